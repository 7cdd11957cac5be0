// What a query costs: bytes loaded from a cold start, the script included, and time to compute the answer.
//
//   node cost.mjs SITE [WORDS…]
//
// SITE is a built site, such as the one of 3,000 events that `cargo bench --bench archive -- --keep` leaves.

import { gzipSync } from "node:zlib";
import { from, script, search } from "./script.mjs";

const EVERYDAY = ["안전", "민원 개선", "데이터 분석 협업", "국민권익위원회", "생활안전", "제7회", "2019년 12월", "소상공인", "찾아가는 서비스", "빅데이터",
  "인공지능", "산불 드론", "태양광", "혁신온도계", "ㄱㅁ", "국민ㄱ", "rnrals", "온라인 전자문서", "개인정보보호위원회", "감염병 대응"];

const [site, ...words] = process.argv.slice(2);
const read = from(site);
const code = gzipSync(script, { level: 9 }).length;
const costs = [];
for (const query of words.length ? words : EVERYDAY) {
  let bytes = code, files = 0;
  const load = async (root, name) => {
    const file = await read(root, name);
    bytes += file.length;
    files++;
    return file;
  };
  const engine = search.open({ root: "", load });
  const answer = await engine.search(query);
  for (const facet of ["kind", "series", "year"]) await answer.facets(facet);
  // Once more, all files at hand: what is left is computing.
  const start = performance.now();
  await engine.search(query);
  const time = performance.now() - start;
  costs.push({ bytes, time });
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB ${String(files).padStart(3)} files ${time.toFixed(1).padStart(6)} ms  ${query}: ${answer.total}, ${answer.step}`);
}
const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const bytes = costs.map((cost) => cost.bytes), times = costs.map((cost) => cost.time);
console.log(`median ${(middle(bytes) / 1000).toFixed(1)} kB, ${middle(times).toFixed(1)} ms; worst ${(bytes.at(-1) / 1000).toFixed(1)} kB, ${times.at(-1).toFixed(1)} ms`);
