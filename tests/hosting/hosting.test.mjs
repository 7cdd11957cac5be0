// The built sample archive behind nginx and below a path, and its calendars, JSON-LD and feeds in programs that are not
// ours.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import ICAL from "ical.js";
import { LinkChecker } from "linkinator";
import { chromium } from "playwright-core";
import { freePort, serve } from "./nginx.mjs";
import { blocks, mistakes, nodes } from "./schema-org.mjs";
import { build } from "./site.mjs";

const PATH = "/archive/";
const PAGES = {
  "home": "",
  "event": "events/gov/2019-07/",
  "case": "cases/big-data-life-safety/",
  "agency": "agencies/mois/",
  "thermometer": "thermometer/",
  "figures": "figures/",
  "data": "data/",
  "home in English": "en/",
};
const run = promisify(execFile);

let work;
let site;
let files;
let port;
let address;

before(async () => {
  port = await freePort();
  address = `http://127.0.0.1:${port}${PATH}`;
  ({ work, site, files } = await build(address, PATH));
});

after(() => work && rm(work, { recursive: true, force: true }));

describe("behind nginx", () => {
  let server;
  let browser;

  before(async () => {
    server = await serve(work, port, PATH);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Links of the site that lead nowhere, to another address or to no place in the page, and the pages that were read. */
  async function follow(path, recurse) {
    const pages = new Set();
    const checker = new LinkChecker();
    checker.on("pagestart", (page) => pages.add(String(page)));
    const check = () => checker.check({
      path, recurse, redirects: "error", checkCss: true, checkFragments: true,
      linksToSkip: async (link) => new URL(link).host !== new URL(address).host,
    });
    await check(); // Learns which places in pages are linked to; it looks for them when it reads the pages again.
    const { links } = await check();
    const broken = links.filter(({ state }) => state === "BROKEN").map(({ url, status, parent, failureDetails }) =>
      `${parent} → ${url}: ${status || failureDetails?.map((error) => error.cause ?? error).join(", ")}`);
    return { broken, links, pages };
  }

  test("no link of the site is broken below a path", { timeout: 120_000 }, async () => {
    const { broken, links, pages } = await follow(address, true);
    assert.deepEqual(broken, []);
    assert.ok(pages.size > 200, `${pages.size} pages`);
    for (const name of ["css", "js", "svg", "csv", "ics"]) {
      assert.ok(links.some(({ url, state }) => state === "OK" && url.endsWith(`.${name}`)), `no link to a file .${name}`);
    }
    const sitemap = await readFile(join(site, "sitemap.xml"), "utf8");
    const listed = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => new URL(url).href);
    assert.ok(listed.length > 200, `${listed.length} addresses in the sitemap`);
    assert.deepEqual(listed.filter((url) => !pages.has(url)), []);
  });

  test("a broken link is found", async () => {
    const nowhere = `${address}no/such/page/`;
    assert.ok((await follow(nowhere, false)).broken.some((link) => link.endsWith(`${nowhere}: 404`)));
  });

  test("no link of the 404 page is broken", async () => {
    assert.deepEqual((await follow(`${address}404.html`, false)).broken, []);
  });

  /** Opens a page and gives it to `look`; fails on messages of the console, on failed requests and on those to other hosts. */
  async function visit(path, look) {
    const context = await browser.newContext();
    const faults = [];
    try {
      const page = await context.newPage();
      page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => faults.push(String(error)));
      page.on("requestfailed", (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`));
      page.on("response", (response) => response.status() >= 400 && faults.push(`${response.url()}: ${response.status()}`));
      page.on("request", (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol !== "data:" && host !== new URL(address).host) faults.push(`request to ${request.url()}`);
      });
      const response = await page.goto(address + path, { waitUntil: "networkidle" });
      assert.match(response.headers()["content-security-policy"], /frame-ancestors 'none'/);
      await look(page, response);
      return [...faults];
    } finally {
      await context.close();
    }
  }

  const isStyled = (page) => page.evaluate(() => document.styleSheets.length > 0 && [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0));

  describe("the site works in Chromium behind nginx with the policy on", () => {
    for (const [kind, path] of Object.entries(PAGES)) {
      test(kind, async () => {
        const faults = await visit(path, async (page, response) => {
          assert.equal(response.status(), 200);
          assert.ok(await isStyled(page));
          assert.ok((await page.locator("h1").innerText()).length > 0);
        });
        assert.deepEqual(faults, []);
      });
    }

    test("search", async () => {
      const faults = await visit("search/", async (page) => {
        await page.locator("input[name=q]").fill("청렴");
        await page.waitForSelector(".hits .hit");
        const links = await page.locator(".hits .title").evaluateAll((all) => all.map((link) => link.href));
        assert.ok(links.length > 0 && links.every((link) => link.startsWith(address)), links.join(" "));
      });
      assert.deepEqual(faults, []);
    });

    for (const path of ["nothing", "no/such/page/", "en/events/gov/nothing/"]) {
      test(`an unknown address, ${path}, gives the 404 page of the site`, async () => {
        const faults = await visit(path, async (page, response) => {
          assert.equal(response.status(), 404);
          assert.equal(await response.text(), await readFile(join(site, "404.html"), "utf8"));
          assert.ok(await isStyled(page));
        });
        // Chromium says on the console that the page itself was not found; nothing else may fail.
        assert.deepEqual(faults, [`${address}${path}: 404`, "error: Failed to load resource: the server responded with a status of 404 (Not Found)"]);
      });
    }
  });
});

describe("calendar programs accept the calendars", () => {
  const paths = () => files.filter((path) => path.endsWith(".ics"));
  const read = async (path) => new ICAL.Component(ICAL.parse(await readFile(join(site, path), "utf8")));

  test("none is empty, which RFC 5545 does not allow", async () => {
    assert.ok(paths().length > 10, `${paths().length} calendars`);
    const empty = [];
    for (const path of paths()) if ((await read(path)).getAllSubcomponents().length === 0) empty.push(path);
    assert.deepEqual(empty, []);
  });

  test("every event has what it needs, and an id of its own", async () => {
    for (const path of paths()) {
      const calendar = await read(path);
      assert.equal(calendar.name, "vcalendar", path);
      for (const name of ["version", "prodid"]) assert.ok(calendar.getFirstPropertyValue(name), `${path}: ${name}`);
      const events = calendar.getAllSubcomponents("vevent");
      for (const event of events) {
        for (const name of ["uid", "dtstamp", "dtstart", "summary"]) {
          assert.equal(event.getAllProperties(name).length, 1, `${path}: ${name} of ${event}`);
          assert.ok(String(event.getFirstPropertyValue(name)), `${path}: ${name} of ${event}`);
        }
        const end = event.getFirstPropertyValue("dtend");
        if (end) assert.ok(end.compare(event.getFirstPropertyValue("dtstart")) > 0, `${path}: ${event}`);
      }
      const ids = events.map((event) => event.getFirstPropertyValue("uid"));
      assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], path);
    }
  });

  test("lines end in CRLF, have at most 75 bytes, and are cut between characters", async () => {
    for (const path of paths()) {
      const bytes = await readFile(join(site, path));
      const lines = bytes.toString("latin1").split("\r\n");
      assert.equal(lines.pop(), "", `${path} ends in the middle of a line`);
      for (const line of lines) {
        assert.doesNotMatch(line, /[\r\n]/, path);
        assert.ok(line.length > 0 && line.length <= 75, `${path}: ${line.length} bytes: ${Buffer.from(line, "latin1")}`);
        new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(line, "latin1"));
      }
    }
  });
});

describe("JSON-LD on every page uses types and properties of schema.org", () => {
  const event = {
    "@type": "Event",
    name: "이어달리기",
    startDate: "2019-12-26",
    eventStatus: "https://schema.org/EventScheduled",
    location: { "@type": "Place", name: "세종" },
    organizer: [{ "@type": "GovernmentOrganization", name: "행정안전부" }, { "@id": "https://ondo.example/agencies/mfds/" }],
  };

  test("a good event has no mistake, alone or in a graph", () => {
    for (const said of [event, { "@graph": [event, { "@type": "WebSite", name: "기록관", url: "https://ondo.example/" }] }]) {
      const html = `<script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", ...said })}</script>`;
      const found = blocks(html).flatMap(nodes).map((node) => ["here", node]);
      assert.ok(found.length > 0);
      assert.deepEqual(mistakes(found), []);
    }
  });

  test("misspelt, misplaced and made-up terms are found", () => {
    const { location, organizer } = event;
    const bad = {
      "a misspelt property": { ...event, startDat: "2019-12-26" },
      "a misspelt property further in": { ...event, location: { ...location, adress: "세종" } },
      "a misspelt property in a list": { ...event, organizer: [...organizer, { "@type": "Organization", nam: "산림청" }] },
      "a property of another type": { ...event, ingredients: "콩" },
      "a type that is not there": { ...event, "@type": "Evnt" },
      "a type further in that is not there": { ...event, location: { ...location, "@type": "Plase" } },
      "a state that is not there": { ...event, eventStatus: "https://schema.org/EventPlanned" },
      "a value of a wrong kind": { ...event, startDate: location },
      "a node without a type": { name: "이어달리기" },
    };
    const found = mistakes(Object.entries(bad)).join("\n");
    for (const name of Object.keys(bad)) assert.ok(found.includes(`${name}: `), `${name} in ${found}`);
  });

  test("a block that is no JSON, or of another vocabulary, is refused", () => {
    assert.throws(() => blocks('<script type="application/ld+json">{"@type": }</script>'));
    assert.throws(() => nodes({ "@context": "https://example.org", "@type": "Event" }));
    assert.throws(() => nodes({ "@type": "Event" }));
  });

  test("every page of the site uses them, and every event says something", { timeout: 120_000 }, async () => {
    const found = [];
    const silent = [];
    let events = 0;
    for (const path of files.filter((path) => path.endsWith(".html"))) {
      const html = await readFile(join(site, path), "utf8");
      const said = blocks(html);
      for (const block of said) found.push(...nodes(block).map((node) => [path, node]));
      if (!html.includes('<body class="kind-event"')) continue;
      events += 1;
      if (said.length === 0) silent.push(path);
    }
    assert.ok(events > 50, `${events} events`);
    assert.deepEqual(mistakes(found), []);
    assert.equal(silent.length, 0, `${silent.length} of ${events} events without JSON-LD: ${silent.slice(0, 3).join(" ")} …`);
  });
});

describe("cards", () => {
  const property = (html, name) => html.match(new RegExp(`<meta property="${name}" content="([^"]*)">`))?.[1];
  /** The path of the card of a page, below the site. */
  const card = async (path) => decodeURI(property(await readFile(join(site, path), "utf8"), "og:image").slice(address.length));

  test("every page names a picture of the size that it says", { timeout: 120_000 }, async () => {
    for (const path of files.filter((path) => path.endsWith("index.html"))) {
      const html = await readFile(join(site, path), "utf8");
      if (html.includes('http-equiv="refresh"')) continue;
      const picture = await card(path);
      assert.ok(files.includes(picture), `${path}: ${picture}`);
      const head = await readFile(join(site, picture));
      assert.equal(head.toString("latin1", 1, 4), "PNG");
      const size = [head.readUInt32BE(16), head.readUInt32BE(20)];
      assert.deepEqual(size.map(String), [property(html, "og:image:width"), property(html, "og:image:height")]);
    }
  });

  test("every round has its own, all other pages share one", async () => {
    const events = files.filter((path) => /^events\/.*\/index\.html$/.test(path));
    const rounds = [];
    for (const path of events) {
      if ((await readFile(join(site, path), "utf8")).includes('<body class="kind-event"')) rounds.push(await card(path));
    }
    assert.ok(rounds.length > 25 && new Set(rounds).size === rounds.length, `${rounds.length} rounds`);
    const others = new Set(await Promise.all([PAGES.home, PAGES.case, PAGES.agency].map((path) => card(`${path}index.html`))));
    assert.equal(others.size, 1);
    assert.ok(!rounds.includes([...others][0]));
  });
});

describe("citations for programs", () => {
  const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&#x2F;": "/" };
  let html;
  let forms;

  before(async () => {
    html = await readFile(join(site, PAGES.event, "index.html"), "utf8");
    const blocks = [...html.matchAll(/<code class="citation"[^>]*>([\s\S]*?)<\/code>/g)];
    forms = blocks.map(([, text]) => text.replaceAll("<br>", "").replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity));
  });

  test("BibTeX, RIS and CSL-JSON are read as the same work", () => {
    assert.equal(forms.length, 3);
    const works = forms.map((form) => {
      const { data } = new Cite(form);
      assert.equal(data.length, 1, form);
      const { title, URL, author, issued } = data[0];
      return { title, URL, author: author.map(({ literal, family, name }) => literal ?? name ?? family), issued: issued?.["date-parts"] };
    });
    assert.deepEqual(works[0], works[2]);
    assert.deepEqual(works[1], works[2]);
    assert.equal(works[2].URL, `${address}${PAGES.event}`);
    assert.ok(html.includes(works[2].title));
  });

  test("the archive is the author of its own text, the event and its hosts stand apart", () => {
    const [item] = new Cite(forms[2]).data;
    assert.deepEqual(item.author, [{ literal: "표본 기록관 (Ondo)" }]);
    assert.equal(item.publisher, "표본 기록관 (Ondo)");
    assert.deepEqual(item["event-date"], { "date-parts": [[2019, 12, 26]] });
    assert.equal(item["event-place"], "정부세종청사 1동 대회의실");
    assert.deepEqual(item.contributor.map(({ literal }) => literal), ["국민권익위원회", "행정안전부"]);
    assert.notDeepEqual(item.issued?.["date-parts"], [[2019, 12, 26]]);
    assert.match(html, /<meta name="DC.creator" content="표본 기록관 \(Ondo\)">/);
  });
});

