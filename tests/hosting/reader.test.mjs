// Pages in the reader mode of a browser: Mozilla's Readability, which Firefox and programs that save pages use.
import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";
import { build } from "./site.mjs";

const ADDRESS = "https://ondo.example/";
const OPERATORS = { ko: "표본 기록관 (Ondo)", en: "Sample archive (Ondo)" };
const squeezed = (text) => text.replace(/\s+/g, "");

let work;
let site;
let files;

before(async () => ({ work, site, files } = await build(ADDRESS, "/")));

after(() => work && rm(work, { recursive: true, force: true }));

/** What a reader keeps of a page, beside the page itself. */
function read(html, path) {
  const { document } = new JSDOM(html, { url: ADDRESS + path }).window;
  const facts = [...document.querySelectorAll(".entry > .facts > dd")].map((fact) => squeezed(fact.textContent));
  const language = document.documentElement.lang;
  const article = new Readability(document).parse();
  return { facts, language, byline: article.byline, text: squeezed(article.textContent) };
}

/** The pages of a kind, each with its path. */
async function pages(kind) {
  const found = [];
  for (const path of files.filter((path) => path.endsWith("index.html"))) {
    const html = await readFile(join(site, path), "utf8");
    if (html.includes(`<body class="kind-${kind}"`)) found.push([path, html]);
  }
  return found;
}

test("of every round a reader keeps when, where and who", { timeout: 120_000 }, async () => {
  const rounds = await pages("event");
  assert.ok(rounds.length > 50, `${rounds.length} rounds`);
  for (const [path, html] of rounds) {
    const { facts, text } = read(html, path);
    assert.ok(facts.length > 1, path);
    assert.deepEqual(facts.filter((fact) => !text.includes(fact)), [], path);
  }
});

test("of a round with a very long text a reader keeps when, where and who", async () => {
  const path = "events/gov/2019-07/index.html";
  const html = await readFile(join(site, path), "utf8");
  const { facts, text } = read(html.replace(/(<section class="prose">)([\s\S]*?)<\/section>/, (_, start, body) => `${start}${body.repeat(12)}</section>`), path);
  assert.deepEqual(facts.filter((fact) => !text.includes(fact)), []);
});

test("no reader keeps citations for programs, and all name the archive as author", { timeout: 240_000 }, async () => {
  const found = [...await pages("event"), ...await pages("case")];
  assert.ok(found.length > 150, `${found.length} pages`);
  for (const [path, html] of found) {
    const { byline, language, text } = read(html, path);
    assert.ok(html.includes("@misc{") && html.includes("TY  - ELEC"), path);
    assert.doesNotMatch(text, /@misc\{|TY-ELEC|"container-title"/, path);
    assert.equal(byline, OPERATORS[language], path);
  }
});
