"use strict";
/* Comparisons that a reader moves through: what is shown was computed, all of it is in the page, nothing lies between. */

/** The place in a list of results, the last axis fastest. */
const indexOf = (axes, places) => axes.reduce((index, axis, at) => index * axis.labels.length + places[at], 0);

class Explorer {
  constructor(section, words) {
    this.section = section;
    this.cell = section.dataset.cell;
    Object.assign(this, JSON.parse(section.querySelector(":scope > details > script").textContent));
    this.places = [...this.start];
    section.hidden = false;
    this.controls = [...section.querySelectorAll("[data-axis]")].filter((control) => control.closest(".controls"));
    for (const control of this.controls) {
      const axis = Number(control.dataset.axis);
      control.addEventListener("input", (event) => this.choose(axis, Number(event.target.value), event));
    }
    this.rows = [...section.querySelectorAll(".figures li")];
    for (const course of section.querySelectorAll(".course")) {
      course.addEventListener("pointerdown", (event) => {
        const axis = Number(course.dataset.axis);
        const box = course.getBoundingClientRect();
        const last = this.axes[axis].labels.length - 1;
        const place = Math.round(((event.clientX - box.left - 6) / (box.width - 12)) * last);
        this.choose(axis, Math.min(Math.max(place, 0), last), event);
      });
    }
    this.drawings = [...section.querySelectorAll(".panels .drawing")].map((drawing, index) => {
      const layer = svg("g", {});
      drawing.append(layer);
      const reader = readable(drawing, () => this.points(index), words);
      return { layer, reader, height: Number(drawing.getAttribute("height")) };
    });
    this.show();
  }

  /** Takes a place along one axis, as the reader has chosen it. */
  choose(axis, place, event) {
    if (this.places[axis] === place) return;
    this.places[axis] = place;
    this.show();
    explorers.store(this, axis, event.timeStamp);
  }

  // The charts

  /** The series of a chart at the chosen place, in the form of a plot's values. */
  series(chart) {
    const at = indexOf(this.axes, this.places);
    const steps = chart.steps ? chart.steps[chart.kind[at]] : chart.m[at].map((_, index) => index + 1);
    return { n: chart.n, c: 0, x: steps, y: chart.m[at], l: chart.l?.[at], u: chart.u?.[at] };
  }

  points(index) {
    const chart = this.charts[index];
    return pointsOfPlot({ x: chart.x, y: chart.y, series: [this.series(chart)] });
  }

  draw(index) {
    const { layer, reader, height } = this.drawings[index];
    const chart = this.charts[index];
    const { x, y, l, u } = this.series(chart);
    const stretched = svg("svg", {
      class: "stretched", viewBox: `0 0 1000 ${height}`, preserveAspectRatio: "none", width: "100%", height: "100%",
    });
    const clamp = (value) => Math.min(Math.max(value, 0), 1);
    const point = (value, at) => `${(1000 * placed(x[at], chart.x)).toFixed(1)} ${(height * (1 - value)).toFixed(1)}`;
    if (l) {
      const edges = x.map((_, at) => at).filter((at) => !Number.isNaN(placed(l[at], chart.y)));
      const top = edges.map((at) => point(Number.isNaN(placed(u[at], chart.y)) ? 1 : clamp(placed(u[at], chart.y)), at));
      const bottom = edges.map((at) => point(clamp(placed(l[at], chart.y)), at)).reverse();
      if (edges.length) stretched.append(svg("path", { class: "band s0", d: `M${[...top, ...bottom].join("L")}Z` }));
    }
    let d = "";
    let pen = "M";
    y.forEach((value, at) => {
      const place = placed(value, chart.y);
      if (Number.isNaN(place)) { pen = "M"; return; }
      d += pen + point(clamp(place), at);
      pen = "L";
    });
    stretched.append(svg("path", { class: "line s0", d }));
    layer.replaceChildren(stretched);
    if (y.length <= 40) {
      y.forEach((value, at) => {
        const place = placed(value, chart.y);
        if (Number.isNaN(place)) return;
        layer.append(svg("circle", {
          class: "marker s0", r: 3, cx: `${(100 * placed(x[at], chart.x)).toFixed(2)}%`, cy: (height * (1 - clamp(place))).toFixed(1),
        }));
      });
    }
    reader.refresh();
  }

  // The figures

