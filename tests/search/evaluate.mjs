// Asks the search of a built site, and other engines for comparison, every query of queries.json,
// and says how well they answer. Ends with 1 when ondo is below the bars, with 2 when it could not
// be measured.

import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { parseArgs } from "node:util";
import { built } from "./archive.mjs";
import { mean, ndcgAt, recallAt, reciprocalRank } from "./metrics.mjs";
import { open } from "./site.mjs";

// The bars: what the search of ondo must reach.
const RECALL = 0.97;
const RECALL_OF_A_KIND = 0.9;
const QUIET = 0.95;

const LIMIT = 10;
const GRADE_WANT = 2;
const GRADE_ALSO = 1;

// The rows of the table; a kind that is not here comes after these.
const KINDS = [
  "exact", "particle", "inflection", "compound", "spacing", "choseong", "partial", "abbreviation", "number", "latin",
  "keyboard", "typo", "multi", "phrase", "exclude", "sentence", "unicode", "name", "none",
];

const COLUMNS = { recall: `recall@${LIMIT}`, ndcg: `nDCG@${LIMIT}`, mrr: "MRR", quiet: "quiet" };

// Loaded only when asked for, so that ondo can be measured where no package is installed.
const OTHERS = {
  pagefind: () => import("./pagefind.mjs"),
  minisearch: () => import("./minisearch.mjs"),
};

const here = import.meta.dirname;

