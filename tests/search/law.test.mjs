// Random texts: the index must answer what a plain scan of the words answers.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { searchOf } from "./archive.mjs";

// The particles and endings that can be made of the syllables below, by src/search/particles.rs.
const TAILS = new Set(["는", "이", "가", "을", "나", "이나", "라", "이라", "라는", "이라는", "다", "이다"]);
const INSIDE = 0, BEFORE_TAIL = 1, LAST = 2;

/** Random numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What random texts and words are made of, by one seed. */
function maker(seed) {
  const next = random(seed);
  const below = (limit) => Math.floor(next() * limit);
  const one = (of) => of[below(of.length)];
  const some = (of, least, most) => Array.from({ length: least + below(most - least + 1) }, () => one(of)).join("");
  const text = () => some("가나다라을이 ", 0, 12) + one([" ", ",", ".", "·", "ai", "7", "을 "]) + some("가나다라는 ", 0, 12) + one(["", "회", "ai", " 이다"]);
  const term = () => one([() => some("가나다라을이는회7", 1, 5), () => some("가나다", 1, 3) + "ai", () => "ai" + some("가나", 0, 2)])();
  return { below, some, text, term };
}

/** The units of a text in their places: `gap` is what stands before the word that a unit begins. */
function unitsOf(search, text) {
  return search.words(text).flatMap(({ gap, units }) => units.map((unit, offset) => {
    const behind = units.slice(offset + 1).join("");
    return { text: unit, offset, end: !behind ? LAST : TAILS.has(behind) ? BEFORE_TAIL : INSIDE, gap: offset === 0 ? gap : "", isWord: units.length === 1 };
  }));
}

const isSyllable = (unit) => /^[가-힣]+$/.test(unit.text);

/**
 * Whether a term stands in a text: inside a word; or over spaces, from the start of a word to a
 * clean end, where the last word is no lone syllable behind a longer word of syllables.
 */
function standsIn(term, text) {
  return text.some((first, start) => {
    const window = text.slice(start, start + term.length);
    if (window.length < term.length || window.some((unit, at) => unit.text !== term[at])) return false;
    const inner = window.slice(1), last = window.at(-1), beforeLast = window.at(-2);
    if (inner.some(({ gap }) => gap === "break")) return false;
    if (inner.length === 0) return first.offset === 0 || !isSyllable(first);
    if (!inner.some(({ gap }) => gap === "space")) return true;
    const isLone = last.gap !== "" && !beforeLast.isWord && isSyllable(beforeLast);
    const isClean = last.end !== INSIDE || (isLone && !isSyllable(last));
    return first.offset === 0 && isClean && (!isLone || !isSyllable(last));
  });
}

/**
 * The records of an archive: each with its id, its texts as units, and the file it is written in.
 */
function records(search, texts) {
  return new Map([...texts].map(([id, list]) => [id, list.map((text) => unitsOf(search, text))]));
}

/** The ids of what a form finds, each with what its finds are worth. */
async function found(engine, form) {
  const finds = [...(await engine.find(form))];
  return Promise.all(finds.map(async ([entry, worth]) => [(await engine.record(entry)).key, worth]));
}

const ids = (finds) => finds.map(([id]) => id).sort();

/** An archive of cases with these tags and paragraphs: its search, and the texts of each record. */
async function archive(cases) {
  const letters = (at) => [...at.toString(8)].map((digit) => "stuvwxyz"[digit]).join("");
  const files = {}, texts = new Map();
  cases.forEach(({ tags, paragraphs }, at) => {
    const title = `q${letters(at)}`;
    const kept = paragraphs.map((text) => text.trim()).filter(Boolean);
    files[`cases/${title}.md`] = `---\ntitle: ${title}\ntags: [${tags.join(", ")}]\n---\n\n${kept.join("\n\n")}\n`;
    texts.set(`cases/${title}`, [title, ...tags, ...kept]);
  });
  const opened = await searchOf(files);
  return { ...opened, records: records(opened.search, texts) };
}

/** Holds what an engine finds to a scan, by ready answers and by pairs alone. */
async function check({ engine, search, records }, terms) {
  const quick = engine(), slow = engine();
  await Promise.all([quick.open(), slow.open()]);
  slow.ready = async () => null;
  let hits = 0, ready = 0;
  for (const typed of terms) {
    const units = search.words(typed).flatMap((word) => word.units);
    const scan = [...records].filter(([, texts]) => texts.some((text) => standsIn(units, text))).map(([id]) => id);
    const byPairs = await found(slow, { units });
    assert.deepEqual(ids(byPairs), scan.sort(), `${typed}, by pairs`);
    assert.deepEqual(new Map(await found(quick, { units })), new Map(byPairs), `${typed}, by its ready answer`);
    hits += scan.length;
    ready += (await quick.ready(units.join(""))) ? 1 : 0;
  }
  return { hits, ready };
}

describe("the index answers what a scan answers", () => {
  for (const seed of [1, 2, 3]) {
    const { below, some, text, term } = maker(seed);
    let small;
    before(async () => {
      const words = Array.from({ length: 120 }, () => some("가나다라을이", 2, 4));
      const tags = () => [...new Set(Array.from({ length: below(3) }, () => words[below(words.length)]))];
      small = await archive(Array.from({ length: 250 }, () => ({ tags: tags(), paragraphs: Array.from({ length: 1 + below(3) }, text) })));
      small.words = words;
    });

    test(`in short texts, seed ${seed}`, async () => {
      const { hits } = await check(small, Array.from({ length: 400 }, term));
      assert.ok(hits > 1000, `${hits}`);
    });

    test(`to names, which have ready answers, seed ${seed}`, async () => {
      const { ready } = await check(small, new Set(small.words));
      assert.ok(ready > 50, `${ready}`);
    });

    test(`to half-typed words, which stand where one of their ends stands, seed ${seed}`, async () => {
      const engine = small.engine();
      await engine.open();
      for (let count = 0; count < 60; count++) {
        const units = [...some("가나다라", 1, 3)];
        const half = await found(engine, { units, next: ["가", "라"] });
        const whole = await Promise.all([..."가나는다라"].map((next) => found(engine, { units: [...units, next] })));
        assert.deepEqual(ids(half), [...new Set(whole.flatMap(ids))].sort(), units.join(""));
      }
    });
  }

  test("to words and syllables so frequent that they have ready answers", async () => {
    const { some } = maker(4);
    const paragraphs = () => Array.from({ length: 10 }, () => some("가나을 ", 300, 300));
    const long = await archive(Array.from({ length: 240 }, () => ({ tags: [], paragraphs: paragraphs() })));
    const { ready } = await check(long, ["가", "나", "을", "가나", "가나을", "가나을나", "나나나나", "가을나가나", "을가나나을가", "나가가나을나가"]);
    assert.ok(ready > 5, `${ready}`);
  });
});
