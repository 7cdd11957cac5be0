// Asks the search of a built site: a query a line on standard input, a line of JSON each on
// standard output.
//
//   node ask.mjs SITE [--lang LANGUAGE] < QUERIES
//
//   {"query": "…", "results": [{"id": "events/gov/2019-07", "url": "…", "title": "…", "score": 1234, "step": "exact"}]}
//
// `step` is the rung of the ladder that found the result. Ends with 2 when the site cannot be
// asked.

import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { open } from "./site.mjs";

const MOST = 50;

async function main() {
  const { values, positionals } = parseArgs({ options: { lang: { type: "string" } }, allowPositionals: true });
  if (positionals.length !== 1) throw new Error("usage: node ask.mjs SITE [--lang LANGUAGE] < QUERIES");
  const engine = (await open(positionals[0], values.lang)).engine();
  await engine.open();
  for await (const query of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify({ query, results: await results(engine, query) }));
  }
}

/**
 * The best results, the best first. A page lists all records where nothing is typed; a query of
 * nothing finds nothing.
 */
async function results(engine, query) {
  if (!query.trim()) return [];
  const { hits } = await engine.search(query, { limit: MOST });
  return hits.map(({ key, url, title, score, step }) => ({ id: key, url, title, score, step }));
}

await main().catch((error) => {
  console.error(error.message.replaceAll("\n", " "));
  process.exitCode = 2;
});
