"use strict";
(() => {
  const sentence = (name, places = {}) => {
    const copy = document.querySelector(`template[data-sentence="${name}"]`).content.cloneNode(true);
    for (const place of copy.querySelectorAll("[data-place]")) {
      place.replaceWith(places[place.dataset.place]);
    }
    return copy;
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
    const list = (options) => options.join(sentence("comma").textContent);
    const isRight = chosen.join(" ") === right;
    return {
      chosen,
      comparison: isRight
        ? sentence("right") : sentence("wrong", { said: list(chosen), right: list(right.split(" ")) }),
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