test("every page says in its language what it is about, and lists do not share a sentence", async () => {
  const said = new Map();
  for (const path of files.filter((path) => path.endsWith("index.html"))) {
    const html = await readFile(join(site, path), "utf8");
    if (html.includes('http-equiv="refresh"')) continue;
    const [, text] = html.match(/<meta name="description" content="([^"]*)">/);
    assert.ok(text.length > 5, path);
    if (/^en\/(years|regions|figures|thermometer|series)\/index\.html$/.test(path)) assert.doesNotMatch(text, /[가-힣]{2}/, path);
    if (/^(en\/)?(years|tags|values|regions)\//.test(path)) said.set(text, [...said.get(text) ?? [], path]);
  }
  assert.ok(said.size > 50, `${said.size} lists`);
  assert.deepEqual([...said.values()].filter((paths) => paths.length > 1), []);
});

test("readers of news accept the feeds, and find the same rounds in both formats", { timeout: 120_000 }, async () => {
  const feeds = files.filter((path) => /(^|\/)(feed|rss)\.xml$/.test(path));
  assert.ok(feeds.length > 20, feeds.join(" "));
  const program = [
    "import feedparser, html, json, sys",
    "read = [feedparser.parse(path) for path in sys.argv[1:]]",
    "when = lambda entry: [entry.get(name + '_parsed') for name in ('published', 'updated')]",
    "said = lambda feed: [bool(feed.bozo), feed.version, [[entry.id, entry.link, entry.title, html.unescape(entry.summary), when(entry)] for entry in feed.entries]]",
    "print(json.dumps([said(feed) for feed in read]))",
  ].join("\n");
  const python = join(dirname(process.env.FRICTIONLESS), "python");
  const { stdout } = await run(python, ["-c", program, ...feeds.map((path) => join(site, path))], { maxBuffer: 2 ** 26 });
  const read = new Map(JSON.parse(stdout).map((said, at) => [feeds[at], said]));
  for (const [path, [isBroken, version, entries]] of read) {
    const isAtom = path.endsWith("feed.xml");
    assert.equal(isBroken, false, path);
    assert.equal(version, isAtom ? "atom10" : "rss20", path);
    const ids = entries.map(([id]) => id);
    assert.equal(new Set(ids).size, ids.length, path);
    if (isAtom) assert.deepEqual(read.get(path.replace(/feed\.xml$/, "rss.xml"))[2], entries, path);
  }
  assert.equal(read.get("feed.xml")[2].length, 30);
});