async function main() {
  const { values: options } = parseArgs({
    options: {
      root: { type: "string", default: join(here, "../..") },
      site: { type: "string" },
      with: { type: "string", default: "" },
      queries: { type: "string", default: join(here, "queries.json") },
      failures: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const others = options.with.split(",").filter(Boolean);
  const unknown = others.find((name) => !Object.hasOwn(OTHERS, name));
  if (unknown) throw new Error(`--with ${unknown}: no such engine; there are ${Object.keys(OTHERS).join(", ")}`);

  const addresses = await recordAddresses(join(options.root, "content"));
  const queries = await readQueries(options.queries, addresses);
  const texts = queries.map(({ query }) => query);

  const site = options.site ?? (await built(options.root));
  const found = { ondo: await askOndo(site, texts) };
  if (others.length > 0) {
    const records = await builtRecords(site, addresses);
    for (const name of others) Object.assign(found, await (await OTHERS[name]()).default(records, texts, LIMIT));
  }
  if (!options.site) await rm(site, { recursive: true });

  const answers = Object.fromEntries(Object.entries(found).map(([name, lists]) => [name, queries.map((query, at) => judged(query, lists[at]))]));
  const tables = Object.fromEntries(Object.entries(answers).map(([name, list]) => [name, table(list)]));
  const missed = belowBars(tables.ondo);
  if (options.json) {
    console.log(JSON.stringify({ engines: tables, missed, ...(options.failures && { failures: mapValues(answers, failures) }) }, null, 2));
  } else {
    console.log(printed(tables));
    if (options.failures) Object.entries(answers).forEach(([name, list]) => console.log(printedFailures(name, failures(list))));
    missed.forEach((line) => console.log(`below the bar: ${line}`));
  }
  return missed.length > 0 ? 1 : 0;
}

/**
 * The address of every record below the root of the site, by its id: as src/plan/page.rs gives
 * them.
 */
async function recordAddresses(content) {
  const addresses = new Map();
  for (const entry of await readdir(content, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const id = relative(content, path).split(sep).join("/").normalize("NFC").replace(/\.md$/, "");
    if (!entry.isFile() || !entry.name.endsWith(".md") || !id.includes("/")) continue;
    const [, head = ""] = /^\uFEFF?---\r?\n([^]*?)\r?\n---/.exec(await readFile(path, "utf8")) ?? [];
    const slug = /^slug:[ \t]*(["']?)(.+?)\1[ \t]*(?:#.*)?$/m.exec(head)?.[2];
    const address = id.replace(/^pages\//, "");
    addresses.set(id, slug ? address.replace(/[^/]*$/, slug) : address);
  }
  return addresses;
}

async function readQueries(file, addresses) {
  const queries = JSON.parse(await readFile(file, "utf8")).map((query) => ({ also: [], ...query }));
  for (const { query, want, also } of queries) {
    const stray = [...want, ...also].find((id) => !addresses.has(id));
    // Such a query could never be answered.
    if (stray) throw new Error(`${file}: “${query}” wants ${stray}, which is not in the archive`);
  }
  return queries;
}

/** The pages of all records that are published, without lists, which would drown them. */
async function builtRecords(site, addresses) {
  const files = [...addresses].map(([id, address]) => ({ id, file: join(site, address, "index.html") }));
  const published = files.filter(({ file }) => existsSync(file));
  if (published.length === 0) throw new Error(`${site} holds no page of a record`);
  return await Promise.all(published.map(async ({ id, file }) => ({ id, html: await readFile(file, "utf8") })));
}

/** What the search of a site finds for every query. */
async function askOndo(site, queries) {
  const engine = (await open(site)).engine();
  const found = [];
  for (const query of queries) found.push((await engine.search(query, { limit: LIMIT })).hits.map(({ key }) => key));
  return found;
}

/** A query with what was found and how good that is. */
function judged({ kind, query, want, also }, found) {
  if (want.length === 0) return { kind, query, want, found, quiet: found.length === 0 ? 1 : 0 };
  const grades = new Map([...also.map((id) => [id, GRADE_ALSO]), ...want.map((id) => [id, GRADE_WANT])]);
  return {
    kind,
    query,
    want,
    found,
    recall: recallAt(found, want, LIMIT),
    ndcg: ndcgAt(found, grades, LIMIT),
    mrr: reciprocalRank(found.slice(0, LIMIT), want),
  };
}

/**
 * The means of each kind, and of all: of recall over the queries that want something, of quiet over
 * those that do not.
 */
function table(answers) {
  const kinds = new Set([...KINDS, ...answers.map(({ kind }) => kind)]);
  const rows = [...kinds].map((kind) => [kind, answers.filter((answer) => answer.kind === kind)]).filter(([, list]) => list.length > 0);
  return Object.fromEntries([...rows, ["all", answers]].map(([kind, list]) => [kind, means(list)]));
}

function means(answers) {
  const of = (column) => mean(answers.map((answer) => answer[column]).filter((number) => number !== undefined));
  return { queries: answers.length, ...mapValues(COLUMNS, (_, column) => of(column)) };
}

function belowBars({ all, ...kinds }) {
  // The means of thirds are not exact.
  const below = (number, bar) => number !== null && number < bar - 1e-9;
  const line = (name, number, bar) => `${name} is ${number.toFixed(3)}, not ${bar}`;
  return [
    ...(below(all.recall, RECALL) ? [line(`recall@${LIMIT} of all`, all.recall, RECALL)] : []),
    ...Object.entries(kinds)
      .filter(([, row]) => below(row.recall, RECALL_OF_A_KIND))
      .map(([kind, row]) => line(`recall@${LIMIT} of ${kind}`, row.recall, RECALL_OF_A_KIND)),
    ...(below(all.quiet, QUIET) ? [line("quiet of all", all.quiet, QUIET)] : []),
  ];
}

function failures(answers) {
  return answers
    .filter(({ recall, quiet }) => (recall ?? quiet) < 1)
    .map(({ kind, query, want, found }) => ({ kind, query, want, missed: want.filter((id) => !found.slice(0, LIMIT).includes(id)), found }));
}

function printed(tables) {
  const engines = Object.entries(tables);
  const widths = Object.values(COLUMNS).map((title) => Math.max(title.length, 5) + 2);
  const cells = (texts) => texts.map((text, at) => text.padStart(widths[at])).join("");
  const width = widths.reduce((sum, number) => sum + number, 0);
  const first = (kind, count) => kind.padEnd(14) + String(count).padStart(7);
  return [
    [" ".repeat(21), ...engines.map(([name]) => `  ${name}`.padEnd(width))].join(" |").trimEnd(),
    [first("kind", "queries"), ...engines.map(() => cells(Object.values(COLUMNS)))].join(" |"),
    ...Object.entries(tables.ondo).map(([kind, { queries }]) =>
      [first(kind, queries), ...engines.map(([, rows]) => cells(Object.keys(COLUMNS).map((column) => rows[kind][column]?.toFixed(3) ?? "-")))].join(" |"),
    ),
  ].join("\n");
}

function printedFailures(name, list) {
  const ids = (of) => of.join(" ") || "nothing";
  const lines = list.map(({ kind, query, want, missed, found }) =>
    [`${kind}: ${query}`, `    wanted ${ids(want)}`, ...(missed.length > 0 ? [`    missed ${ids(missed)}`] : []), `    found  ${ids(found)}`].join("\n"),
  );
  return [`\n${name}: ${list.length} not answered in full`, ...lines].join("\n");
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

process.exitCode = await main().catch((error) => {
  console.error(error.stderr || error.message);
  return 2;
});
