/* An axis of time, from decades to hours, for the charts that have one. */
"use strict";

const chartTime = (() => {
  const { widthOf } = chartFrame;
  const HOUR = 36e5, DAY = 24 * HOUR, YEAR = 365.25 * DAY, AXIS = 44;
  const UNITS = [
    [YEAR * 0.9, d3.utcYear, d3.utcFormat("%Y"), null, null],
    [DAY * 27, d3.utcMonth, d3.utcFormat("%b"), d3.utcYear, d3.utcFormat("%Y")],
    [DAY * 0.9, d3.utcDay, d3.utcFormat("%-d"), d3.utcMonth, d3.utcFormat("%B %Y")],
    [0, d3.utcHour, d3.utcFormat("%H:%M"), d3.utcDay, d3.utcFormat("%-d %B %Y")],
  ];

  /* Fine ticks below, the larger unit above them; where that began out of sight its name stays at the left edge. */
  function ticksOf(x, [left, right]) {
    const fine = x.ticks(Math.max(2, (right - left) / 74));
    const step = fine.length > 1 ? fine[1] - fine[0] : DAY;
    const [, , words, upper, upperWords] = UNITS.find(([least]) => step >= least);
    const small = fine.map((date) => ({ x: x(date), words: words(date), date }));
    if (!upper) return { small, large: [] };
    const [from, to] = x.domain(), dates = upper.range(upper.floor(from), to);
    const large = dates.map((date) => ({ x: Math.max(x(date), left), words: upperWords(date), isEdge: x(date) < left, date }));
    const font = "600 12px sans-serif";
    return { small, large: large.filter((tick, at) => !tick.isEdge || !large[at + 1] || large[at + 1].x - tick.x > widthOf(tick.words, font) + 12) };
  }

  /* The svg of an axis, which stays in view as the plot is scrolled. */
  function addAxis(frame) {
    return frame.plot.append("svg").attr("class", "axis").attr("aria-hidden", "true");
  }

  /* Draws the axis of a chart with `axis` and `grid` groups, from its `side` to its `width`; gives the larger ticks. */
  function drawAxis(chart, x) {
    const { small, large } = ticksOf(x, [chart.side, chart.width]);
    const at = (selection) => selection.attr("transform", (tick) => `translate(${tick.x},0)`);
    const tick = (name, ticks, place) => at(chart.axis.selectAll(`g.${name}`).data(ticks).join((enter) => {
      const made = enter.append("g").attr("class", name);
      made.append("line").attr("y1", place.from).attr("y2", AXIS);
      made.append("text").attr("x", 5).attr("y", place.text);
      return made;
    })).select("text").text((one) => one.words);
    tick("small", small.filter((one) => one.x >= chart.side), { from: AXIS - 20, text: AXIS - 8 });
    tick("large", large, { from: 2, text: 15 });
    chart.axis.selectAll("g.large").classed("edge", (one) => one.isEdge);
    at(chart.grid.selectAll("line").data(small.filter((one) => one.x >= chart.side)).join("line").attr("y2", chart.height))
      .classed("strong", (one) => large.some((big) => !big.isEdge && +big.date === +one.date));
    return large;
  }

  return { HOUR, DAY, YEAR, AXIS, addAxis, drawAxis };
})();
