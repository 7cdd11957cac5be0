// Updates a page of the preview after each save: reloads it, and shows the problems.
"use strict";

{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { live, style, version, draft, embargo } = own.dataset;
  const isKorean = document.documentElement.lang !== "en";
  const say = (korean, english) => (isKorean ? korean : english);
  const said = (both) => (isKorean ? both.ko : both.en);
  let shown = Number(version);

  // In a shadow root, so that the styles of the site and of the preview do not affect each other.
  const host = document.createElement("ondo-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const mark = element("p", "mark");
  const panel = element("section", "panel");
  panel.hidden = mark.hidden = true;
  panel.role = "alert";
  panel.lang = mark.lang = isKorean ? "ko" : "en";
  shadow.append(sheet, mark, panel);
  document.documentElement.append(host);

  function element(name, className, ...parts) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...parts);
    return made;
  }

  if (draft !== undefined || embargo) {
    const until = embargo && new Date(embargo).toLocaleString(isKorean ? "ko" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
    mark.textContent = embargo ? say(`${until}부터 공개`, `published from ${until}`) : say("초안 · 공개되지 않음", "draft, not published");
    mark.hidden = false;
  }

  // Text between backticks is shown as code.
  const spelled = (both) => said(both).split("`").map((part, at) => (at % 2 ? element("code", "", part) : part));
  const place = ({ file, line, column, text: [before, marked, behind], words }) => {
    const parts = [element("p", "file", line ? `${file}:${line}:${column}` : file)];
    if (line) parts.push(element("pre", "line", before, element("mark", "", marked || "\u200b"), behind));
    if (said(words)) parts.push(element("p", "words", ...spelled(words)));
    return element("div", "place", ...parts);
  };
  const problem = ({ rule, is_error: isError, message, help, marks }) => element("li", isError ? "error" : "warning",
    element("p", "message", element("b", "kind", isError ? say("오류", "error") : say("경고", "warning")), " ", ...spelled(message), " ", element("code", "rule", rule)),
    ...marks.map(place),
    ...(help ? [element("p", "help", ...spelled(help))] : []));

  const draw = ({ errors, warnings, list }) => {
    if (!errors && !warnings) {
      panel.hidden = true;
      panel.replaceChildren();
      return;
    }
    const head = [errors && say(`오류 ${errors}개`, `${errors} error${errors > 1 ? "s" : ""}`), warnings && say(`경고 ${warnings}개`, `${warnings} warning${warnings > 1 ? "s" : ""}`)];
    const lead = say("고치고 저장하면 이 화면은 저절로 닫힙니다. 뒤의 화면은 마지막으로 올바르던 때의 것입니다.", "This closes by itself when it is mended and saved. The page behind it is the last good one.");
    const items = element("ol", "problems", ...list.map(problem));
    const rest = errors + warnings - list.length;
    if (rest > 0) items.append(element("li", "rest", say(`그 밖에 ${rest}개`, `and ${rest} more`)));
    // Warnings stay folded, so that the page can be read.
    const isOpen = errors > 0 || Boolean(panel.querySelector("details[open].warnings"));
    const details = Object.assign(element("details", errors ? "errors" : "warnings", element("summary", "", head.filter(Boolean).join(", "))), { open: isOpen });
    if (errors && shown) details.append(element("p", "lead", lead));
    details.append(items);
    panel.replaceChildren(details);
    panel.hidden = false;
  };

  const swap = (styles) => {
    const name = (path) => path.replace(/\.[0-9a-f]+\.css$/, "");
    for (const old of /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=stylesheet]"))) {
      const now = styles.find((path) => name(path) === name(new URL(old.href).pathname));
      if (!now || old.getAttribute("href") === now) continue;
      // The old sheet stays until the new one is loaded, so that the page is never unstyled.
      const next = /** @type {HTMLLinkElement} */ (old.cloneNode());
      next.href = now;
      next.onload = () => old.remove();
      old.after(next);
    }
  };

  const KEY = "ondo-scroll";
  const leave = (to) => {
    if (to && to !== location.pathname) { location.assign(to); return; }
    sessionStorage.setItem(KEY, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };
  const [path, x, y] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  sessionStorage.removeItem(KEY);
  if (path === location.pathname) addEventListener("load", () => scrollTo(x, y), { once: true });

  const follow = ({ data }) => {
    const { version, styles = [], go, problems } = JSON.parse(data);
    draw(problems);
    if (version === shown) return;
    const isNext = version === shown + 1;
    shown = version;
    if (isNext && styles.length && !go) swap(styles);
    else leave(go);
  };

  // Browsers allow few connections to one host: only the visible tab keeps one.
  let source = /** @type {EventSource | null} */ (null);
  const connect = () => {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(live);
    source.onmessage = follow;
  };
  document.addEventListener("visibilitychange", connect);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
  connect();
}
