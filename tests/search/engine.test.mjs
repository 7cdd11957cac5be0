// The search script of the theme: held to the same vectors as the crate, and to its answers.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { from, ROOT, search } from "./script.mjs";

const ONDO = process.env.ONDO ?? join(ROOT, "target/release/ondo");
const json = async (path) => JSON.parse(await readFile(join(ROOT, path), "utf8"));
const load = from(process.env.ONDO_SITE ?? join(ROOT, "target/site/once"));

/** The answers of the crate, a few at a time. */
async function ask(queries) {
  const answers = new Map();
  const waiting = [...queries];
  const worker = async () => {
    for (let query = waiting.pop(); query !== undefined; query = waiting.pop()) {
      const { stdout } = await promisify(execFile)(ONDO, ["search", "--root", ROOT, "--json", "--limit", "20", "--", query]);
      answers.set(query, JSON.parse(stdout));
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  return answers;
}

test("texts are cut into the words of the vectors", async () => {
  for (const { text, words } of await json("tests/vectors/search/words.json")) {
    assert.deepEqual(search.words(text).map((word) => [word.gap, ...word.units]), words, text);
  }
});

test("letters become what the vectors say", async () => {
  const engine = search.open({ root: "", load });
  await engine.open();
  const { endings } = engine.manifest;
  for (const [name, rows] of Object.entries(await json("tests/vectors/search/hangul.json"))) {
    for (const [typed, expected] of rows) assert.deepEqual(search[name](typed, endings), expected, `${name} ${typed}`);
  }
});

test("page and crate give the same records in the same order with the same scores", async () => {
  const queries = (await json("tests/search/queries.json")).map((each) => each.query);
  const engine = search.open({ root: "", load });
  const answers = await ask(queries);
  for (const query of queries) {
    const answer = await engine.search(query, { limit: 20 });
    const own = answer.hits.map(({ key, score, step }) => [key, score, step]);
    assert.deepEqual(own, answers.get(query).map(({ id, score, step }) => [id, score, step]), query);
  }
});

test("an answer does not depend on what was asked before", async () => {
  const queries = (await json("tests/search/queries.json")).map((each) => each.query).slice(0, 60);
  const used = search.open({ root: "", load });
  for (const query of queries) await used.search(query);
  for (const query of queries.reverse()) {
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
