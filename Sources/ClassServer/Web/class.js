"use strict";
// Follows a class: the server's changes, each with its revision, are put one below the other; a vote is a form among them.
(() => {
  const $ = (id) => document.getElementById(id);
  const words = JSON.parse($("words").textContent);
  const board = $("board"), latest = $("latest");
  let revision = 0;
  let source = null;
  let lastHeard = 0;
  let ballot = null;
  let ended = false;

  const element = (name, properties = {}, ...children) => {
    const { role, ...others } = properties;
    const made = Object.assign(document.createElement(name), others);
    if (role) made.setAttribute("role", role);
    made.append(...children);
    return made;
  };
  const later = (least, most) => new Promise((done) => setTimeout(done, least + Math.random() * (most - least)));
  const send = (path, value) =>
    fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) });

  // MARK: The connection

  const say = (message, isLost = false) => {
    if ($("connection").textContent !== words[message]) $("connection").textContent = words[message];
    $("connection").classList.toggle("lost", isLost);
  };

  function follow() {
    if (source) source.close();
    lastHeard = Date.now();
    source = new EventSource(`/events?after=${revision}`);
    source.onopen = () => {
      lastHeard = Date.now();
      if (!ended) say("connected");
    };
    source.onmessage = (event) => {
      lastHeard = Date.now();
      take(JSON.parse(event.data));
    };
    source.addEventListener("beat", (event) => {
      lastHeard = Date.now();
      if (JSON.parse(event.data).revision !== revision) refresh();
    });
    source.addEventListener("mine", (event) => ballot?.hasSent(JSON.parse(event.data)));
    source.onerror = () => {
      if (ended) return source.close();
      say("lost", true);
      if (source.readyState === EventSource.CLOSED) later(500, 2000).then(refresh);
    };
  }

  // The state as it is now; whoever is not known any more is asked for the code.
  let isRefreshing = false;
  async function refresh() {
    if (isRefreshing) return;
    isRefreshing = true;
    source?.close();
    for (;;) {
      try {
        const response = await fetch("/state");
        if (response.status === 401) {
          askForCode();
          break;
        }
        if (response.ok) {
          const state = await response.json();
          if (state.revision < revision || state.first > revision + 1) clear();
          state.changes.forEach(take);
          follow();
          break;
        }
      } catch {}
      say("unreachable", true);
      await later(1000, 3000);
    }
    isRefreshing = false;
  }

  // A phone that slept, or a network that went away without a word, is noticed by the beat that does not come.
  setInterval(() => {
    if (source && !ended && source.readyState !== EventSource.CLOSED && Date.now() - lastHeard > 25000) {
      say("lost", true);
      follow();
    }
  }, 2000);
  addEventListener("online", () => source && !ended && follow());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && source && !ended && Date.now() - lastHeard > 12000) follow();
  });

  function askForCode() {
    source?.close();
    source = null;
    $("connection").textContent = "";
    $("waiting").hidden = true;
    $("join").hidden = false;
    $("code").focus();
  }

  async function join(code) {
    $("refused").textContent = "";
    try {
      const response = await send("/join", { code });
      if (!response.ok) {
        $("refused").textContent = await response.text();
        return false;
      }
    } catch {
      $("refused").textContent = words.unreachable;
      return false;
    }
    $("join").hidden = true;
    // Who joins may have followed another class before.
    clear();
    $("waiting").hidden = false;
    follow();
    return true;
  }

  $("join").addEventListener("submit", (event) => {
    event.preventDefault();
    // Digits of a Chinese or Japanese keyboard are as good as others.
    join($("code").value.normalize("NFKC").replace(/\s/g, ""));
  });

  // MARK: What is shown

  function clear() {
    board.replaceChildren();
    revision = 0;
    ballot = null;
  }

  function take(change) {
    if (change.revision <= revision) return;
    // The first of those that are kept may have any number.
    if (change.revision !== revision + 1 && board.childElementCount > 0) return refresh();
    revision = change.revision;
    const wasAtEnd = isAtEnd();
    switch (change.kind) {
      case "opened":
        ballot = vote(change);
        add(ballot.form);
        break;
      case "closed":
        ballot?.close();
        ballot = null;
        break;
      case "ended":
        ended = true;
        source?.close();
        say("ended");
        break;
      default: {
        const shown = element("section", { className: change.kind });
        // Made by the server's renderer, which escapes whatever it is given; the page's policy lets no script in besides.
        shown.innerHTML = change.html;
        add(shown);
        if (change.kind === "step") announce(words.newStep, shown.textContent);
        if (change.kind === "result") announce(words.newResult, shown.querySelector("figcaption")?.textContent);
        if (change.kind === "votes") announce(words.newVotes);
      }
    }
    if (change.kind === "opened") announce(words.voteOpens, ballot.form.querySelector(".question").textContent);
    settle(wasAtEnd);
  }

  const add = (child) => {
    $("waiting").hidden = true;
    board.append(child);
  };
  const announce = (...parts) => {
    $("news").textContent = parts.filter(Boolean).join(" ");
  };

  // Who reads further up is not taken away from there.
  const isAtEnd = () => innerHeight + scrollY >= document.documentElement.scrollHeight - 160;
  let target = null;

  function settle(wasAtEnd) {
    const last = board.lastElementChild;
    if (!last) return;
    if (wasAtEnd && !board.contains(document.activeElement)) {
      last.scrollIntoView({ block: last.offsetHeight > innerHeight * 0.8 ? "start" : "end" });
      scrollBy(0, last.offsetHeight > innerHeight * 0.8 ? -8 : 24);
    } else if (!isAtEnd()) {
      target = ballot ? ballot.form : last;
      latest.textContent = ballot ? words.toVote : words.latest;
      latest.hidden = false;
    }
  }

  latest.addEventListener("click", () => {
    target?.scrollIntoView({ block: "start" });
    target?.querySelector("input, textarea")?.focus({ preventScroll: true });
    latest.hidden = true;
  });
  addEventListener("scroll", () => { if (isAtEnd()) latest.hidden = true; }, { passive: true });

  // MARK: A vote

  function vote(change) {
    const name = `v${change.revision}`;
    const controls = { number, option: choice, options: choice, words: free }[change.type](change, name);
    const status = element("p", { role: "status" });
    const problem = element("p", { role: "alert", id: `${name}-p` });
    const button = element("button", { textContent: words.send });
    const question = element("div", { className: "question", id: `${name}-q` });
    question.innerHTML = change.html;
    const fields = element("fieldset", {}, ...controls.elements, button);
    const heading = element("h3", { textContent: change.round > 1 ? words.voteAgain : words.vote });
    const form = element("form", { className: "open", noValidate: true }, heading, question, fields, problem, status);
    fields.setAttribute("aria-labelledby", question.id);
    let isOpen = true, isSent = false, isSending = false, attempt = 0;

    const wasSent = (answer) => {
      isSent = true;
      isSending = false;
      form.classList.add("in");
      problem.textContent = "";
      status.textContent = words.isIn;
      controls.set(answer);
    };
    const close = () => {
      isOpen = false;
      attempt += 1;
      fields.disabled = true;
      form.classList.remove("open");
      problem.textContent = "";
      status.textContent = isSent ? words.isInAndClosed : words.isClosed;
    };

    // What the server knows of this browser; what is on its way says more.
    const hasSent = ({ question, round, ...answer }) => {
      if (!isSending && !isSent && question === change.question && round === change.round) wasSent(answer);
    };

    async function submit(answer) {
      const own = ++attempt;
      isSending = true;
      status.textContent = words.sending;
      while (own === attempt) {
        try {
          const response = await send("/vote", { question: change.question, round: change.round, ...answer });
          if (response.ok && !isOpen) {
            isSent = true;
            status.textContent = words.isInAndClosed;
          }
          if (own !== attempt) return;
          if (response.ok) return wasSent(await response.json());
          if (response.status === 401) return refresh();
          if (response.status !== 429 && response.status !== 503) {
            isSending = false;
            status.textContent = "";
            problem.textContent = await response.text();
            return;
          }
        } catch {}
        if (own === attempt) status.textContent = words.notSent;
        await later(700, 2000);
      }
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!isOpen) return;
      const answer = controls.get();
      problem.textContent = typeof answer === "string" ? answer : "";
      if (typeof answer !== "string") submit(answer);
      else status.textContent = isSent ? words.isIn : "";
    });
    return { form, hasSent, close };
  }

  function choice(change, name) {
    const type = change.type === "option" ? "radio" : "checkbox";
    const inputs = change.options.map((_, place) => element("input", { type, name, value: place + 1 }));
    return {
      elements: inputs.map((input, place) => {
        const text = element("span");
        text.innerHTML = change.options[place];
        return element("label", { className: "choice" }, input, text);
      }),
      get: () => {
        const options = inputs.filter((input) => input.checked).map((input) => Number(input.value));
        return options.length ? { options } : words.noChoice;
      },
      set: ({ options }) => inputs.forEach((input) => { input.checked = options.includes(Number(input.value)); }),
    };
  }

  function free(change, name) {
    const area = element("textarea", { id: name, rows: 3, maxLength: 200 });
    return {
      elements: [element("label", { htmlFor: name, textContent: words.yourWords }), area],
      get: () => (area.value.trim() ? { words: area.value } : words.noWords),
      set: (answer) => { area.value = answer.words; },
    };
  }

  const written = (number) =>
    number !== 0 && (Math.abs(number) < 1e-3 || Math.abs(number) >= 1e6) ? number.toExponential() : String(number);

  function number(change, name) {
    const field = element("input", { id: name, inputMode: "text", autocomplete: "off", maxLength: 40 });
    field.setAttribute("aria-describedby", `${name}-p`);
    const label = element("label", {
      htmlFor: name, textContent: change.decades ? words.yourNumberInDecades : words.yourNumber,
    });
    // The powers of ten are the same for every question, so that their ends and their middle tell nothing.
    const [low, high, step] = change.decades ? [-20, 4, 0.05] : [-4, 4, 0.02];
    const slider = element("input", { type: "range", min: low, max: high, step, value: (low + high) / 2 });
    const follow = (number) => { if (number > 0) slider.value = Math.log10(number); };
    const tell = () => slider.setAttribute("aria-valuetext", field.value || words.slider);
    slider.setAttribute("aria-label", words.slider);
    slider.addEventListener("input", () => {
      field.value = written(Number((10 ** slider.value).toPrecision(2)));
      tell();
    });
    field.addEventListener("input", () => {
      follow(parsed(field.value));
      tell();
    });
    tell();
    const ends = [0, 1, 2, 3, 4].map((place) => 10 ** (low + (place * (high - low)) / 4));
    const scale = element("div", { className: "ends" }, ...ends.map((end) => element("span", { textContent: written(end) })));
    scale.setAttribute("aria-hidden", "true");
    const elements = [label, field, slider, scale];
    return {
      elements,
      get: () => {
        const typed = parsed(field.value);
        if (typed === null) return words.noNumber;
        return change.decades && typed <= 0 ? words.noPositiveNumber : { number: typed };
      },
      set: (answer) => {
        // What was typed stays as it was typed.
        if (parsed(field.value) !== answer.number) field.value = written(Number(answer.number.toPrecision(6)));
        follow(answer.number);
      },
    };
  }

  // MARK: Begin

  const code = /^#(\d{8})$/.exec(location.hash)?.[1];
  if (location.hash) history.replaceState(null, "", location.pathname);
  if (document.body.dataset.joined === "true") follow();
  else if (code) join(code).then((isIn) => isIn || askForCode());
  else askForCode();
  $("waiting").hidden = $("join").hidden === false;
})();
