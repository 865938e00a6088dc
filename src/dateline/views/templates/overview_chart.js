/* Overview: the counts of table#story-bins as bars on an axis of time, stacked by status.

   A bar is a period, as long as that is; it leads to the occurrences of that time alone, where they are told finer. */
"use strict";

{
  const { spanOf, dayWords, wordsOf, counted, STATUSES } = chartForms;
  const HEIGHT = 190, TOP = 10, SIDE = 52;
  const NOUNS = ["year", "month", "day"];

  function periodsOf(rows) {
    const groups = d3.groups(rows.filter((row) => Number(row.dataset.count) > 0), (row) => row.dataset.period);
    return groups.map(([period, rows]) => periodOf(period, rows)).sort((a, b) => a.start - b.start);
  }

  /* A period with its parts, one on top of the other in the order of the statuses. */
  function periodOf(period, rows) {
    const [start, end] = spanOf(period), counts = d3.rollup(rows, (ones) => d3.sum(ones, (row) => row.dataset.count), (row) => row.dataset.status);
    let total = 0;
    const parts = STATUSES.filter((status) => counts.has(status)).map((status) => ({ status, from: total, to: (total += counts.get(status)) }));
    const words = [`${dayWords(period)}: ${counted(total, "occurrence")}`, ...parts.map((part) => `${(part.to - part.from).toLocaleString("en")} ${wordsOf(part.status)}`)];
    return { period, start, end, rows, parts, total, words, href: chartFrame.linkOf(rows[0]) };
  }

  /* What is drawn of a part: its outline, a half of what is ongoing, a stroke through what is denied or did not happen. */
  function paintPart(group, { status }, { width, height }) {
    const inset = Math.min(0.9, height / 2), w = Math.max(width - 2 * inset, 0.5), h = Math.max(height - 2 * inset, 0.3);
    const up = Math.min(h, w), middle = height / 2;
    const slash = (turn) => `M${width / 2 - up / 2},${middle + (turn * up) / 2}L${width / 2 + up / 2},${middle - (turn * up) / 2}`;
    const over = { denied: slash(1), not_happened: slash(1) + slash(-1) }[status];
    const inner = status === "ongoing" ? `M${inset},${inset}h${w / 2}v${h}h${-w / 2}Z` : "";
    const paths = [["outline", `M${inset},${inset}h${w}v${h}h${-w}Z`], ["inner", inner], ["over", height > 5 ? over : ""]];
    const drawn = d3.select(group).selectAll("path").data(paths.filter(([, path]) => path), ([name]) => name).join("path");
    drawn.attr("class", ([name]) => name).attr("d", ([, path]) => path);
    if (status === "alleged") drawn.attr("fill", "url(#chart-hatch)");
  }

  class Overview {
    constructor(figure, rows) {
      this.periods = periodsOf(rows);
      const noun = NOUNS[this.periods[0].period.split("-").length - 1];
      this.frame = chartFrame.open(figure, {
        name: "Overview",
        says: `All that is asked for, counted by the ${noun} it begins in. A bar leads to what is in it.`,
        keys: "Tab goes to the bars, left and right arrows from bar to bar, Enter opens the occurrences of one, Escape comes back here.",
      });
      this.axis = chartTime.addAxis(this.frame).append("g");
      this.svg = this.frame.plot.append("svg").attr("class", "overview").attr("role", "presentation");
      [this.grid, this.levels] = ["grid", "levels"].map((name) => this.svg.append("g").attr("class", name).attr("aria-hidden", "true"));
      this.root = this.svg.append("g");
      this.makeMarks();
      chartFrame.addKey(this.frame, chartForms.keyItems(new Set(this.periods.flatMap((one) => one.parts.map((part) => part.status)))));
      chartFrame.tie(this.frame, this.periods);
      chartFrame.roam(this.frame, { data: this.periods });
      chartFrame.watch(this.frame, (width) => this.draw(width));
    }

    makeMarks() {
      this.marks = this.root.selectAll("a").data(this.periods).join("a").attr("class", "mark period-bar").attr("data-mark", "");
      this.marks.attr("data-period", (one) => one.period).attr("href", (one) => one.href).attr("role", "link");
      this.marks.attr("aria-label", (one) => one.words.join(", "));
      this.marks.append("rect").attr("class", "hit").attr("y", 0).attr("height", HEIGHT);
      this.marks.selectAll("g").data((one) => one.parts).join("g").attr("class", (part) => `event ${part.status}`);
    }

    draw(width) {
      Object.assign(this, { width, side: SIDE, height: HEIGHT });
      const ends = [this.periods[0].start, d3.max(this.periods, (one) => one.end)];
      const x = d3.scaleUtc(ends, [SIDE, width - 2]);
      const y = d3.scaleLinear([0, d3.max(this.periods, (one) => one.total)], [HEIGHT - 1, TOP]).nice(4);
      chartFrame.size(this.svg, width, HEIGHT);
      const above = chartTime.drawAxis(this, x).length ? 0 : 18;
      this.axis.attr("transform", `translate(0,${-above})`);
      chartFrame.size(this.frame.plot.select(".axis"), width, chartTime.AXIS - above);
      this.drawLevels(y);
      this.drawBars(x, y);
      Object.assign(this.frame.node.dataset, { from: new Date(ends[0]).toISOString(), to: new Date(ends[1]).toISOString() });
    }

    drawLevels(y) {
      const levels = this.levels.selectAll("g").data(y.ticks(4).filter(Number.isInteger)).join((enter) => {
        const made = enter.append("g");
        made.append("line").attr("x1", SIDE);
        made.append("text").attr("x", SIDE - 8).attr("dy", ".36em").attr("text-anchor", "end");
        return made;
      });
      levels.attr("transform", (level) => `translate(0,${y(level)})`).select("line").attr("x2", this.width);
      levels.select("text").attr("dy", (level) => (level ? ".36em" : "-.1em")).text((level) => level.toLocaleString("en"));
    }

    drawBars(x, y) {
      this.marks.each((one, at, nodes) => {
        const left = x(one.start), wide = Math.max(1, x(one.end) - left), gap = Math.min(wide > 4 ? 1 : 0, wide / 4);
        const mark = d3.select(nodes[at]).attr("transform", `translate(${left},0)`);
        mark.select(".hit").attr("width", wide);
        mark.selectAll("g").attr("transform", (part) => `translate(${gap},${y(part.to)})`).each(function paint(part) {
          paintPart(this, part, { width: wide - 2 * gap, height: y(part.from) - y(part.to) });
        });
      });
    }
  }

  const figure = document.getElementById("overview");
  const rows = figure ? chartFrame.rowsOf(figure, "story-bins").filter((row) => row.dataset.period) : [];
  if (rows.some((row) => Number(row.dataset.count) > 0)) {
    chartForms.addHatch();
    new Overview(figure, rows);
  }
}
