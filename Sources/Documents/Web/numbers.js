"use strict";

// Numbers as the terminal prints them.

// The shortest digits d₀d₁d₂… of a magnitude, and the power of ten of d₀.
const decimal = (magnitude) => {
  const [digits, exponent] = magnitude.toExponential().split("e");
  const all = [...digits.replace(".", "")].map(Number);
  while (all.length && all[all.length - 1] === 0) all.pop();
  return { digits: all, exponent: all.length ? Number(exponent) : 0 };
};
// The first so many digits, the last of them rounded half up.
const rounded = ({ digits, exponent }, count) => {
  if (count >= digits.length) return { digits, exponent };
  if (count < 0) return { digits: [], exponent: 0 };
  const kept = [0, ...digits.slice(0, count)];
  if (digits[count] >= 5) {
    let index = kept.length - 1;
    while (kept[index] === 9) kept[index--] = 0;
    kept[index] += 1;
  }
  let start = 0;
  while (start < kept.length && kept[start] === 0) start += 1;
  const rest = kept.slice(start);
  while (rest.length && rest[rest.length - 1] === 0) rest.pop();
  return { digits: rest, exponent: rest.length ? exponent + 1 - start : 0 };
};
const fixed = ({ digits, exponent }, decimals) => {
  const digit = (place) => digits[place] ?? 0;
  let text = "";
  if (exponent < 0 || !digits.length) text = "0";
  else for (let place = 0; place <= exponent; place += 1) text += digit(place);
  if (decimals > 0) {
    text += ".";
    for (let place = 1; place <= decimals; place += 1) text += digit(exponent + place);
  }
  return text;
};
const significant = (value, count) => {
  const number = rounded(decimal(Math.abs(value)), count);
  if (!number.digits.length) return "0";
  const sign = value < 0 ? "−" : "";
  const { digits, exponent } = number;
  if (exponent < -3 || exponent >= Math.max(6, count)) {
    let text = `${digits[0]}`;
    if (count > 1) text += "." + Array.from({ length: count - 1 }, (_, place) => digits[place + 1] ?? 0).join("");
    return `${sign}${text}e${exponent < 0 ? "−" : ""}${Math.abs(exponent)}`;
  }
  return sign + fixed(number, Math.max(0, count - 1 - exponent));
};
const withDecimals = (value, decimals) => {
  const number = decimal(Math.abs(value));
  if (number.exponent > 14) return significant(value, Math.max(decimals, 3));
  const kept = rounded(number, number.exponent + 1 + decimals);
  return (value < 0 && kept.digits.length ? "−" : "") + fixed(kept, decimals);
};
const percent = (value) => {
  const number = decimal(Math.abs(value));
  if (number.digits.length) number.exponent += 2;
  const kept = rounded(number, number.exponent + 1);
  return (value < 0 && kept.digits.length ? "−" : "") + fixed(kept, 0) + " %";
};

// A number as people type it: 0.7, 0,02, 2e-3, 1/3, 10^-5, 3·10^-4; in any width, with any minus. A comma before three
// digits may mean thousands, and is no number.
const parsed = (typed) => {
  const text = typed.normalize("NFKC").replace(/[−‐‑‒–—﹣]/g, "-").replace(/[×·∙⋅∗]/g, "*")
    .replace(/[。．]/g, ".").replace(/[\s_]/g, "").replace(/^([^.,]*),(?!\d{3}(?!\d))([^.,]*)$/, "$1.$2");
  const number = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
  const factor = `${number}(?:\\^${number})?`;
  if (!new RegExp(`^${factor}(?:[*/]${factor})*$`).test(text)) return null;
  const value = (part) => {
    const [base, power] = part.split("^").map(Number);
    // A sign stands before the power, not within.
    if (power === undefined) return base;
    return part.startsWith("-") ? -(Math.abs(base) ** power) : base ** power;
  };
  const pieces = text.split(/([*/])/);
  let result = value(pieces[0]);
  for (let place = 1; place < pieces.length; place += 2) {
    const next = value(pieces[place + 1]);
    result = pieces[place] === "*" ? result * next : result / next;
  }
  return Number.isFinite(result) ? result : null;
};
