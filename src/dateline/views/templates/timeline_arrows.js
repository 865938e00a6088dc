/* Arrows of the timeline: from an announcement to what became of it. */
"use strict";

const timelineArrows = (() => {
  const VERDICTS = { fulfilled: "fulfilled", changed: "changed", missed: "missed", contradicted: "contradicted", open: "still open" };

  /* From announcements to outcomes; of those that are open, to the day they are due. */
  function arrowsOf(events) {
    const byId = new Map(events.map((event) => [event.id, event]));
    return events.filter((event) => event.verdict || event.settledBy).flatMap((event) => {
      const outcome = byId.get(event.settledBy);
      const verdict = event.verdict in VERDICTS ? event.verdict : outcome ? "fulfilled" : "open";
      const isTold = event.due === null && event.known !== null && !(event.isDated && event.known >= event.start);
      const from = isTold ? event.known : event.start;
      const to = outcome || event;
      if (from === undefined || !to.isDated || (to === event && !isTold && event.due === null)) return [];
      event.isArrowed = isTold;
      return [{ event, outcome, verdict, from, isTold, due: outcome ? null : event.due }];
    });
  }

  function arrowPath({ event, outcome, from, isTold, due }, x) {
    const target = outcome || event;
    const x0 = isTold ? x(from) : event.x + event.bar / 2, y0 = isTold ? event.y : event.y + event.tall / 2;
    if (due !== null) return `M${x0},${y0}Q${(x0 + x(due)) / 2},${y0 + 14} ${x(due)},${event.y + 1}`;
    const toLeft = target.left - 3;
    if (toLeft - x0 > 16) {
      const bend = Math.min(60, (toLeft - x0) / 2), sag = target.y === y0 ? 9 : 0;
      return `M${x0},${y0}C${x0 + bend},${y0 + sag} ${toLeft - bend},${target.y + sag} ${toLeft},${target.y}`;
    }
    const middle = target.x + target.bar / 2, down = Math.sign(target.y - y0) || 1, edge = target.y - down * (target.tall / 2 + 3);
    return `M${x0},${y0}C${x0},${y0 + down * 12} ${middle},${edge - down * 14} ${middle},${edge}`;
  }

  function drawArrows(chart, x) {
    const arrows = chart.arrowLayer.selectAll("g").data(chart.arrows).join((enter) => {
      const made = enter.append("g").attr("class", (arrow) => `arrow ${arrow.verdict}`);
      made.append("path").attr("marker-end", (arrow) => `url(#arrow-${arrow.verdict})`);
      made.filter((arrow) => arrow.isTold).append("circle").attr("r", 3);
      return made;
    });
    arrows.select("path").attr("d", (arrow) => arrowPath(arrow, x));
    arrows.select("circle").attr("cx", (arrow) => x(arrow.from)).attr("cy", (arrow) => arrow.event.y);
  }

  function addHeads(svg) {
    const heads = svg.append("defs").selectAll("marker").data(Object.keys(VERDICTS)).join("marker");
    heads.attr("id", (verdict) => `arrow-${verdict}`).attr("class", (verdict) => `head ${verdict}`).attr("viewBox", "-7 -5 10 10");
    heads.attr("markerWidth", 10).attr("markerHeight", 10).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto");
    const forms = { open: "M-5,-4L0,0L-5,4", missed: "M-4,-4L2,4M-4,4L2,-4", contradicted: "M0,-4.5V4.5M-3,-4.5V4.5" };
    heads.append("path").attr("d", (verdict) => forms[verdict] || "M-6,-4L0,0L-6,4Z");
  }

  return { VERDICTS, arrowsOf, drawArrows, addHeads };
})();
