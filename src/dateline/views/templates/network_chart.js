/* Network: the rows of table#dyads as arrows between states, laid out by forces that are at rest before it is shown.

   An arrow is as wide as its acts are many; its colour is their mean tone, dashed where conflict outweighs. */
"use strict";

{
  const { counted } = chartForms;
  const MARGIN = 46, ROUNDS = 320;

  /* States by the acts they have part in, the most first; arrows by theirs. */
  function graphOf(rows) {
    const nodes = new Map(), edges = [];
    const nodeOf = (code, name) => {
      if (!nodes.has(code)) nodes.set(code, { code, name: name || code, acts: 0, edges: [], rows: [], isNode: true });
      return nodes.get(code);
    };
    for (const row of rows) {
      const given = row.dataset, count = Number(given.count);
      const edge = { row, count, scale: Number(given.scale), tone: Number(given.tone), href: chartFrame.linkOf(row) };
      edge.source = nodeOf(given.source, given.sourceName);
      edge.target = nodeOf(given.target, given.targetName);
      edge.toneWords = (row.querySelector(".tone") || { textContent: "" }).textContent.trim();
      edge.words = [`${edge.source.name} → ${edge.target.name}`, counted(count, "act"), [edge.toneWords, `mean scale ${d3.format("+.1f")(edge.scale)}`].filter(Boolean).join(", ")];
      for (const node of new Set([edge.source, edge.target])) { node.acts += count; node.edges.push(edge); node.rows.push(row); }
      edges.push(edge);
    }
    const sorted = [...nodes.values()].sort((a, b) => b.acts - a.acts || d3.ascending(a.code, b.code));
    for (const node of sorted) node.words = wordsOf(node);
    return { nodes: sorted, edges: edges.sort((a, b) => b.count - a.count) };
  }

  function wordsOf(node) {
    const sum = (by) => d3.sum(node.edges.filter((edge) => edge[by] === node), (edge) => edge.count);
    return [node.name, `${counted(sum("source"), "act")} on ${counted(new Set(node.edges.filter((edge) => edge.source === node).map((edge) => edge.target)).size, "state")}`,
      `${counted(sum("target"), "act")} of ${counted(new Set(node.edges.filter((edge) => edge.target === node).map((edge) => edge.source)).size, "state")} on it`];
  }

  /* From 0 to 1 by place and by order, half and half, so that one far off does not crowd the others together. */
  function spreadOf(values) {
    const by = d3.scaleLinear(d3.extent(values), [0, 1]), order = d3.sort(values);
    return values.length > 1 ? (value) => (by(value) + order.indexOf(value) / (values.length - 1)) / 2 : () => 0.5;
  }

  /* Places from 0 to 1, the same for the same rows: the forces begin at fixed places and run to rest. */
  function layOut({ nodes, edges }, shape) {
    const most = d3.max(edges, (edge) => edge.count), bodies = nodes.map((node) => ({ node }));
    const body = new Map(bodies.map((one) => [one.node, one]));
    const links = edges.map((edge) => ({ source: body.get(edge.source), target: body.get(edge.target), weight: Math.sqrt(edge.count / most) }));
    const forces = d3.forceSimulation(bodies).stop()
      .force("link", d3.forceLink(links).distance(70).strength((link) => 0.1 + 0.5 * link.weight))
      .force("charge", d3.forceManyBody().strength(-520))
      .force("x", d3.forceX().strength(0.06)).force("y", d3.forceY().strength(0.06 * shape))
      .force("apart", d3.forceCollide(34));
    forces.tick(ROUNDS);
    const [x, y] = ["x", "y"].map((way) => spreadOf(bodies.map((one) => one[way])));
    for (const one of bodies) Object.assign(one.node, { across: x(one.x), down: y(one.y) });
  }

  /* From the rim of one state to that of another, bent to the right so that there and back lie beside each other. */
  function curveOf({ source, target, wide }) {
    if (source === target) return { line: `M${source.x - source.r},${source.y}a9,9 0 1 1 ${source.r},${-source.r}`, head: "", points: [] };
    const length = Math.hypot(target.x - source.x, target.y - source.y) || 1;
    const along = [(target.x - source.x) / length, (target.y - source.y) / length], bend = Math.min(30, 7 + length * 0.07);
    const bent = [(source.x + target.x) / 2 - along[1] * bend, (source.y + target.y) / 2 + along[0] * bend];
    const rim = ({ x, y, r }, from) => {
      const far = Math.hypot(bent[0] - x, bent[1] - y) || 1, way = [(bent[0] - x) / far, (bent[1] - y) / far];
      return { way, at: [x + way[0] * (r + from), y + way[1] * (r + from)] };
    };
    const size = 5 + wide * 1.25, start = rim(source, 2).at, { way, at: end } = rim(target, 2 + size * 0.8), { at: tip } = rim(target, 2);
    const side = [-way[1] * size * 0.55, way[0] * size * 0.55], base = [tip[0] + way[0] * size, tip[1] + way[1] * size];
    const on = (t) => [0, 1].map((at) => (1 - t) ** 2 * start[at] + 2 * t * (1 - t) * bent[at] + t ** 2 * end[at]);
    return {
      points: [...d3.range(0, 1, 1 / Math.ceil(length / 14)).map(on), tip],
      line: `M${start}Q${bent} ${end}`,
      head: `M${tip}L${base[0] + side[0]},${base[1] + side[1]}L${base[0] - side[0]},${base[1] - side[1]}Z`,
    };
  }

  function toneKey(edges) {
    const tones = d3.sort(d3.group(edges, (edge) => edge.tone), ([tone]) => tone);
    return tones.map(([tone, [edge]]) => [
      (svg) => svg.append("g").attr("class", `edge m${tone}`).append("path").attr("class", "line").attr("d", "M2,8H28").attr("stroke-width", 3.5),
      edge.toneWords || d3.format("+.1f")(edge.scale),
    ]);
  }

  class Network {
    constructor(figure, rows) {
      Object.assign(this, graphOf(rows));
      this.frame = chartFrame.open(figure, {
        name: "Network",
        says: "An arrow for each row of who does it to whom: the wider, the more acts; its colour is their mean tone, dashed where conflict outweighs.",
        keys: "Arrow keys move the view, plus and minus zoom, Tab goes to the states; there left and right go to the next arrow or state, up and down to the next state, Enter opens, Escape comes back here.",
      });
      this.way = figure.dataset.way || "";
      this.font = `600 12.5px ${getComputedStyle(this.frame.node).fontFamily}`;
      this.svg = this.frame.plot.append("svg").attr("class", "network").attr("role", "presentation");
      this.makeMarks();
      this.addTools();
      chartFrame.addKey(this.frame, toneKey(this.edges));
      chartFrame.tie(this.frame, this.edges);
      chartFrame.roam(this.frame, { data: this.order(), next: this.next.bind(this), reveal: this.reveal.bind(this) });
      this.frame.onLight = (datum) => this.lightAll(datum);
      chartFrame.watch(this.frame, (width) => this.resize(width));
    }

    makeMarks() {
      for (const node of this.nodes) Object.assign(node, { text: node.name, href: this.way ? this.way + encodeURIComponent(node.code) : null });
      const marked = (name, data, form) => {
        const made = this.svg.append("g").selectAll("a").data(data).join("a").attr("class", form).attr("data-mark", "").attr("href", (one) => one.href);
        return made.attr("role", (one) => (one.href ? "link" : "img")).attr("aria-label", (one) => one.words.join(". "));
      };
      this.arrows = marked("edges", this.edges, (edge) => `mark edge m${edge.tone}`);
      for (const part of ["hit", "line", "tip-of"]) this.arrows.append("path").attr("class", part);
      this.states = marked("nodes", this.nodes, "mark node").attr("data-code", (node) => node.code);
      this.states.append("circle");
      this.states.append("text");
    }

    /* Larger and wider the more acts, and all smaller where there is less room. */
    size() {
      const most = d3.max(this.nodes, (node) => node.acts), widest = d3.max(this.edges, (edge) => edge.count);
      const room = Math.max(0.5, Math.min(1, this.width / 1000));
      for (const node of this.nodes) node.r = 4 + 15 * room * Math.sqrt(node.acts / most);
      for (const edge of this.edges) edge.wide = 1.2 + 5.6 * room * Math.sqrt(edge.count / widest);
      this.arrows.select(".line").attr("stroke-width", (edge) => edge.wide);
      this.states.select("circle").attr("r", (node) => node.r);
    }

    /* Each state, then what it does, by the acts. */
    order() {
      return this.nodes.flatMap((node) => [node, ...this.edges.filter((edge) => edge.source === node)]);
    }

    next(datum, key) {
      if (key !== "ArrowUp" && key !== "ArrowDown") return null;
      const at = this.nodes.indexOf(datum.isNode ? datum : datum.source) + (key === "ArrowDown" ? 1 : datum.isNode ? -1 : 0);
      return this.nodes[Math.max(0, Math.min(this.nodes.length - 1, at))];
    }

    addTools() {
      const draw = chartFrame.oncePerFrame(() => this.draw());
      this.zoom = d3.zoom().scaleExtent([1, 6]).on("zoom", (event) => { this.transform = event.transform; draw(); });
      this.transform = d3.zoomIdentity;
      chartFrame.zoomWith(this.frame, { zoom: this.zoom, target: this.svg, fit: () => this.zoom.transform(this.svg, d3.zoomIdentity) });
      this.svg.call(this.zoom);
    }

    resize(width) {
      this.width = width;
      this.height = Math.round(Math.min(Math.max(420, width * 0.5), 240 + 32 * this.nodes.length, 820));
      this.size();
      layOut(this, Math.max(1, width / this.height));
      chartFrame.size(this.svg, width, this.height);
      this.zoom.extent([[0, 0], [width, this.height]]).translateExtent([[0, 0], [width, this.height]]);
      this.draw();
    }

    draw() {
      const { k, x, y } = this.transform, margin = [Math.min(MARGIN * 2, this.width * 0.17), MARGIN];
      for (const node of this.nodes) {
        node.x = x + k * (margin[0] + node.across * (this.width - 2 * margin[0]));
        node.y = y + k * (margin[1] + node.down * (this.height - 2 * margin[1]));
      }
      this.frame.scale = k;
      this.frame.node.dataset.scale = k.toFixed(2);
      for (const edge of this.edges) Object.assign(edge, curveOf(edge));
      this.arrows.selectAll(".line, .hit").attr("d", function path() { return d3.select(this.parentNode).datum().line; });
      this.arrows.select(".tip-of").attr("d", (edge) => edge.head);
      this.states.attr("transform", (node) => `translate(${node.x},${node.y})`);
      chartLabels.place(this.nodes, { font: this.font, width: this.width, height: this.height, points: this.edges.flatMap((edge) => edge.points) });
      chartLabels.draw(this.states.select("text"));
    }

    /* What is lit keeps its ink, with the states at its ends; the rest steps back. */
    lightAll(datum) {
      const near = datum ? new Set(datum.isNode ? [datum, ...datum.edges.flatMap((edge) => [edge, edge.source, edge.target])] : [datum, datum.source, datum.target]) : null;
      for (const marks of [this.arrows, this.states]) marks.classed("back", (one) => Boolean(near && !near.has(one)));
    }

    reveal(datum) {
      const node = datum.isNode ? datum : datum.source;
      const isSeen = node.x > 10 && node.x < this.width - 10 && node.y > 10 && node.y < this.height - 10;
      if (!isSeen) this.zoom.translateBy(this.svg, (this.width / 2 - node.x) / this.transform.k, (this.height / 2 - node.y) / this.transform.k);
    }
  }

  const figure = document.getElementById("network");
  const rows = figure ? chartFrame.rowsOf(figure, "dyads").filter((row) => row.dataset.source && Number(row.dataset.count) > 0) : [];
  if (rows.length) new Network(figure, rows);
}
