// The search of the built sample archive: answers, what they cost, facets, suggestions, and asking
// from a shell. `ONDO_SITE` is the built site; without, `ondo` builds one.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { built } from "./archive.mjs";
import { open, ROOT } from "./site.mjs";

const queries = JSON.parse(await readFile(join(import.meta.dirname, "queries.json"), "utf8")).map((each) => each.query);

let site, search, load;
before(async () => {
  site = process.env.ONDO_SITE ?? (await built(ROOT));
  ({ search, load } = await open(site));
});
after(async () => {
  if (!process.env.ONDO_SITE) await rm(site, { recursive: true });
});

/** What `ask.mjs` answers to lines of queries: its end, each line, what it says. */
function ask(args, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "ask.mjs"), ...args], { input, encoding: "utf8", maxBuffer: 2 ** 26 });
  return { status, answers: stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line)), stderr };
}

test("a shell gets the records that a page gets, a line for each query", async () => {
  const { status, answers } = ask([site], queries.join("\n"));
  assert.equal(status, 0);
  assert.deepEqual(answers.map(({ query }) => query), queries);
  const engine = search.open({ root: "", load });
  for (const { query, results } of answers) {
    const { hits } = await engine.search(query, { limit: 50 });
    assert.deepEqual(results, hits.map(({ key, url, title, score, step }) => ({ id: key, url, title, score, step })), query);
  }
  assert.ok(answers.some(({ results }) => results.length === 50));
});

test("a shell may ask a site in another language, and gets nothing for nothing", () => {
  const { answers } = ask([site, "--lang", "en"], "Anti-Corruption\n\n");
  assert.ok(answers[0].results.length > 0);
  assert.ok(answers[0].results.every(({ url }) => url.startsWith("en/")));
  assert.deepEqual(answers[1], { query: "", results: [] });
  assert.deepEqual(ask([site, "--lang", "ko"], "산림청").answers, ask([site], "산림청").answers);
});

test("a portable site gives a shell the same records", async () => {
  const portable = await built(ROOT, "--portable");
  const typed = "생활안전\n국민ㄱ\n국민권익워원회";
  const ids = (folder) => ask([folder], typed).answers.map(({ results }) => results.map(({ id, score }) => [id, score]));
  assert.deepEqual(ids(portable), ids(site));
  await rm(portable, { recursive: true });
});

test("a site that cannot be asked is one line and an end of 2", async () => {
  const empty = await mkdtemp(join(tmpdir(), "ondo-empty-"));
  for (const args of [[], [empty], [site, "--lang", "fr"], [site, "--lang", "../events"], [site, "--language", "en"]]) {
    const { status, answers, stderr } = ask(args, "산림청");
    assert.deepEqual([status, answers, stderr.trim().split("\n").length], [2, [], 1], stderr);
    assert.ok(!/\n +at /.test(stderr), stderr);
  }
  await rm(empty, { recursive: true });
});

test("an answer does not depend on what was asked before", async () => {
  const some = queries.slice(0, 60);
  const used = search.open({ root: "", load });
  for (const query of some) await used.search(query);
  for (const query of some.reverse()) {
    const fresh = await search.open({ root: "", load }).search(query);
    assert.deepEqual((await used.search(query)).hits, fresh.hits, query);
  }
});

test("a query loads what it needs, once", async () => {
  const names = [];
  const engine = search.open({ root: "", load: (root, name, mark) => { names.push(name); return load(root, name, mark); } });
  await engine.search("생활안전");
  const first = names.length;
  await engine.search("생활안전");
  assert.equal(names.length, first);
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.filter((name) => name.startsWith("p/")).length < 12, `${names}`);
});

test("facets count what the other filters leave, and filters narrow the answer", async () => {
  const engine = search.open({ root: "", load });
  const all = await engine.search("산림청", { limit: 100 });
  const kinds = await all.facets("kind");
  assert.equal(kinds.reduce((sum, each) => sum + each.count, 0), all.total);
  const events = await engine.search("산림청", { filters: { kind: ["event"] }, limit: 100 });
  assert.equal(events.total, kinds.find((each) => each.value === "event").count);
  assert.ok(events.hits.every((hit) => hit.kind === "event"));
  assert.deepEqual((await events.facets("kind")).map((each) => each.count), kinds.map((each) => each.count));
  const without = await engine.search("", { filters: { year: ["2019"] }, limit: 100 });
  assert.ok(without.total > 5);
});

test("what is typed is completed to agencies and titles", async () => {
  const engine = search.open({ root: "", load });
  const titles = async (typed) => (await engine.suggest(typed, 7)).map((each) => each.title);
  assert.equal((await titles("산림"))[0], "산림청");
  assert.equal((await titles("산리"))[0], "산림청");
  assert.ok((await titles("ㄱㅁㄱㅇ")).includes("국민권익위원회"));
  assert.ok((await titles("권익위")).includes("국민권익위원회"));
});

test("nothing found offers what is near", async () => {
  const engine = search.open({ root: "", load });
  const answer = await engine.search("산림박물관회");
  assert.equal(answer.total, 0);
  assert.ok(answer.near.some((each) => each.title === "산림청"), JSON.stringify(answer.near));
});

test("signs alone find nothing, and no words at all everything", async () => {
  const engine = search.open({ root: "", load });
  for (const query of ["!!", "-", "\"", "- -"]) assert.equal((await engine.search(query)).total, 0, query);
  assert.ok((await engine.search(" ")).total > 100);
});

test("marks that overlap are marked once, side by side where they can be", () => {
  const engine = search.open({ root: "", load });
  assert.deepEqual(engine.marks("가나다라", ["가나", "나다", "다라"]), [[0, 2], [2, 4]]);
});

test("damaged files are refused with an error, not with a wrong answer or a hang", async () => {
  const whole = await search.open({ root: "", load }).search("생활안전 ai 국민권익워원회");
  for (const name of ["manifest", "pairs", "p/0", "w/0", "r/0", "names"]) {
    for (const change of [(file) => file.subarray(0, 3), (file) => file.map((byte, at) => (at === 0 ? byte ^ 0x55 : byte))]) {
      const engine = search.open({ root: "", load: async (root, each, mark) => (each === name ? change(await load(root, each, mark)) : load(root, each, mark)) });
      const answer = await engine.search("생활안전 ai 국민권익워원회").catch((error) => assert.ok(error instanceof Error));
      // A file that is not needed may be damaged.
      if (answer) assert.deepEqual(answer.hits, whole.hits, name);
    }
  }
  await assert.rejects(search.open({ root: "", load: async () => new Uint8Array([1, 2, 3]) }).search("생활"));
});
