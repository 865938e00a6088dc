/* Map: the rows of table#places as circles on a map of the world, those too near each other as one until zoomed apart.

   Coastlines and borders are asked of this desk alone, or stand in the page as JSON (script#coastlines). */
"use strict";

{
  const { counted, drawForm, STATUSES } = chartForms;
  const CLOSEST = 40, NEAREST_FIT = 9, LEAST = 4.5, MOST = 20, MOST_LABELS = 60;

  /* The land and the borders between states, as GeoJSON. */
  async function readWorld(figure) {
    const own = document.getElementById("coastlines");
    const world = own ? JSON.parse(own.textContent) : await d3.json(figure.dataset.coastlines);
    const { land, countries } = world.objects;
    return { land: topojson.feature(world, land), borders: topojson.mesh(world, countries, (a, b) => a !== b) };
  }

  function placeOf(row) {
    const given = row.dataset, status = STATUSES.includes(given.status) ? given.status : "";
    return { row, name: chartFrame.nameOf(row), at: [Number(given.lon), Number(given.lat)], count: Number(given.count) || 1, status, href: chartFrame.linkOf(row) };
  }

  const isPlaced = ({ dataset: { lat, lon } }) => lat && lon && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;

  /* Places, the most frequent first, each with those near it that a circle of its own would cover. */
  function spotsOf(places, { k, radius }) {
    const spots = [];
    for (const place of places) {
      const apart = (spot) => Math.hypot(spot.lead.px - place.px, spot.lead.py - place.py) * k - spot.r * 0.8 - radius(place.count) * 0.8;
      const near = d3.least(spots, apart);
      if (near && apart(near) < 0) {
        near.members.push(place);
        near.r = radius((near.count += place.count));
      } else spots.push({ lead: place, members: [place], count: place.count, r: radius(place.count) });
    }
    return spots.map(told);
  }

  /* The spot with its words; where several are in it, it leads to a closer view if that would part them. */
  function told(spot) {
    const { lead, members } = spot, others = members.length - 1;
    const isOneStatus = members.every((place) => place.status === lead.status);
    const spread = d3.max(members, (place) => Math.hypot(place.px - lead.px, place.py - lead.py));
    const names = [...new Set(members.map((place) => place.name))];
    const text = names.length > 1 ? `${lead.name} +${names.length - 1}` : lead.name;
    const lines = others ? members.slice(0, 8).map((place) => `${place.name}: ${place.count.toLocaleString("en")}`) : [];
    if (others > 7) lines.push(`and ${counted(members.length - 8, "more place")}`);
    const words = [`${names.length > 1 ? `${lead.name} and ${counted(names.length - 1, "place")} near it` : lead.name}: ${counted(spot.count, "occurrence")}`, ...lines];
    const parts = others > 0 && spread * CLOSEST > 2 * MOST;
    return { ...spot, text, words, parts, rows: members.map((place) => place.row), status: isOneStatus ? lead.status : "", href: parts ? null : lead.href };
  }

  class WorldMap {
    constructor(figure, rows, world) {
      this.places = rows.map(placeOf).sort((a, b) => b.count - a.count);
      this.world = world;
      this.frame = chartFrame.open(figure, {
        name: "Map",
        says: this.places.length > 1 ? "The larger a circle, the more took place there. Places too near each other are one circle, which opens as one zooms in." : "The place on the map.",
        keys: "Arrow keys move the map, plus and minus zoom, Tab goes to the places and arrows from place to place, Enter opens, Escape comes back here.",
      });
      this.font = `600 12.5px ${getComputedStyle(this.frame.node).fontFamily}`;
      this.projection = d3.geoEqualEarth().rotate([-11, 0]);
      this.addLayers();
      this.addTools();
      const statuses = new Set(this.places.map((place) => place.status).filter(Boolean));
      if (statuses.size > 1) chartFrame.addKey(this.frame, chartForms.keyItems(statuses));
      if (this.places.length > 1) chartFrame.tie(this.frame, this.places);
      chartFrame.watch(this.frame, (width) => this.resize(width));
    }

    addLayers() {
      this.svg = this.frame.plot.append("svg").attr("class", "map").attr("role", "presentation");
      this.ground = this.svg.append("g").attr("aria-hidden", "true");
      for (const name of ["graticule", "land", "borders"]) this.ground.append("path").attr("class", name);
      this.root = this.svg.append("g");
    }

    addTools() {
      const draw = chartFrame.oncePerFrame(() => this.draw());
      this.transform = d3.zoomIdentity;
      this.zoom = d3.zoom().scaleExtent([1, CLOSEST]).on("zoom", (event) => { this.transform = event.transform; draw(); });
      chartFrame.zoomWith(this.frame, { zoom: this.zoom, target: this.svg, fit: () => this.show(this.places) });
      this.svg.call(this.zoom);
    }

    /* Another width: all places are in view again. */
    resize(width) {
      this.width = width;
      this.height = Math.round(Math.min(Math.max(width * 0.49, 230), 780));
      this.projection.fitWidth(width, { type: "Sphere" });
      const [, [, bottom]] = d3.geoPath(this.projection).bounds({ type: "Sphere" });
      chartFrame.size(this.svg, width, this.height);
      this.zoom.extent([[0, 0], [width, this.height]]).translateExtent([[0, 0], [width, Math.max(bottom, this.height)]]);
      for (const place of this.places) [place.px, place.py] = this.projection(place.at);
      this.drawGround();
      const largest = this.places.length > 1 ? Math.min(MOST, 9 + width / 90) : 7;
      this.radius = d3.scaleSqrt([0, this.places[0].count], [0, largest]).clamp(true);
      this.clusteredAt = 0;
      this.show(this.places, true);
      this.draw();
    }

    drawGround() {
      const path = d3.geoPath(this.projection), { land, borders } = this.world;
      const shapes = { graticule: d3.geoGraticule10(), land, borders };
      for (const [name, shape] of Object.entries(shapes)) this.ground.select(`.${name}`).attr("d", path(shape));
    }

    draw() {
      const { k } = this.transform;
      this.ground.attr("transform", this.transform);
      if (k !== this.clusteredAt) this.cluster(k);
      for (const spot of this.spots) [spot.x, spot.y] = this.transform.apply([spot.lead.px, spot.lead.py]);
      this.marks.attr("transform", (spot) => `translate(${spot.x},${spot.y})`);
      chartLabels.place(this.spots.slice(0, MOST_LABELS), { font: this.font, width: this.width, height: this.height });
      chartLabels.draw(this.marks.select("text"));
      this.frame.node.dataset.scale = k.toFixed(2);
    }

    /* The circles of a scale. What has the focus keeps it while it leads a circle still. */
    cluster(k) {
      this.clusteredAt = this.frame.scale = k;
      this.spots = spotsOf(this.places, { k, radius: (count) => Math.max(LEAST, this.radius(count)) });
      this.marks = this.root.selectAll("a").data(this.spots, (spot) => this.places.indexOf(spot.lead)).join((enter) => {
        const made = enter.append("a").attr("data-mark", "").on("click keydown", (event, spot) => this.open(event, spot));
        for (const part of ["hit", "ring"]) made.append("circle").attr("class", part);
        made.append("g");
        made.append("text");
        return made;
      }).order();
      this.marks.attr("class", (spot) => `mark spot event ${spot.status || "any"}`).attr("href", (spot) => spot.href);
      this.marks.attr("role", (spot) => (spot.parts ? "button" : spot.href ? "link" : "img"));
      this.marks.attr("aria-label", (spot) => spot.words.join(", ")).classed("several", (spot) => spot.parts);
      this.marks.select(".hit").attr("r", (spot) => Math.max(12, spot.r));
      this.marks.select(".ring").attr("r", (spot) => spot.r + 2.5);
      this.marks.select("g").attr("transform", (spot) => `translate(${-spot.r},0)`).each(function form(spot) {
        this.replaceChildren();
        drawForm(this, spot.status, 2 * spot.r, 2 * spot.r);
      });
      chartFrame.roam(this.frame, { data: this.spots, next: this.next.bind(this), reveal: this.reveal.bind(this) });
    }

    /* Of several places: a view of these alone. */
    open(event, spot) {
      const isKey = event.type === "keydown";
      if (!spot.parts || (isKey && event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      this.show(spot.members);
    }

    /* Brings places into view, with air about them; one place with its surroundings. */
    show(places, atOnce = false) {
      const [[left, right], [top, bottom]] = ["px", "py"].map((way) => d3.extent(places, (place) => place[way]));
      const air = Math.min(70, this.width / 8), most = places === this.places ? NEAREST_FIT : CLOSEST;
      const fit = Math.min((this.width - 2 * air) / (right - left), (this.height - 1.4 * air) / (bottom - top), most);
      const k = places.length === 1 ? Math.max(2.5, 1800 / this.width) : Math.max(1, fit);
      const target = atOnce || chartFrame.still.matches ? this.svg : this.svg.transition().duration(260);
      const to = d3.zoomIdentity.translate(this.width / 2, this.height / 2).scale(k).translate(-(left + right) / 2, -(top + bottom) / 2);
      this.zoom.transform(target, this.zoom.constrain()(to, [[0, 0], [this.width, this.height]], this.zoom.translateExtent()));
    }

    /* The nearest place that lies that way. */
    next(spot, key) {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
      if (!way) return null;
      const from = (other) => [other.x - spot.x, other.y - spot.y];
      const along = (other) => from(other)[0] * way[0] + from(other)[1] * way[1], beside = (other) => Math.abs(from(other)[0] * way[1] + from(other)[1] * way[0]);
      const there = this.spots.filter((other) => along(other) > 0 && beside(other) <= along(other) * 1.5);
      return d3.least(there, (other) => along(other) + 2 * beside(other)) || spot;
    }

    reveal(spot) {
      const isSeen = spot.x > 14 && spot.x < this.width - 14 && spot.y > 14 && spot.y < this.height - 14;
      if (!isSeen) this.zoom.translateTo(this.svg, spot.lead.px, spot.lead.py);
    }
  }

  const figure = document.getElementById("map");
  const rows = figure ? chartFrame.rowsOf(figure, "places").filter(isPlaced) : [];
  if (rows.length) {
    chartForms.addHatch();
    readWorld(figure).then((world) => new WorldMap(figure, rows, world));
  }
}
