"use strict";

/* Values under the pointer and by keyboard: each figure has its numbers with it, and its words come from there. */

const SVG = "http://www.w3.org/2000/svg";

/** An element of SVG. */
function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  return element;
}

/** A number as the terminal prints it: three significant digits, U+2212 for a minus sign. */
const printed = (value, digits = 3) =>
  typeof value === "string" ? value.replace("-", "−") : significant(value, digits);

/** A whole number in full, any other printed. */
const counted = (value) => Number.isInteger(value) && Math.abs(value) < 1e6 ? printed(value, 7).replace(/\.0+$/, "") : printed(value);

/** Where a value stands on an axis [name, logarithmic, lower, upper], from 0 to 1; NaN where it has no place. */
function placed(value, [, logarithmic, lower, upper]) {
  if (typeof value !== "number") return NaN;
  if (logarithmic) {
    if (value < 0) return NaN;
    if (value === 0) return 0;
    value = Math.log10(value);
  }
  return (value - lower) / (upper - lower);
}

/** A value with its range. */
function ranged(series, index) {
  const text = printed(series.y[index]);
  if (!series.l) return text;
  const [lower, upper] = [printed(series.l[index]), printed(series.u[index])];
  return lower === upper ? text : `${text} (${lower} … ${upper})`;
}

/** What can be pointed at in a plot: {x, y} in shares of the drawing, lines of text, series and index. */
function pointsOfPlot(values) {
  const points = [];
  values.series.forEach((series, row) => {
    const across = typeof series.x === "number" ? values.series[series.x].x : series.x;
    series.y.forEach((y, index) => {
      const edges = across[index];
      const isColumn = Array.isArray(edges);
      const at = isColumn
        ? (placed(edges[0], values.x) + placed(edges[1], values.x)) / 2 : placed(edges, values.x);
      const up = placed(y, values.y);
      if (Number.isNaN(at) || Number.isNaN(up) || at < -1e-9 || at > 1 + 1e-9 || up < -1e-9 || up > 1 + 1e-9) return;
      const where = isColumn ? `${printed(edges[0])} … ${printed(edges[1])}` : counted(edges);
      points.push({
        x: at, y: 1 - up, row, index, color: series.c,
        lines: [`${values.x[0]} ${where}`.trim(), `${series.n || values.y[0]} ${ranged(series, index)}`.trim()],
      });
    });
  });
  return points;
}

/** What can be pointed at in a grid of fields. */
function pointsOfGrid(values, words) {
  const points = [];
  const rows = values.fields.length;
  values.fields.forEach((fields, row) => fields.forEach((value, index) => {
    const labels = [[values.rows, row], [values.columns, index]].map(([[title, names], at]) => `${title} ${names[at]}`);
    points.push({
      x: (index + 0.5) / fields.length, y: (row + 0.5) / rows, row, index, field: [1 / fields.length, 1 / rows],
      lines: [labels.join(words.comma), `${values.axis} ${printed(value)}`.trim()],
    });
  }));
  return points;
}

/** Has a drawing tell its values: points are asked for each time, since a slider may have changed them. */
function readable(drawing, points, words) {
  const figure = drawing.parentElement;
  const reading = document.createElement("div");
  reading.className = "reading";
  reading.setAttribute("role", "status");
  reading.hidden = true;
  const spot = svg("g", { class: "spot", "aria-hidden": "true" });
  const area = document.createElement("div");
  area.className = "readable";
  drawing.before(area);
  area.append(drawing, reading);
  area.tabIndex = 0;
  area.setAttribute("role", "application");
  area.setAttribute("aria-label", [drawing.querySelector("title").textContent, words.keys].filter(Boolean).join(words.stop));
  area.setAttribute("aria-roledescription", words.chart);
  let chosen = null;

  function show(point) {
    chosen = point;
    reading.hidden = !point;
    spot.replaceChildren();
    if (!point) return;
    const box = drawing.getBoundingClientRect();
    const outer = area.getBoundingClientRect();
    const x = point.x * box.width;
    const y = point.y * box.height;
    if (point.field) {
      const [width, height] = [point.field[0] * box.width, point.field[1] * box.height];
      spot.append(svg("rect", { x: x - width / 2, y: y - height / 2, width, height, class: "ring" }));
    } else {
      spot.append(svg("line", { x1: x, x2: x, y1: 0, y2: box.height, class: "grid" }));
      spot.append(svg("circle", { cx: x, cy: y, r: 5, class: `marker s${point.color}` }));
    }
    drawing.append(spot);
    const [where, ...what] = point.lines;
    const head = document.createElement("strong");
    head.textContent = where;
    reading.replaceChildren(head, ...what.flatMap((line) => [document.createElement("br"), line]));
    const left = box.left - outer.left + x;
    const right = left + reading.offsetWidth + 14 > outer.width;
    reading.style.left = `${Math.max(0, right ? left - reading.offsetWidth - 10 : left + 10)}px`;
    reading.style.top = `${Math.max(0, box.top - outer.top + y - reading.offsetHeight - 8)}px`;
  }

  function nearest(event) {
    const box = drawing.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    if (x < -12 || y < -12 || x > box.width + 12 || y > box.height + 12) return null;
    let best = null;
    let least = Infinity;
    for (const point of points()) {
      // A reader aims along the axis first.
      const distance = Math.hypot(2 * (point.x * box.width - x), point.y * box.height - y);
      if (distance < least) [best, least] = [point, distance];
    }
    return best;
  }

  area.addEventListener("pointermove", (event) => show(nearest(event)));
  area.addEventListener("pointerdown", (event) => show(nearest(event)));
  area.addEventListener("pointerleave", () => { if (document.activeElement !== area) show(null); });
  area.addEventListener("blur", () => show(null));
  area.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = points();
    if (!all.length) return;
    const rows = [...new Set(all.map((point) => point.row))];
    const own = (row) => all.filter((point) => point.row === row);
    const current = chosen ?? null;
    const closest = (row) => own(row).reduce((best, point) =>
      Math.abs(point.x - current.x) < Math.abs(best.x - current.x) ? point : best);
    let next;
    const line = current && own(current.row);
    const at = current && line.findIndex((point) => point.index === current.index);
    const row = current && rows.indexOf(current.row);
    switch (event.key) {
      case "ArrowRight": next = current ? line[Math.min(at + 1, line.length - 1)] : all[0]; break;
      case "ArrowLeft": next = current ? line[Math.max(at - 1, 0)] : all[0]; break;
      case "Home": next = current ? line[0] : all[0]; break;
      case "End": next = current ? line[line.length - 1] : own(rows[0]).at(-1); break;
      case "ArrowDown": next = current ? closest(rows[Math.min(row + 1, rows.length - 1)]) : all[0]; break;
      case "ArrowUp": next = current ? closest(rows[Math.max(row - 1, 0)]) : all[0]; break;
      case "Escape": next = null; break;
      default: return;
    }
    event.preventDefault();
    show(next);
  });
  return { refresh: () => { if (chosen) show(points().find((p) => p.row === chosen.row && p.index === chosen.index) ?? null); } };
}

function readCharts(root, words) {
  for (const data of root.querySelectorAll("figure.chart > script[type='application/json']")) {
    const values = JSON.parse(data.textContent);
    const points = values.fields ? pointsOfGrid(values, words) : pointsOfPlot(values);
    if (points.length) readable(data.parentElement.querySelector(".drawing"), () => points, words);
  }
}
