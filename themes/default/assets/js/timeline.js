// Narrows the timeline by series, year, kind of agency and state of the handover. The choice is in the address.
"use strict";

{
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.narrow-timeline"));
  const choices = form ? /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]) : [];
  const rounds = [...document.querySelectorAll(".drawing .at")].map((mark) => {
    const href = mark.querySelector("a").getAttribute("href");
    const { year, type, state } = /** @type {SVGElement} */ (mark).dataset;
    const lane = mark.closest("[data-series]").getAttribute("data-series");
    const step = document.querySelector(`.step a.name[href="${CSS.escape(href)}"]`)?.closest("li");
    return { mark, step, is: { series: [lane], year: [year], type: type.split(" "), state: state.split(" ") } };
  });

  const show = () => {
    const wanted = choices.filter(({ value }) => value);
    let shown = 0;
    for (const { mark, step, is } of rounds) {
      const isShown = wanted.every(({ name, value }) => is[name].includes(value));
      mark.classList.toggle("out", !isShown);
      if (step) step.hidden = !isShown;
      shown += Number(isShown);
    }
    for (const lane of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".lane"))) {
      lane.hidden = !lane.querySelector(".step:not([hidden])");
    }
    const status = form.querySelector("output");
    status.textContent = status.dataset.shown.replace("%n", String(shown));
    form.querySelector("button").hidden = !wanted.length;
  };

  if (form) {
    const asked = new URLSearchParams(location.search);
    for (const choice of choices) choice.value = asked.get(choice.name) ?? "";
    for (const choice of choices) if (choice.selectedIndex < 0) choice.value = "";
    form.addEventListener("change", () => {
      const query = new URLSearchParams(choices.filter(({ value }) => value).map(({ name, value }) => [name, value]));
      history.replaceState(null, "", (query.size ? `?${query}` : location.pathname) + location.hash);
      show();
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const choice of choices) choice.value = "";
      choices[0].dispatchEvent(new Event("change", { bubbles: true }));
      choices[0].focus();
    });
    form.hidden = false;
    show();
  }
}
