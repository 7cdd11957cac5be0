// Pagefind over the built pages: its own indexer, then its own script in a browser, as readers
// would have it.

import { createServer } from "node:http";
import { close, createIndex } from "pagefind";
import { chromium } from "playwright-core";

// Browsers run no module and compile no WebAssembly that comes under another type.
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", wasm: "application/wasm" };

/** What Pagefind finds, by its name: a list of ids for each query. */
export default async function search(records, queries, limit) {
  const files = await build(records).finally(close);
  const server = await serve(files);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const found = await page.evaluate(ask, { queries, limit });
    return { pagefind: found.map((urls) => urls.map((url) => decodeURI(url).slice(1))) };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The files of the index, by path. The address of a page is its id here: nobody opens it. */
async function build(records) {
  const index = sound(await createIndex({ rootSelector: "main" })).index;
  for (const { id, html } of records) sound(await index.addHTMLFile({ url: encodeURI(`/${id}`), content: html }));
  const { files } = sound(await index.getFiles());
  return new Map([["/", Buffer.from(EMPTY)], ...files.map(({ path, content }) => [`/pagefind/${path}`, content])]);
}

// The language of the page decides which index is asked.
const EMPTY = '<!doctype html><html lang="ko"><meta charset="utf-8"><title>-</title><link rel="icon" href="data:,">';

function sound(answer) {
  if (answer.errors?.length) throw new Error(`pagefind: ${answer.errors.join("; ")}`);
  return answer;
}

/** Runs in the browser. */
async function ask({ queries, limit }) {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const data = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    found.push(data.map(({ url }) => url));
  }
  return found;
}

async function serve(files) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const content = files.get(decodeURIComponent(pathname));
    const type = TYPES[pathname === "/" ? "html" : pathname.split(".").at(-1)] ?? "application/octet-stream";
    response.writeHead(content ? 200 : 404, { "Content-Type": type }).end(content);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return { address: `http://127.0.0.1:${server.address().port}/`, close: stop };
}
