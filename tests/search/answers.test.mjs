// Whole queries over a small archive: each rung of the ladder, what is not found, and damaged
// files.

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { before, test } from "node:test";
import { inMemory, searchOf } from "./archive.mjs";

const ACRC = "국민권익위원회의 생활안전";
const MAP = "생활 안전 지도";
const KFS = "산림청 드론";
const RELAY = "제7회 혁신현장 이어달리기";
const DATA = "민원 데이터";

const record = (title, text = "") => `---\ntitle: "${title}"\n---\n\n${text}\n`;

/** An archive of cases with these titles and texts, and agencies of these names. */
const archive = (cases, agencies) => searchOf(Object.fromEntries([
  ...cases.map(([title, text], at) => [`cases/case${at}.md`, record(title, text)]),
  ...agencies.map((name, at) => [`agencies/agency${at}.md`, record(name)]),
]));

let small;
before(async () => {
  small = await archive([
    [ACRC, "빅데이터로 민원을 줄였다. 청렴을 다짐했다."],
    [MAP, "AI 기반 x-ray 판독은 2019.12.26.(목)에 시작했다. 1,200만 원."],
    [KFS, "하늘에서 산불을 살핀다. 관세청과 함께한다."],
    [RELAY, "‘온도계’를 넘겨받았다. 17회와는 다르다."],
    [DATA, "drone 영상을 플랫폼에 모은다. platform이라고도 한다."],
  ], ["국민권익위원회", "산림청", "관세청"]);
});

/** The cases that a query finds, by title in order, and the step that found the first. */
async function found(query) {
  const { hits } = await small.engine().search(query, { filters: { kind: ["case"] } });
  return [hits.map((hit) => hit.title), hits[0]?.step];
}

async function check(query, titles, step) {
  assert.deepEqual(await found(query), [titles, step], query);
}

test("words are found as they stand, glued to particles and inside others", async () => {
  await check("청렴", [ACRC], "exact");
  await check("온도계", [RELAY], "exact");
  await check("데이터", [DATA, ACRC], "exact");
  await check("권익", [ACRC], "exact");
});

test("a query may carry a particle or another form of the verb", async () => {
  await check("청렴의", [ACRC], "stem");
  await check("산불이나", [KFS], "stem");
  await check("줄이는", [ACRC], "stem");
  await check("살폈다", [KFS], "stem");
});

test("spaces do not matter", async () => {
  await check("생활안전", [ACRC, MAP], "exact");
  await check("생활 안전", [MAP, ACRC], "exact");
  await check("혁신 현장 이어달리기", [RELAY], "exact");
  await check("국민 권익 위원회", [ACRC], "exact");
});

test("initials and half-typed syllables are read", async () => {
  await check("ㅅㄹㅊ", [KFS], "initials");
  await check("국민ㄱㅇ", [ACRC], "initials");
  await check("국민ㄱ", [ACRC], "partial");
  await check("국민궈", [ACRC], "partial");
  await check("관셏", [KFS], "partial");
  await check("platf", [DATA], "partial");
});

test("numbers and dates are found however they are written", async () => {
  await check("제7회", [RELAY], "exact");
  await check("7회", [RELAY], "exact");
  for (const date of ["2019-12-26", "2019. 12. 26.", "2019년 12월 26일", "12월 26일", "2019년 12월", "2019/12", "２０１９"]) await check(date, [MAP], "exact");
  await check("1200만", [MAP], "exact");
  await check("x-ray", [MAP], "exact");
  await check("XRAY", [MAP], "exact");
});

test("the other keyboard and slips are read", async () => {
  await check("tksflacjd", [KFS], "keyboard");
  await check("먀", [MAP], "keyboard");
  await check("국민권익워원회", [ACRC], "typo");
  await check("국민익위원회", [ACRC], "typo");
});

test("all words come before most of them", async () => {
  await check("민원 데이터", [DATA, ACRC], "exact");
  await check("드론 산불 넷플릭스", [KFS], "most");
  await check("\"민원 데이터\"", [DATA], "exact");
  await check("데이터 -빅데이터로", [DATA], "exact");
  await check("데이터 -\"빅데이터로 민원\"", [DATA], "exact");
});

test("what is not there is not found", async () => {
  for (const query of ["비트코인", "netflix", "ㅋㅋㅋㅋ", "999회", "1987년 6월 10일", "\"민원 생활\"", "asdfqwer", "쀍뛟", "-", "\"", "- -"]) {
    assert.equal((await small.engine().search(query)).total, 0, query);
  }
});

test("a pair may stand in a page more often than words", async () => {
  const laugh = await archive([[ACRC, "ㅋ".repeat(60)]], []);
  assert.equal((await laugh.engine().search("ㅋㅋㅋ")).total, 1);
});

test("a find in a title is worth more than one in a body", async () => {
  const trees = await archive([["다른 것", "나무"], ["나무", "다른 것"]], []);
  const { hits } = await trees.engine().search("나무");
  assert.deepEqual(hits.map((hit) => hit.title), ["나무", "다른 것"]);
  assert.ok(hits[0].score > hits[1].score);
});

/** Asks an index with some files exchanged: an answer or an error, and nothing else. */
async function ask(exchanged) {
  const damaged = inMemory(small.search, new Map([...small.files, ...exchanged]));
  await damaged.engine().search("국민권익워원회 생활안전 ㄱㅁ").catch((error) => assert.ok(error instanceof Error));
}

test("damaged files give an error or an answer, and never hang", async () => {
  for (const [name, bytes] of small.files) {
    for (const at of [0, 1, 2, 5, 9]) {
      await ask([[name, bytes.subarray(0, at)]]);
      await ask([[name, bytes.map((byte, place) => (place === at ? byte ^ 0x5a : byte))]]);
    }
  }
});

test("files that are whole but say nonsense give an error or an answer", async () => {
  const nonsense = { names: ["[[]]", "[1]"], "r/0": ["[[],[]]"], "l/0": ["[[\"\",4294967295]]"], pairs: ["{\"first\":[\"\"],\"classes\":\"~~\"}"], manifest: ["{}"] };
  for (const [name, texts] of Object.entries(nonsense)) {
    assert.ok(small.files.has(name), name);
    for (const text of texts) await ask([[name, new Uint8Array(gzipSync(text))]]);
  }
});
