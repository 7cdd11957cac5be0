// The search box of every page, and the search page, whose state is its address.
"use strict";

{
  const FEW = 10;
  const FACETS = ["kind", "year", "series", "agency", "value", "tag"];

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const on = (target, name, act) => target.addEventListener(name, act);
  const fill = (text, values) => text.replace(/%(\w+)/g, (_, name) => values[name]);
  const clone = (name, url, parts) => {
    const made = one("#" + name).content.cloneNode(true);
    for (const part in parts) one("." + part, made).append(...[parts[part]].flat());
    if (url) one("a", made).href = url;
    return made.firstElementChild;
  };
  const delay = () => {
    let timer;
    return (act, ms) => {
      clearTimeout(timer);
      timer = setTimeout(act, ms);
    };
  };

  const form = one("form[role=search]");
  const box = one("input", form);
  const { root, index, offline } = form.dataset;
  const open = () => OndoSearch.open({ root, index, offline: offline === "" });
  /** A date as the other pages write it, as far as it is known. */
  const day = (date) => {
    if (!date) return "";
    const isKorean = document.documentElement.lang === "ko";
    const isWhole = date.length === 10;
    const parts = /** @type {const} */ ({ timeZone: "UTC", year: "numeric", month: date[4] ? (isKorean && isWhole ? "numeric" : "long") : undefined, day: date[7] ? "numeric" : undefined, weekday: isKorean && isWhole ? "short" : undefined });
    return new Date(date).toLocaleDateString(isKorean ? "ko" : "en-GB", parts).replace(". (", ".(");
  };
  const link = (name, { title, url, kind, note, date }) => clone(name, root + url, { name: title, note: note || day(date), kind: form.dataset[kind] });
  // Safari sends the Enter that ends a composition after its end; only the code tells.
  const isComposing = (event) => event.isComposing || event.keyCode === 229;

  const onTyped = (typed) => {
    const soon = delay();
    on(box, "input", (event) => soon(typed, event.isComposing ? 250 : 150));
    on(box, "compositionend", () => soon(typed, 0));
  };
  on(box, "keydown", (event) => {
    if (event.key === "Enter" && isComposing(event)) event.preventDefault();
  });
  on(document, "keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches("input, textarea") || localStorage.noSlash) return;
    event.preventDefault();
    box.focus();
  });

  const suggest = (list) => {
    // Most readers of a page do not search: the engine comes with the first key or the focus.
    let script = null;
    const load = () => (script ??= new Promise((done, fail) => {
      const onerror = () => { script = null; fail(); };
      document.head.append(Object.assign(document.createElement("script"), { src: form.dataset.engine, onload: done, onerror }));
    }));
    let engine = null;
    const suggested = async (text) => {
      await load();
      engine ??= open();
      return engine.suggest(text, 7);
    };
    /** What is suggested; from a new index where the site was published anew since this page was opened. */
    const suggestions = (text) => suggested(text).catch((error) => {
      engine = null;
      return error?.isGone ? suggested(text) : [];
    }).catch(() => []);
    let newest = 0;
    let at;
    const move = (to) => {
      at = to;
      all("a", list).forEach((option, i) => { option.ariaSelected = i === at; });
      box.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
    };
    const draw = (found) => {
      newest += 1;
      list.replaceChildren(...found.map((entry, i) => Object.assign(link("option", entry), { id: "option" + i })));
      list.hidden = !found.length;
      box.ariaExpanded = !list.hidden;
      move(-1);
    };
    onTyped(async () => {
      const turn = ++newest;
      const text = box.value.trim();
      const found = text ? await suggestions(text) : [];
      if (turn === newest && box.matches(":focus")) draw(found);
    });
    on(box, "keydown", (event) => {
      const stops = list.children.length + 1;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (list.hidden || isComposing(event)) return;
      if (step) move(((at + 1 + step + stops) % stops) - 1);
      else if (event.key === "Escape") draw([]);
      else if (event.key === "Enter" && at >= 0) list.children[at].click();
      else return;
      event.preventDefault();
    });
    on(box, "focus", () => load().catch(() => {}));
    on(box, "blur", () => draw([]));
    on(list, "mousedown", (event) => event.preventDefault());
    box.role = "combobox";
    draw([]);
  };

  const searchPage = (found) => {
    let engine = open();
    const words = found.dataset;
    const [total, changes, chips, hits, groups, near, more, narrow] = "total changes chips hits groups near more narrow".split(" ").map((name) => one("." + name, found));
    const say = delay();
    let state = new URLSearchParams(location.search);
    let answer;
    let newest = 0;
    let isSettled = true;

    const text = () => state.get("q") ?? "";
    const address = (change) => {
      const next = new URLSearchParams(state);
      next.delete("n");
      change(next);
      return "?" + next;
    };
    // What is typed replaces itself in the history; what is settled stays.
    const go = (to, isFinal = true, seen = 0) => {
      if (to !== location.search) history[isSettled && !seen ? "pushState" : "replaceState"](null, "", to);
      isSettled = isFinal;
      state = new URLSearchParams(to);
      return search(seen);
    };

    const marked = (text, marks) => {
      const cuts = [0, ...marks.flat()];
      return cuts.map((from, i) => {
        const textContent = text.slice(from, cuts[i + 1]);
        return i % 2 ? Object.assign(document.createElement("mark"), { textContent }) : textContent;
      });
    };
    const snippet = (text, marks) => {
      const within = (from, to) => marks.filter(([start, end]) => start >= from && end <= to);
      const count = ([start]) => within(start, start + 60).length;
      const [best] = [...marks, [0]].sort((a, b) => count(b) - count(a))[0];
      const from = best < 40 || text.length < 120 ? 0 : Math.min(text.indexOf(" ", best - 25) + 1, best);
      const to = from + 120 < text.length ? Math.max(text.lastIndexOf(" ", from + 90), best + 20) : text.length;
      return [from ? "… " : "", ...marked(text.slice(from, to), within(from, to).map((mark) => mark.map((at) => at - from))), to < text.length ? " …" : ""];
    };
    const watcher = new IntersectionObserver((seen) => {
      for (const entry of seen) if (entry.isIntersecting) /** @type {any} */ (entry.target).quote();
    });
    const item = (hit, needles) => {
      const { title, summary, date, agencies, series, missing } = hit;
      const marks = (text) => engine.marks(text, needles);
      const made = clone("hit", root + hit.url, {
        kind: form.dataset[hit.kind],
        title: marked(title, marks(title)),
        host: marked(agencies, marks(agencies)),
        relay: marked(series, marks(series)),
        sentence: snippet(summary, marks(summary)),
        missing: missing.join(", "),
        when: day(date),
      });
      made.quote = async () => {
        watcher.unobserve(made);
        const text = await engine.text(hit).catch(() => "");
        if (marks(text).length) one(".sentence", made).replaceChildren(...snippet(text, marks(text)));
      };
      if (!one(".title mark, .sentence mark", made)) watcher.observe(made);
      return made;
    };
    const list = ({ hits, needles }) => hits.map((hit) => item(hit, needles));

    const drawFacets = async () => {
      const of = answer;
      for (const facet of all(".facet", found)) {
        const name = facet.dataset.facet;
        if (!facet.open && !state.has(name)) {
          one("ul", facet).replaceChildren();
          continue;
        }
        const values = await of.facets(name);
        values.sort((a, b) => (name === "year" ? b.value - a.value : b.count - a.count));
        if (of !== answer) return;
        const focused = one(":focus", facet)?.value;
        one("ul", facet).replaceChildren(...values.map(({ value, label, count, isOn }) => {
          const made = clone("facet-value", "", { name: label || form.dataset[value], count });
          Object.assign(one("input", made), { name, value, checked: isOn });
          return made;
        }));
        all("input", facet).find(({ value }) => value === focused)?.focus();
      }
      const checked = all(":checked", found);
      chips.replaceChildren(...checked.map(({ name, value, nextSibling }) => clone("chip", address((next) => next.delete(name, value)), { label: nextSibling.textContent })));
      one(".on", narrow).textContent = checked.length || "";
    };
    const show = (now, head, line = "") => {
      words.now = now;
      total.textContent = head;
      changes.textContent = line;
      say(() => { one("#settled").textContent = head + " " + line; }, 800);
    };
    const search = async (seen, isAgain = false) => {
      const turn = ++newest;
      const q = text();
      const filters = Object.fromEntries(FACETS.map((name) => [name, state.getAll(name)]));
      const limit = +state.get("n") || FEW;
      document.title = q ? fill(words.title, { q }) : words.page;
      if (!q && !FACETS.some((name) => state.has(name))) return show("", "");
      if (!answer) show("some", words.loading);
      // A file that is gone: the site was published anew since this page was opened.
      const recover = (error) => {
        if (turn !== newest) return;
        engine = open();
        // What was shown of the old site goes with it.
        return error.isGone && !isAgain ? search(0, true) : show("failed", words.failed);
      };
      try {
        const next = await engine.search(q, { filters, from: 0, limit });
        const kinds = state.has("group") ? await next.facets("kind") : [];
        const shown = kinds.filter(({ count, isOn }) => count && (isOn || !filters.kind[0]));
        const parts = await Promise.all(shown.map(({ value }) => engine.search(q, { filters: { ...filters, kind: [value] }, from: 0, limit: 5 })));
        if (turn !== newest) return;
        answer = next;
        draw(seen, parts, shown);
        drawFacets().catch(recover);
      } catch (error) {
        await recover(error);
      }
    };
    const draw = (seen, parts, kinds) => {
      const { total, step } = answer;
      const told = answer.changes.map(({ from, to, step }) => fill(words[step] ?? "", { from, to: to.join(", ") }));
      show(total ? "some" : "none", fill(total ? words.total : words.none, { n: total }), [...told, step === "most" ? words.most : ""].join(" "));
      const made = state.has("group") ? [] : list(answer);
      hits.replaceChildren(...[...hits.children].slice(0, seen), ...made.slice(seen));
      groups.replaceChildren(...parts.map((part, i) => clone("group", address((next) => {
        next.delete("group");
        next.set("kind", kinds[i].value);
      }), { label: form.dataset[kinds[i].value], count: part.total, hits: list(part) })));
      near.replaceChildren(...answer.near.map((name) => link("near", name)));
      more.hidden = state.has("group") || made.length >= total;
      if (seen && hits.children[seen]) one("a", hits.children[seen]).focus();
      for (const order of all(".order a", found)) {
        const { group } = order.dataset;
        order.href = address((next) => (group ? next.set("group", group) : next.delete("group")));
        order.ariaCurrent = state.get("group") == group;
      }
    };

    const typed = (isFinal) => {
      const q = box.value.trim();
      if (q !== text()) go(address((next) => next.set("q", q)), isFinal);
      isSettled ||= isFinal;
    };
    onTyped(() => typed(false));
    on(box, "change", () => typed(true));
    on(form, "submit", (event) => {
      event.preventDefault();
      typed(true);
    });
    on(found, "change", ({ target: { name, value, checked } }) => go(address((next) => next[checked ? "append" : "delete"](name, value))));
    on(found, "click", async (event) => {
      const to = event.target.closest("a")?.getAttribute("href");
      if (to?.[0] !== "?" || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await go(to);
      total.focus();
    });
    on(more, "click", () => go(address((next) => next.set("n", hits.children.length + FEW)), true, hits.children.length));
    on(self, "popstate", () => {
      go(location.search);
      box.value = text();
    });
    on(one("main"), "keydown", (event) => {
      const stops = [box, ...all(".hits a, .groups a, .more:not([hidden])", found)];
      const at = stops.indexOf(document.activeElement);
      const to = stops[{ ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key]];
      if (at < 0 || !to || isComposing(event)) return;
      event.preventDefault();
      to.focus();
    });

    form.hidden = found.hidden = one(".shortcut").hidden = false;
    narrow.open = innerWidth > 1023;
    for (const facet of all(".facet", found)) {
      facet.open ||= state.has(facet.dataset.facet);
      on(facet, "toggle", () => answer && drawFacets().catch(() => search(0)));
    }
    box.value = text();
    search();
    const slash = one(".shortcut input");
    slash.checked = !localStorage.noSlash;
    on(slash, "change", () => { localStorage.noSlash = slash.checked ? "" : 1; });
  };

  const list = one("#suggestions");
  if (list) suggest(list);
  else searchPage(one("#found"));
}
