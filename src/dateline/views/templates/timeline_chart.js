/* Timeline: the rows of table#story-table on an axis of time, in lanes by dyad or by type.

   A bar is as long as the days are known to; its form and colour are the status, its weight the independent origins.
   An arrow leads from the day of an announcement to what became of it. Undated rows stand in a strip of their own. */
"use strict";

{
  const { widthOf, fitted } = chartFrame;
  const { spanOf, spanWords, dayWords, wordsOf, counted, drawForm } = chartForms;
  const { HOUR, DAY, YEAR, addAxis, drawAxis } = chartTime;
  const { VERDICTS, arrowsOf, drawArrows, addHeads } = timelineArrows;
  const STEP = 22, HEAD = 20, GAP = 5, MOST_LANES = 14;

  /* ---- Rows ---- */

  function eventOf(row) {
    const given = row.dataset, ends = [given.from, given.to].map((iso) => (iso ? spanOf(iso) : null));
    const event = {
      row, id: given.id, status: given.status, second: given.second || "", name: chartFrame.nameOf(row),
      type: given.type || "", dyad: given.dyad || "", origins: Number(given.origins) || 1, known: given.known ? spanOf(given.known)[0] : null,
      settledBy: given.settledBy || "", verdict: given.verdict || "", due: given.due ? spanOf(given.due)[0] : null, href: chartFrame.linkOf(row),
      isDated: Boolean(ends[0] || ends[1]), openStart: !ends[0], openEnd: !ends[1],
    };
    if (event.isDated) {
      event.start = (ends[0] || [ends[1][1] - DAY])[0];
      event.end = Math.max((ends[1] || [0, spanOf(given.from)[1]])[1], event.start + HOUR);
    }
    event.tall = Math.min(17, 9.5 + 2 * Math.log2(event.origins));
    event.words = wordsFor(event, given);
    return event;
  }

  function wordsFor(event, given) {
    const status = [event.status, event.second].filter(Boolean).map(wordsOf).join(", also ");
    const told = given.articles ? `${counted(Number(given.articles), "article")}, ${counted(event.origins, "origin")}` : "";
    const settled = event.verdict ? `expectation: ${VERDICTS[event.verdict] || event.verdict}` : "";
    const known = given.known ? `first told ${dayWords(given.known)}` : "";
    return [event.name, `${spanWords(given.from, given.to)} · ${status}`, [event.dyad, event.type].filter(Boolean).join(" · "),
      [told, known].filter(Boolean).join(" · "), settled];
  }

  /* ---- Lanes ---- */

  /* Lanes by frequency; where there are too many, the rarest are one lane, "others". */
  function lanesOf(events, by) {
    const groups = d3.groups(events.filter((event) => event.isDated), (event) => event[by] || "unknown");
    groups.sort((a, b) => b[1].length - a[1].length || d3.ascending(a[0], b[0]));
    const kept = groups.length > MOST_LANES ? groups.slice(0, MOST_LANES - 1) : groups;
    const lanes = kept.map(([name, members]) => ({ name, members }));
    const rest = groups.slice(kept.length);
    if (rest.length) lanes.push({ name: `${rest.length} others`, members: rest.flatMap((group) => group[1]) });
    for (const lane of lanes) lane.members.sort((a, b) => a.start - b.start || a.end - b.end);
    return lanes;
  }

  /* Puts the events of a lane in rows so that marks do not cover each other and as many as may be keep a label. */
  function pack(lane, { x, font, most }) {
    const ends = [], marks = [];
    for (const event of lane.members) {
      place(event, x);
      const wanted = event.right + GAP + Math.min(widthOf(event.name, font), 260) + 14;
      let line = ends.findIndex((end) => end <= event.reach);
      if (line < 0 && ends.length < most) line = ends.length;
      if (line < 0) line = d3.minIndex(marks);
      const before = line < ends.length ? lane.lines[line] : null;
      if (before) before.room = event.reach - before.right - GAP - 6;
      event.line = line;
      event.room = Infinity;
      ends[line] = wanted;
      marks[line] = Math.max(event.right + 3, marks[line] || -Infinity);
      lane.lines[line] = event;
    }
    return ends.length;
  }

  /* Where a mark stands on an axis: its bar, or a mark of least width about the middle of a short time. */
  function place(event, x) {
    const from = x(event.start), to = x(event.end), middle = (from + to) / 2;
    event.bar = Math.max(to - from, event.tall);
    event.x = Math.min(from, middle - event.bar / 2);
    event.left = event.x - (event.openStart ? 14 : 0);
    event.reach = Math.min(event.left, event.isArrowed ? x(event.known) - 5 : Infinity);
    event.right = event.x + event.bar + (event.second ? 13 : 0) + (event.openEnd ? 14 : 0);
  }

  /* ---- Marks ---- */

  function makeMarks(chart) {
    const marks = chart.root.selectAll("a.mark").data(chart.events, (event) => event.id).join((enter) => {
      const made = enter.append("a").attr("data-mark", "").attr("data-id", (event) => event.id);
      made.attr("class", (event) => `mark event ${event.status}`).attr("href", (event) => event.href);
      made.attr("role", "link").attr("aria-label", (event) => event.words.filter(Boolean).join(". "));
      made.append("rect").attr("class", "hit").attr("y", -STEP / 2).attr("height", STEP);
      made.append("g").attr("class", "body");
      made.filter((event) => event.second).append("g").attr("class", (event) => `second event ${event.second}`);
      made.filter((event) => event.isDated && (event.openStart || event.openEnd)).append("path").attr("class", "ajar");
      made.append("text").attr("dy", ".36em");
      return made;
    });
    for (const node of marks.nodes()) d3.select(node).datum().node = node;
  }

  const child = (event, name) => event.node.querySelector(`:scope > ${name}`);

  /* Where the label goes: right of the mark, or into a long bar that leaves the view. */
  function labelOf(event, chart) {
    const right = chart.width - 4, room = Math.min(event.room, right - event.right - GAP);
    const outside = fitted(event.name, room, chart.font);
    const from = Math.max(event.x, chart.side) + 7, inside = Math.min(event.x + event.bar, right) - from - 6;
    if (!outside && event.room > 0 && event.bar > 60 && inside > 60) return [from - event.x, fitted(event.name, inside, chart.font), true];
    return [event.right - event.x + GAP, outside, false];
  }

  function drawMark(event, chart) {
    const isOut = event.isDated && (event.right < chart.side || event.left > chart.width);
    if (isOut !== event.isOut) event.node.classList.toggle("out", (event.isOut = isOut));
    if (isOut) return;
    event.node.setAttribute("transform", `translate(${event.x},${event.y})`);
    const [x, words, isInside] = labelOf(event, chart);
    const text = child(event, "text");
    text.setAttribute("x", x);
    if (text.textContent !== words) text.textContent = words;
    if (text.classList.contains("inside") !== isInside) text.classList.toggle("inside", isInside);
    if (event.drawn === event.bar) return;
    event.drawn = event.bar;
    drawForm(child(event, ".body"), event.status, event.bar, event.tall);
    child(event, ".hit").setAttribute("x", -4);
    child(event, ".hit").setAttribute("width", event.right - event.x + 8);
    drawExtras(event);
  }

  /* The second status, and the open end of a time that has one. */
  function drawExtras(event) {
    const second = child(event, ".second"), ajar = child(event, ".ajar");
    if (second) {
      second.setAttribute("transform", `translate(${event.bar + 3},0)`);
      drawForm(second, event.second, 9, 9);
    }
    if (!ajar) return;
    const end = event.right - event.x;
    ajar.setAttribute("d", (event.openStart ? "M-2,0H-14m4,-3.5l-4,3.5l4,3.5" : "") + (event.openEnd ? `M${end - 12},0H${end}m-4,-3.5l4,3.5l-4,3.5` : ""));
  }

  /* ---- The chart ---- */

  const frameOf = (figure) => chartFrame.open(figure, {
    name: "Timeline",
    says: "Each mark is one row of the table below, on the days it is known to have been or is to be.",
    keys: "Left and right arrows move in time, plus and minus zoom, Tab goes to the marks and arrows from mark to mark, Enter opens, Escape comes back here.",
  });

  function layersOf(frame) {
    const top = addAxis(frame);
    const svg = frame.plot.append("svg").attr("class", "lanes").attr("role", "presentation");
    addHeads(svg);
    const grid = svg.append("g").attr("class", "grid").attr("aria-hidden", "true");
    const heads = svg.append("g").attr("class", "heads").attr("aria-hidden", "true");
    const view = svg.append("svg").attr("class", "view").attr("role", "presentation");
    const moved = view.append("g");
    const now = moved.append("g").attr("class", "now").attr("aria-hidden", "true");
    return { top, axis: top.append("g"), svg, grid, heads, view, moved, now, arrowLayer: moved.append("g").attr("class", "arrows").attr("aria-hidden", "true"), root: moved.append("g") };
  }

  const airy = ([from, to]) => {
    const air = Math.max((to - from) * 0.03, DAY);
    return [from - air, to + air * 3];
  };

  /* The time that holds all rows, with a little air. */
  function fitOf(events) {
    const times = events.filter((event) => event.isDated).flatMap((event) => [event.start, event.end, event.known ?? event.start]);
    return airy(times.length ? d3.extent(times) : [Date.now() - YEAR, Date.now()]);
  }

  /* The time to begin with: all, or that of nine in ten rows where the few others would crowd these together. */
  function firstView(events, fit) {
    const dated = events.filter((event) => event.isDated);
    if (dated.length < 10) return fit;
    const core = airy([d3.quantile(dated, 0.08, (event) => event.start), d3.quantile(dated, 0.98, (event) => event.end)]);
    return core[1] - core[0] < (fit[1] - fit[0]) / 3 ? core : fit;
  }

  class Timeline {
    constructor(figure, rows) {
      this.events = rows.map(eventOf).sort((a, b) => b.isDated - a.isDated || a.start - b.start || a.end - b.end);
      this.frame = frameOf(figure);
      this.by = figure.dataset.lanes === "type" ? "type" : "dyad";
      this.font = `12.5px ${getComputedStyle(this.frame.node).fontFamily}`;
      Object.assign(this, layersOf(this.frame));
      this.fit = fitOf(this.events);
      this.asOf = figure.dataset.asOf ? spanOf(figure.dataset.asOf) : null;
      this.arrows = arrowsOf(this.events);
      makeMarks(this);
      this.addTools();
      chartFrame.tie(this.frame, this.events);
      chartFrame.roam(this.frame, { data: this.events, next: this.next.bind(this), reveal: this.reveal.bind(this) });
      this.frame.onLight = (datum) => this.arrowLayer.selectAll("g").classed("lit", (arrow) => datum && (arrow.event === datum || arrow.outcome === datum));
      chartFrame.watch(this.frame, (width) => this.resize(width));
    }

    addTools() {
      this.beyond = this.frame.tools.append("button").attr("type", "button").property("hidden", true).on("click", () => this.show(this.fit));
      const lanes = this.frame.tools.append("span").attr("class", "choice").attr("role", "group").attr("aria-label", "Lanes");
      const buttons = lanes.selectAll("button").data([["dyad", "By dyad"], ["type", "By type"]]).join("button");
      const pressed = () => buttons.attr("aria-pressed", ([by]) => String(by === this.by));
      buttons.attr("type", "button").text(([, words]) => words).on("click", (event, [by]) => { this.by = by; pressed(); this.layOut(); });
      pressed();
      const draw = chartFrame.oncePerFrame(() => this.draw());
      this.zoom = d3.zoom().on("zoom", (event) => { this.transform = event.transform; draw(); });
      chartFrame.zoomWith(this.frame, { zoom: this.zoom, target: this.svg, fit: () => this.show(this.fit) });
      this.svg.call(this.zoom);
      this.addKeys();
    }

    addKeys() {
      const items = chartForms.keyItems(new Set(this.events.flatMap((event) => [event.status, event.second])));
      const verdicts = new Set(this.arrows.map((arrow) => arrow.verdict));
      const line = (verdict) => (svg) => svg.append("g").attr("class", `arrow ${verdict}`).append("path").attr("d", "M1,8H27").attr("marker-end", `url(#arrow-${verdict})`);
      const shown = Object.keys(VERDICTS).filter((verdict) => verdicts.has(verdict));
      chartFrame.addKey(this.frame, [...items, ...shown.map((verdict) => [line(verdict), `announced, ${VERDICTS[verdict]}`])]);
    }

    /* Another width: the same time stays in view. */
    resize(width) {
      const seen = this.width ? this.scale().domain().map(Number) : firstView(this.events, this.fit);
      this.width = width;
      this.side = width >= 720 ? Math.min(170, width * 0.13) : 0;
      this.base = d3.scaleUtc(this.fit, [this.side, width]);
      const span = this.fit[1] - this.fit[0];
      this.zoom.scaleExtent([Math.min(1, span / (60 * YEAR)), Math.max(1, span / (6 * HOUR))]).extent([[this.side, 0], [width, 1]]);
      chartFrame.size(this.top, width, chartTime.AXIS);
      this.view.attr("x", this.side).attr("width", width - this.side);
      this.moved.attr("transform", `translate(${-this.side},0)`);
      this.layOut();
      this.show(seen, true);
    }

    scale() { return (this.transform || d3.zoomIdentity).rescaleX(this.base); }

    /* Lanes get their height from the view of all, where most marks meet, so that zooming does not move the page. */
    layOut() {
      this.lanes = lanesOf(this.events, this.by);
      const dated = d3.sum(this.lanes, (lane) => lane.members.length);
      const head = this.side ? 0 : HEAD;
      let y = 0;
      for (const lane of this.lanes) {
        lane.lines = [];
        lane.y = y + head + 5;
        lane.rows = pack(lane, { x: this.base, font: this.font, most: Math.max(3, Math.min(12, Math.round((30 * lane.members.length) / dated))) });
        y = lane.bottom = lane.y + lane.rows * STEP + 5;
      }
      this.laneEnd = y;
      this.height = y + this.layStrip(y);
      chartFrame.size(this.svg, this.width, this.height);
      this.view.attr("height", this.height);
      this.drawHeads();
      this.draw();
    }

    /* The undated, in a strip below, with labels while they are few. Returns its height. */
    layStrip(top) {
      const undated = this.events.filter((event) => !event.isDated), head = this.side ? 0 : HEAD;
      if (!undated.length) return 0;
      const few = undated.length <= 24, end = this.width - 8;
      let x = this.side + 6, y = top + head + 5 + STEP / 2;
      for (const event of undated) {
        const wide = event.tall + (event.second ? 13 : 0), room = few ? Math.min(widthOf(event.name, this.font), 210) : 0;
        if (x + wide + room + 16 > end && x > this.side + 6) { x = this.side + 6; y += STEP; }
        Object.assign(event, { x, y, bar: event.tall, left: x, right: x + wide, room: few ? Math.min(room, end - x - wide) : 0 });
        x += wide + room + 18;
      }
      return y + STEP / 2 + 5 - top;
    }

    drawHeads() {
      const strips = [...this.lanes, ...(this.height > this.laneEnd ? [{ name: "undated", y: this.laneEnd + (this.side ? 5 : HEAD + 5), bottom: this.height, isUndated: true }] : [])];
      const font = `600 ${this.font}`;
      this.heads.selectAll("g").data(strips).join((enter) => {
        const made = enter.append("g");
        made.append("line");
        made.append("text");
        return made;
      }).classed("undated", (lane) => lane.isUndated).each((lane, at, nodes) => {
        const group = d3.select(nodes[at]);
        group.select("line").attr("x2", this.width).attr("y1", lane.bottom).attr("y2", lane.bottom);
        group.select("text").attr("x", this.side ? 0 : 2).attr("y", this.side ? lane.y + STEP / 2 + 4 : lane.y - 6).text(fitted(lane.name, (this.side || this.width) - 10, font));
      });
    }

    draw() {
      const x = this.scale();
      for (const lane of this.lanes) {
        lane.lines = [];
        pack(lane, { x, font: this.font, most: lane.rows });
        for (const event of lane.members) event.y = lane.y + (event.line + 0.5) * STEP;
      }
      drawAxis(this, x);
      for (const event of this.events) drawMark(event, this);
      drawArrows(this, x);
      this.drawNow(x);
      this.keepReachable();
      this.drawBeyond();
      this.frame.node.dataset.from = new Date(x.invert(this.side)).toISOString();
      this.frame.node.dataset.to = new Date(x.invert(this.width)).toISOString();
    }

    /* How many are before and after what is in view; a button shows all. */
    drawBeyond() {
      const dated = this.events.filter((event) => event.isDated);
      const before = dated.filter((event) => event.right < this.side).length, after = dated.filter((event) => event.left > this.width).length;
      const words = [before && `${before} earlier`, after && `${after} later`].filter(Boolean).join(", ");
      this.beyond.text(words ? `Show all: ${words}` : "").property("hidden", !words);
    }

    /* The mark in the order of Tab is one in view; a focus that would be lost goes back to the plot. */
    keepReachable() {
      const held = this.events.find((event) => event.node.getAttribute("tabindex") === "0");
      const seen = this.events.find((event) => !event.isOut);
      if (!held || !held.isOut || !seen) return;
      if (document.activeElement === held.node) this.frame.node.focus();
      held.node.setAttribute("tabindex", -1);
      seen.node.setAttribute("tabindex", 0);
    }

    drawNow(x) {
      const at = this.now.selectAll("g").data(this.asOf ? [x(this.asOf[1])] : []).join((enter) => {
        const made = enter.append("g");
        made.append("line");
        made.append("text").attr("x", 4).attr("y", 10).text(`as of ${dayWords(this.frame.figure.dataset.asOf)}`);
        return made;
      });
      at.attr("transform", (place) => `translate(${place},0)`).select("line").attr("y2", this.laneEnd);
    }

    /* Brings a time into view. */
    show([from, to], atOnce = false) {
      const [left, right] = this.base.range(), k = (right - left) / (this.base(to) - this.base(from));
      const transform = d3.zoomIdentity.translate(left - this.base(from) * k, 0).scale(k);
      const target = atOnce || chartFrame.still.matches ? this.svg : this.svg.transition().duration(220);
      this.zoom.transform(target, transform);
    }

    reveal(event) {
      if (!event.isDated) return;
      const x = this.scale(), room = this.width - this.side;
      const isSeen = x(event.end) > this.side + 8 && x(event.start) < this.width - 30;
      if (isSeen) return;
      const half = (x.domain()[1] - x.domain()[0]) / 2, middle = event.end - event.start > half ? event.start + half * 0.8 : (event.start + event.end) / 2;
      if (room > 0) this.show([middle - half, middle + half], true);
      this.draw();
    }

    /* Up and down lead to the nearest mark in time on the rows above or below. */
    next(event, key) {
      if (key !== "ArrowUp" && key !== "ArrowDown") return null;
      const down = key === "ArrowDown";
      const beyond = this.events.filter((one) => !one.isOut && (down ? one.y > event.y + 1 : one.y < event.y - 1));
      const y = (down ? d3.min : d3.max)(beyond, (one) => one.y);
      return d3.least(beyond.filter((one) => one.y === y), (one) => Math.abs(one.x - event.x)) || event;
    }
  }

  const figure = document.getElementById("timeline");
  const rows = figure ? chartFrame.rowsOf(figure, "story-table").filter((row) => row.dataset.id) : [];
  if (rows.length) {
    chartForms.addHatch();
    new Timeline(figure, rows);
  }
}
