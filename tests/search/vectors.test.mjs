// What the search script and `src/search` both keep, and what becomes of Hangul in the script
// alone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { searchOf } from "./archive.mjs";
import { ROOT } from "./site.mjs";

const json = async (path) => JSON.parse(await readFile(join(ROOT, path), "utf8"));

let search, engine;
before(async () => {
  ({ search, engine } = await searchOf({ "cases/a.md": "---\ntitle: 기록\n---\n" }));
});

test("texts are cut into the words of the vectors", async () => {
  for (const { text, words } of await json("tests/vectors/search/words.json")) {
    assert.deepEqual(search.words(text).map((word) => [word.gap, ...word.units]), words, text);
  }
});

test("numbers are read from the bytes of the vectors", async () => {
  for (const { codes, bytes } of await json("tests/vectors/search/bits.json")) {
    const bits = new search.Bits(new Uint8Array(Buffer.from(bytes, "hex")));
    const read = {
      bits: ([, count]) => bits.bits(count),
      gamma: () => bits.gamma(),
      rice: ([, scale]) => bits.rice(scale),
      below: ([, limit]) => bits.below(limit),
      rising: ([values, low, high]) => bits.rising(values.length, low, high, []),
      common: (values) => bits.commonFirst(values.length),
    };
    for (const [name, value] of codes.flatMap(Object.entries)) {
      const isList = name === "common" || name === "gamma";
      assert.deepEqual(read[name](value), isList ? value : value[0], `${name} ${JSON.stringify(value)} in ${bytes}`);
    }
    bits.end();
  }
});

test("reading on behind the end is noticed", () => {
  const bits = new search.Bits(new Uint8Array([0xff]));
  bits.bits(9);
  assert.throws(() => bits.end(), RangeError);
});

test("Hangul becomes what the vectors say", async () => {
  const opened = engine();
  await opened.open();
  const { endings } = opened.manifest;
  for (const [name, rows] of Object.entries(await json("tests/search/hangul.json"))) {
    for (const [typed, expected] of rows) assert.deepEqual(search[name](typed, endings), expected, `${name} ${typed}`);
  }
});
