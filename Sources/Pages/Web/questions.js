"use strict";
(() => {
  const sentence = (name, places = {}) => {
    const copy = document.querySelector(`template[data-sentence="${name}"]`).content.cloneNode(true);
    for (const place of copy.querySelectorAll("[data-place]")) {
      place.replaceWith(places[place.dataset.place]);
    }
    return copy;
  };

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

  // A number as people type it: 0.7, 2e-3, 1/3, 10^-5, 3·10^-4; in any width, with any minus.
  const parsed = (typed) => {
    const text = typed.normalize("NFKC").replace(/[−‐‑‒–—﹣]/g, "-").replace(/[×·∙⋅∗]/g, "*")
      .replace(/[。．]/g, ".").replace(/[\s_]/g, "");
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

  // Guesses held against what was found, as the terminal does it.

  const compareNumbers = (said, found, inDecades) => {
    const gap = inDecades
      ? (found > 0 ? Math.log10(said / found) : Infinity)
      : found === 0 ? (said === 0 ? 0 : Infinity) : (said - found) / Math.abs(found);
    const direction = gap > 0 ? "large" : "small";
    const size = Math.abs(gap);
    const score = Math.max(0, 1 - size / (inDecades ? 3 : 1));
    const decades = (size, direction) => ({
      name: `decades-${size < 0.5 ? "close" : size < 1 ? "near" : "far"}-${direction}`,
      size: withDecimals(size, 1), score,
    });
    if (!Number.isFinite(gap)) return { name: "beyond", score: 0 };
    if (inDecades) return size < 0.1 ? { name: "spot-on", score } : decades(size, direction);
    if (size <= 1) {
      if (size < 0.02) return { name: "spot-on", score };
      return { name: `share-${size < 0.15 ? "close" : size < 0.5 ? "near" : "far"}-${direction}`, size: percent(size), score };
    }
    const ratio = said / found;
    if (ratio > 1000) return decades(Math.log10(ratio), "large");
    return ratio > 0
      ? { name: "times-large", size: significant(ratio, 2), score }
      : { name: `times-off-${direction}`, size: significant(size, 2), score };
  };

  // What a form holds: { said, chosen, comparison, score }, or { refusal } where that is no guess.
  const guess = (form) => {
    const { kind, decades, measured, found, right } = form.dataset;
    if (kind === "words") {
      const said = form.elements.words.value.trim();
      return said ? { comparison: sentence("words", { said }) } : { refusal: "words" };
    }
    if (kind === "number") {
      const said = parsed(form.elements.number.value);
      if (said === null) return { refusal: "number" };
      if (decades === "true" && !(said > 0)) return { refusal: "positive" };
      if (measured === undefined) return { comparison: sentence("words", { said: form.elements.number.value }) };
      const compared = compareNumbers(said, Number(measured), decades === "true");
      const places = { said: significant(said, 2), found, size: compared.size };
      return { comparison: sentence(compared.name, places), score: compared.score };
    }
    const chosen = [...form.querySelectorAll("input:checked")].map((input) => input.value);
    if (!chosen.length) return { refusal: kind };
    const isRight = chosen.join(" ") === right;
    return {
      chosen,
      comparison: isRight
        ? sentence("right") : sentence("wrong", { said: chosen.join(", "), right: right.split(" ").join(", ") }),
      score: isRight ? 1 : 0,
    };
  };

  // The reader's reasons first, then the right ones, then all others.
  const arrange = (list, first) => {
    const items = [...list.children];
    const rank = (item) => (first.includes(item.getAttribute("value")) ? first.indexOf(item.getAttribute("value")) : first.length);
    items.sort((one, other) => rank(one) - rank(other));
    list.append(...items);
  };

  const scores = [];
  const showScore = () => {
    const place = document.querySelector(".score");
    if (!scores.length || !place) return;
    const kept = scores.map((score) => Number(withDecimals(score, 3)));
    const mean = kept.reduce((sum, score) => sum + score, 0) / kept.length;
    place.replaceChildren(sentence("score", { count: String(kept.length), mean: percent(mean) }));
  };

  const answer = (form, made) => {
    const answered = document.querySelector(`[data-question="${form.id}"]`);
    if (!answered) return;
    const comparison = answered.querySelector(".comparison");
    comparison.replaceChildren(made.comparison);
    comparison.hidden = false;
    answered.classList.add("compared");
    const list = answered.querySelector("ol.reasons");
    if (list && made.chosen) arrange(list, [...made.chosen, ...form.dataset.right.split(" ")]);
    if (made.score !== undefined) scores.push(made.score);
  };

  const lock = (form) => {
    for (const field of form.elements) field.disabled = true;
    form.classList.add("done");
  };

  for (const prediction of document.querySelectorAll(".prediction")) {
    const forms = [...prediction.querySelectorAll(":scope > form.guess")];
    const reveal = prediction.querySelector(":scope > details.reveal");
    reveal.addEventListener("toggle", () => {
      // What was seen is not guessed any more.
      if (!reveal.open || reveal.classList.contains("printing")) return;
      for (const form of forms) if (!form.classList.contains("done")) lock(form);
    });
    for (const form of forms) {
      const refusal = form.querySelector(".refusal");
      const { number, slider } = form.elements;
      if (slider) {
        slider.addEventListener("input", () => {
          number.value = significant(10 ** Number(slider.value), 2);
          slider.setAttribute("aria-valuetext", number.value);
          slider.classList.add("moved");
          refusal.hidden = true;
        });
        number.addEventListener("input", () => {
          const value = parsed(number.value);
          if (value > 0) slider.value = String(Math.log10(value));
          slider.setAttribute("aria-valuetext", number.value);
        });
      }
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (form.classList.contains("done")) return;
        const made = guess(form);
        if (made.refusal) {
          refusal.replaceChildren(sentence(`refusal-${made.refusal}`));
          refusal.hidden = false;
          (number ?? form.querySelector("input, textarea")).focus();
          return;
        }
        refusal.hidden = true;
        lock(form);
        answer(form, made);
        const next = forms.find((form) => !form.classList.contains("done"));
        if (next) {
          next.querySelector("input, textarea").focus();
          return;
        }
        reveal.open = true;
        reveal.querySelector("summary").focus({ preventScroll: true });
        showScore();
      });
    }
  }
  document.documentElement.classList.add("live");

  // On paper everything is open, and closed again behind it.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details:not([open])")) {
      details.classList.add("printing");
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const details of document.querySelectorAll("details.printing")) {
      details.open = false;
      details.classList.remove("printing");
    }
  });
})();
