/* What the charts share: a figure with tools, a plot, a tip, zoom by button, wheel and key, and a walk among marks.

   A chart is drawn from a table of the page and adds nothing to it: each mark is a link with the words of its row.
   The figure stays hidden (charts.css) until a chart has been drawn in it. */
"use strict";

const chartFrame = (() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const MARK = "[data-mark]";
  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  /* Where a row leads: its first link, if that stays on the web or on the page. */
  function linkOf(row) {
    const link = row.querySelector("a[href]");
    return link && /^(https?|file):$/.test(link.protocol) ? link.getAttribute("href") : null;
  }

  /* A row's own name, or the words of its link. */
  function nameOf(row) {
    return row.dataset.name || (row.querySelector("a[href]") || row).textContent.replace(/\s+/g, " ").trim();
  }

  function rowsOf(figure, fallback) {
    const table = document.getElementById(figure.dataset.table || fallback);
    return table ? [...table.querySelectorAll("tbody tr")] : [];
  }

  /* Width of text in pixels, measured once a word and font. */
  function widthOf(text, font) {
    const key = `${font}\n${text}`;
    if (!widths.has(key)) {
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  /* The text, shortened to fit; "" where not even a short word would. */
  function fitted(text, room, font) {
    if (widthOf(text, font) <= room) return text;
    if (room < 76) return "";
    let length = Math.floor((text.length * room) / widthOf(text, font));
    while (length > 3 && widthOf(`${text.slice(0, length).trimEnd()}…`, font) > room) length -= 1;
    return length > 3 ? `${text.slice(0, length).trimEnd()}…` : "";
  }

  /* The figure with its parts; `says` stands where the page has no caption of its own. */
  function open(figure, { name, says, keys }) {
    const root = d3.select(figure).classed("chart", true);
    const own = root.select("figcaption");
    const caption = own.empty() ? root.append("figcaption").text(says) : own;
    if (!caption.attr("id")) caption.attr("id", `${figure.id}-says`);
    root.attr("aria-labelledby", caption.attr("id"));
    const tools = root.append("div").attr("class", "chart-tools").attr("role", "group").attr("aria-label", `${name}: view`);
    const plot = root.append("div").attr("class", "plot").attr("role", "group").attr("tabindex", 0);
    plot.attr("aria-label", `${name}. ${keys}`);
    const tip = root.append("div").attr("class", "tip").attr("aria-hidden", "true").property("hidden", true);
    const frame = { figure, root, caption, tools, plot, tip, node: plot.node() };
    tipWith(frame);
    return frame;
  }

  function addButton(frame, text, label, act) {
    const button = frame.tools.append("button").attr("type", "button").text(text).on("click", act);
    if (label !== text) button.attr("aria-label", label).attr("title", label);
    return button;
  }

  /* The size of a drawing; in print it is scaled to the width of the paper. */
  function size(svg, width, height) {
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
  }

  /* A key to what is drawn: `items` are pairs of a painter of a small svg, and the words. */
  function addKey(frame, items) {
    const entry = frame.root.insert("ul", ".tip").attr("class", "chart-key").selectAll("li").data(items).join("li");
    entry.append("svg").attr("width", 30).attr("height", 16).attr("aria-hidden", "true").each(function paint([draw]) {
      draw(d3.select(this));
    });
    entry.append("span").text(([, words]) => words);
  }

  /* Draws now and whenever the plot has another width. */
  function watch(frame, draw) {
    let last = 0;
    const redraw = () => {
      const width = Math.floor(frame.node.clientWidth);
      if (width && width !== last) draw((last = width));
    };
    frame.root.classed("drawn", true).property("hidden", false);
    redraw();
    new ResizeObserver(() => requestAnimationFrame(redraw)).observe(frame.node);
  }

  /* One run of `act` a frame of the screen, however often it is asked for. */
  function oncePerFrame(act) {
    let asked = false;
    return () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; act(); });
    };
  }

  function tipWith(frame) {
    let leaving = 0;
    const leave = () => { leaving = setTimeout(() => hideTip(frame), 160); };
    const stay = () => clearTimeout(leaving);
    frame.tip.on("mouseenter", stay).on("mouseleave", leave);
    frame.plot.on("mouseover.tip focusin.tip", (event) => {
      const mark = event.target.closest(MARK);
      stay();
      if (mark) showTip(frame, mark); else hideTip(frame);
    });
    frame.plot.on("mouseleave.tip focusout.tip", leave);
    frame.plot.on("pointerdown.tip wheel.tip", () => hideTip(frame));
  }

  function hideTip(frame) {
    frame.tip.property("hidden", true);
    light(frame, null);
  }

  function showTip(frame, mark) {
    const [title, ...lines] = d3.select(mark).datum().words;
    frame.tip.property("hidden", false).selectAll("p").data([title, ...lines.filter(Boolean)]).join("p").text((line) => line);
    const around = frame.figure.getBoundingClientRect(), at = mark.getBoundingClientRect();
    const shown = frame.node.getBoundingClientRect(), own = frame.tip.node().getBoundingClientRect();
    const middle = (Math.max(at.left, shown.left) + Math.min(at.right, shown.right)) / 2 - around.left;
    const above = at.top - around.top - own.height - 8;
    frame.tip.style("left", `${Math.max(0, Math.min(around.width - own.width, middle - own.width / 2))}px`);
    frame.tip.style("top", `${at.top - own.height - 8 > 0 ? above : at.bottom - around.top + 8}px`);
    light(frame, d3.select(mark).datum());
  }

  /* Lights a mark and its row, and puts out what was lit. */
  function light(frame, datum) {
    if (frame.lit === datum) return;
    frame.lit = datum;
    const rows = new Set(datum ? datum.rows || [datum.row] : []);
    for (const row of frame.litRows || []) row.classList.remove("lit");
    for (const row of rows) row.classList.add("lit");
    frame.litRows = rows;
    frame.plot.selectAll(MARK).classed("lit", (one) => one === datum);
    frame.root.classed("has-lit", Boolean(datum));
    if (frame.onLight) frame.onLight(datum);
  }

  /* A row under the pointer or in focus lights its mark. */
  function tie(frame, data) {
    const byRow = new Map(data.flatMap((one) => (one.rows || [one.row]).map((row) => [row, one])));
    const table = data.length ? (data[0].rows || [data[0].row])[0].closest("table") : null;
    if (!table) return;
    const on = (event) => light(frame, byRow.get(event.target.closest("tr")) || null);
    for (const kind of ["mouseover", "focusin"]) table.addEventListener(kind, on);
    for (const kind of ["mouseleave", "focusout"]) table.addEventListener(kind, () => light(frame, null));
  }

  /* Zoom by buttons, keys on the plot, drag, pinch, and the wheel with ctrl (without it the page scrolls). */
  function zoomWith(frame, { zoom, target, fit }) {
    zoom.filter((event) => !event.button && (event.type !== "wheel" || event.ctrlKey || event.metaKey));
    const moved = () => (still.matches ? target : target.transition().duration(180));
    const by = (factor) => zoom.scaleBy(moved(), factor);
    const pan = (right, down) => zoom.translateBy(target, right, down);
    addButton(frame, "+", "Zoom in", () => by(2));
    addButton(frame, "−", "Zoom out", () => by(0.5));
    addButton(frame, "Fit", "Show all", fit);
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const keys = { "+": () => by(1.5), "=": () => by(1.5), "-": () => by(1 / 1.5), "0": fit };
    frame.plot.on("keydown.zoom", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = event.target === frame.node && steps[event.key];
      if (!step && !keys[event.key]) return;
      if (step && step[1] && frame.scrollsDown) return;
      event.preventDefault();
      if (step) pan(...step.map((pixels) => pixels / (frame.scale || 1))); else keys[event.key]();
    });
  }

  /* A walk among marks: one of them is in the order of Tab, arrows go to the others, Escape goes back to the plot.
     `next(datum, key)` is the mark that lies there; `reveal(datum)` brings it into view. */
  function roam(frame, { data, next, reveal = () => {} }) {
    const line = (datum, key) => {
      const at = data.indexOf(datum) + (key === "ArrowRight" || key === "ArrowDown" ? 1 : -1);
      return data[key === "Home" ? 0 : key === "End" ? data.length - 1 : at];
    };
    const go = (datum) => {
      reveal(datum);
      frame.plot.selectAll(MARK).attr("tabindex", (one) => (one === datum ? 0 : -1));
      frame.plot.selectAll(MARK).filter((one) => one === datum).node().focus();
    };
    frame.plot.selectAll(MARK).attr("tabindex", (one) => (one === data[0] ? 0 : -1));
    frame.plot.on("keydown.roam", (event) => {
      const mark = event.target.closest(MARK);
      if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") { frame.node.focus(); hideTip(frame); return; }
      if (!/^(Arrow|Home$|End$)/.test(event.key)) return;
      event.preventDefault();
      const datum = d3.select(mark).datum();
      const found = (next && next(datum, event.key)) || line(datum, event.key);
      if (found) go(found);
    });
  }

  return { linkOf, nameOf, rowsOf, widthOf, fitted, open, size, addButton, addKey, watch, oncePerFrame, tie, zoomWith, roam, showTip, still };
})();
