/* How statuses and days look and read, in every chart: a status by form and colour as in timeline.css. */
"use strict";

const chartForms = (() => {
  const STATUSES = ["happened", "ongoing", "planned", "possible", "alleged", "denied", "not_happened", "hypothetical"];
  const wordsOf = (status) => status.replace("_", " ");

  /* Paths of a status on a bar of a width and height, from (0, -height / 2): an outline, and what is laid over it. */
  function formPaths(status, width, height) {
    const half = height / 2, round = Math.min(half, width / 2), middle = width / 2;
    const bar = (from, to) => `M${from + round},${-half}H${to - round}a${round},${half} 0 0 1 0,${height}H${from + round}a${round},${half} 0 0 1 0,${-height}Z`;
    const slash = (turn) => `M${middle - half * 1.25},${turn * half * 1.25}L${middle + half * 1.25},${-turn * half * 1.25}`;
    const long = width > height * 2;
    if (status === "ongoing") {
      const end = long ? middle : round;
      return { outline: bar(0, width), inner: `M${round},${-half}H${Math.max(end, middle)}V${half}H${round}a${round},${half} 0 0 1 0,${-height}Z` };
    }
    if (status === "denied") return { outline: bar(0, width), over: long ? `M-4,0H${width + 4}` : slash(1) };
    if (status === "not_happened") return { outline: long ? `M0,0H${middle - half * 1.6}M${middle + half * 1.6},0H${width}` : "", over: slash(1) + slash(-1) };
    return { outline: bar(0, width) };
  }

  /* Draws a status into a group, or redraws it at another size. */
  function drawForm(group, status, width, height) {
    const paths = formPaths(status, width, height);
    for (const part of ["outline", "inner", "over"]) {
      let path = group.querySelector(`:scope > .${part}`);
      if (!path && paths[part]) {
        path = group.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
        path.setAttribute("class", part);
        if (status === "alleged" && part === "outline") path.setAttribute("fill", "url(#chart-hatch)");
      }
      if (path) path.setAttribute("d", paths[part] || "");
    }
  }

  /* The hatching of what is alleged; one on the page serves all charts. */
  function addHatch() {
    if (document.getElementById("chart-hatch")) return;
    const svg = d3.select(document.body).append("svg").attr("class", "chart-defs").attr("aria-hidden", "true").attr("width", 0).attr("height", 0);
    svg.append("defs").append("pattern").attr("id", "chart-hatch").attr("width", 4).attr("height", 4)
      .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)")
      .append("path").attr("d", "M1,0V4");
  }

  function keyItems(statuses) {
    return STATUSES.filter((status) => statuses.has(status)).map((status) => [
      (svg) => drawForm(svg.append("g").attr("class", `event ${status}`).attr("transform", "translate(9,8)").node(), status, 12, 11),
      wordsOf(status),
    ]);
  }

  function utc(year, month, day) {
    const date = new Date(Date.UTC(2000, month, day));
    date.setUTCFullYear(year, month, day);
    return date.getTime();
  }

  /* First moment and end (the first moment after) of an ISO day, month, year or minute, in milliseconds of UTC. */
  function spanOf(iso) {
    if (iso.includes("T")) {
      const moment = Date.parse(/[Z+]/.test(iso) ? iso : `${iso}Z`);
      return [moment, moment + 36e5];
    }
    const [year, month, day] = iso.split("-").map(Number);
    const start = utc(year, (month || 1) - 1, day || 1);
    return [start, day ? start + 864e5 : month ? utc(year, month, 1) : utc(year + 1, 0, 1)];
  }

  const formats = [d3.utcFormat("%Y"), d3.utcFormat("%B %Y"), d3.utcFormat("%-d %B %Y")];

  function dayWords(iso) {
    if (!iso) return "";
    return formats[Math.min(iso.split("-").length, 3) - 1](new Date(spanOf(iso)[0]));
  }

  /* The days in words, as fine as the text and no finer. */
  function spanWords(from, to) {
    if (!from && !to) return "undated";
    if (!from) return `by ${dayWords(to)}`;
    if (!to) return `from ${dayWords(from)}`;
    return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
  }

  const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

  return { STATUSES, wordsOf, drawForm, addHatch, keyItems, spanOf, dayWords, spanWords, counted };
})();
