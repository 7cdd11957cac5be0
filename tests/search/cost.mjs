// What a query costs: bytes loaded from a cold start, the script included, and the time Chromium
// takes to compute the answer, the median of five new pages of search. Needs `npm ci` here, and
// Chromium.
//
//   node cost.mjs SITE [WORDS…]
//
// SITE is a built site, such as the one of 3,000 events that
// `cargo bench --bench archive -- --keep` leaves.

import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { open } from "./site.mjs";

const EVERYDAY = ["안전", "민원 개선", "데이터 분석 협업", "국민권익위원회", "생활안전", "제7회", "2019년 12월", "소상공인", "찾아가는 서비스", "빅데이터",
  "인공지능", "산불 드론", "태양광", "혁신온도계", "ㄱㅁ", "국민ㄱ", "rnrals", "온라인 전자문서", "개인정보보호위원회", "감염병 대응"];

const [site, ...words] = process.argv.slice(2);
const { script, search, load: read } = await open(site);
const code = gzipSync(script, { level: 9 }).length;

const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** Answers a query with an engine that knows nothing yet: the answer, and the files it read. */
const cold = async (query) => {
  const files = {};
  const engine = search.open({ root: "", load: async (root, name, mark) => (files[name] = await read(root, name, mark)) });
  const answer = await engine.search(query);
  for (const facet of ["kind", "series", "year"]) await answer.facets(facet);
  return { answer, files };
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.addScriptTag({ content: script });

/**
 * How long a new engine computes in Chromium, all files at hand but packed as they come from the
 * host.
 */
const time = (query, files) => page.evaluate(async ([query, files]) => {
  const unpack = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const packed = new Map(files.map(([name, text]) => [name, unpack(text)]));
  const engine = globalThis.OndoSearch.open({ root: "", load: async (_, name) => packed.get(name) });
  const start = performance.now();
  await engine.search(query);
  return performance.now() - start;
}, [query, Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")])]);

const costs = [];
for (const query of words.length ? words : EVERYDAY) {
  const { answer, files } = await cold(query);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.length, code);
  const times = [];
  for (let run = 0; run < 5; run++) times.push(await time(query, files));
  costs.push({ bytes, time: middle(times) });
  const count = Object.keys(files).length;
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB ${String(count).padStart(3)} files ${middle(times).toFixed(1).padStart(6)} ms  ${query}: ${answer.total}, ${answer.step}`);
}
await browser.close();
const bytes = costs.map((cost) => cost.bytes), times = costs.map((cost) => cost.time);
console.log(`median ${(middle(bytes) / 1000).toFixed(1)} kB, ${middle(times).toFixed(1)} ms; worst ${(bytes.at(-1) / 1000).toFixed(1)} kB, ${times.at(-1).toFixed(1)} ms`);