  /** A number along one axis, the others as chosen, with the chosen place marked. */
  course(drawing, figure) {
    const axis = Number(drawing.dataset.axis);
    const ends = [figure.y, figure.l ?? [], figure.u ?? []].flat()
      .filter((value) => typeof value === "number" && (!figure.log || value > 0))
      .map((value) => (figure.log ? Math.log10(value) : value));
    const scale = ["", figure.log, Math.min(...ends), Math.max(...ends)];
    if (scale[2] === scale[3]) [scale[2], scale[3]] = [scale[2] - 1, scale[3] + 1];
    const count = this.axes[axis].labels.length;
    const across = (place) => 6 + ((Number(drawing.getAttribute("width")) - 12) * place) / (count - 1);
    const up = (value) => 28 - 22 * Math.min(Math.max(placed(value, scale), 0), 1);
    const at = (place) => indexOf(this.axes, this.places.map((own, index) => (index === axis ? place : own)));
    const places = [...this.axes[axis].labels.keys()];
    const seen = places.filter((place) => !Number.isNaN(placed(figure.y[at(place)], scale)));
    const parts = [];
    if (figure.l && this.axes[axis].numbers) {
      const edge = (values, list) => list.map((place) => `${across(place).toFixed(1)} ${up(values[at(place)]).toFixed(1)}`);
      const banded = seen.filter((place) => !Number.isNaN(placed(figure.l[at(place)], scale) + placed(figure.u[at(place)], scale)));
      if (banded.length > 1) {
        const outline = [...edge(figure.u, banded), ...edge(figure.l, [...banded].reverse())];
        parts.push(svg("path", { class: "band s0", d: `M${outline.join("L")}Z` }));
      }
    }
    if (this.axes[axis].numbers) {
      let [d, before] = ["", -2];
      for (const place of seen) {
        d += `${place === before + 1 ? "L" : "M"}${across(place).toFixed(1)} ${up(figure.y[at(place)]).toFixed(1)}`;
        before = place;
      }
      parts.push(svg("path", { class: "line s0", d }));
    } else {
      for (const place of seen) parts.push(svg("circle", { class: "marker s0", r: 3.4, cx: across(place), cy: up(figure.y[at(place)]) }));
    }
    const own = this.places[axis];
    if (seen.includes(own)) {
      parts.push(svg("circle", { class: "marker s1 chosen", r: 4.5, cx: across(own), cy: up(figure.y[at(own)]) }));
    }
    drawing.querySelector("g").replaceChildren(...parts);
  }

  show() {
    for (const control of this.controls) {
      const axis = Number(control.dataset.axis);
      const [place, label] = [this.places[axis], this.axes[axis].labels[this.places[axis]]];
      const range = control.querySelector("input[type=range]");
      if (range) {
        range.value = place;
        range.setAttribute("aria-valuetext", label);
        control.querySelector("output").textContent = label;
      } else {
        control.querySelectorAll("input")[place].checked = true;
      }
    }
    const at = indexOf(this.axes, this.places);
    this.rows.forEach((row, index) => {
      const figure = this.figures[index];
      row.querySelector(".value").textContent = ranged(figure, at);
      for (const drawing of row.querySelectorAll(".course")) this.course(drawing, figure);
    });
    this.charts.forEach((_, index) => this.draw(index));
  }

  // The address

  /** Its place as a part of the address; none where the reader begins. */
  address(prefix) {
    if (this.places.every((place, axis) => place === this.start[axis])) return [];
    return this.axes.map((axis, at) => `${encodeURIComponent(prefix + axis.n)}=${encodeURIComponent(axis.labels[this.places[at]])}`);
  }

  /** Goes where an address says; what it does not say, or says wrongly, stays at the start. */
  follow(said, prefix) {
    let isNamed = false;
    const places = this.axes.map((axis, at) => {
      const place = axis.labels.indexOf(said.get(prefix + axis.n) ?? "");
      if (place < 0) return this.start[at];
      isNamed = true;
      return place;
    });
    if (places.some((place, axis) => place !== this.places[axis])) {
      this.places = places;
      this.show();
    }
    return isNamed;
  }
}

const explorers = {
  all: [],
  last: { explorer: null },

  prefix: (explorer) => (explorers.all.length > 1 ? `${explorer.cell}.` : ""),

  begin(root, words) {
    explorers.all = [...root.querySelectorAll("section.explorer")].map((section) => new Explorer(section, words));
    if (!explorers.all.length) return;
    explorers.follow(true);
    window.addEventListener("popstate", () => explorers.follow(false));
    window.addEventListener("hashchange", () => explorers.follow(true));
  },

  /** Keeps all places in the address, the one that was changed first. What follows quickly is one step for the back button. */
  store(changed, axis, time) {
    const others = explorers.all.filter((explorer) => explorer !== changed);
    const parts = [changed, ...others].flatMap((explorer) => explorer.address(explorers.prefix(explorer)));
    const address = parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
    const { last } = explorers;
    const isOneMove = last.explorer === changed && last.axis === axis && time - last.time < 1000;
    explorers.last = { explorer: changed, axis, time };
    history[isOneMove ? "replaceState" : "pushState"](null, "", address);
  },

  follow(scrolls) {
    // A place on the page is no state, and leaves all where they are.
    if (location.hash && !location.hash.includes("=")) return;
    const said = new Map();
    for (const part of location.hash.slice(1).split("&")) {
      const [name, ...value] = part.split("=");
      try { said.set(decodeURIComponent(name), decodeURIComponent(value.join("="))); } catch { /* no address of ours */ }
    }
    const named = explorers.all.filter((explorer) => explorer.follow(said, explorers.prefix(explorer)));
    const first = [...said.keys()].map((key) => named.find((explorer) => key.startsWith(explorers.prefix(explorer)))).find(Boolean);
    explorers.last = { explorer: null };
    if (!scrolls || !first) return;
    first.section.querySelector("details").open = true;
    for (let outer = first.section; outer; outer = outer.parentElement.closest("details")) {
      if ("open" in outer) outer.open = true;
    }
    // What follows a question shows when that is open.
    for (const reveal of document.querySelectorAll(".prediction > details.reveal")) {
      const isBefore = reveal.compareDocumentPosition(first.section) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isBefore && reveal.parentElement.parentElement.contains(first.section)) reveal.open = true;
    }
    first.section.scrollIntoView({ behavior: "instant" });
  },
};

{
  const words = document.querySelector("template[data-words=charts]").dataset;
  readCharts(document, words);
  explorers.begin(document, words);
}
