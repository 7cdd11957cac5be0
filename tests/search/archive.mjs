// Small archives for tests: made in a folder that is thrown away, built by `ondo`.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { open, ROOT } from "./site.mjs";

/** The program: `ONDO`, else that of the release build. */
export const ONDO = process.env.ONDO ?? join(ROOT, "target/release/ondo");

const CONFIG = "title: 기록\nbase_url: https://example.org/\nrules: {unused-case: off}\n";

/** Builds the archive in `root` into a new folder, which the caller removes. */
export async function built(root, ...options) {
  const site = await mkdtemp(join(tmpdir(), "ondo-site-"));
  await promisify(execFile)(ONDO, ["build", "--root", root, "--output", site, ...options], { maxBuffer: 2 ** 26 });
  return site;
}

/** The search of an archive of such files, `{"cases/a.md": "…"}`, its index in memory. */
export async function searchOf(files) {
  const root = await mkdtemp(join(tmpdir(), "ondo-archive-"));
  const paths = Object.entries(files).map(([path, text]) => [join(root, "content", path), text]);
  for (const [path, text] of [[join(root, "ondo.yaml"), CONFIG], ...paths]) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  const site = await built(root);
  const { search, load } = await open(site);
  const index = await readAll(load);
  for (const folder of [root, site]) await rm(folder, { recursive: true });
  return inMemory(search, index);
}

/** A search whose index is in memory. */
export function inMemory(search, files) {
  const load = async (_, name) => {
    if (!files.has(name)) throw new Error(`no file ${name}`);
    return files.get(name);
  };
  return { search, files, engine: () => search.open({ root: "", load }) };
}

/** All files of an index, by name. */
async function readAll(load) {
  const text = (bytes) => new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  const manifest = await load("", "manifest");
  const { marks } = JSON.parse(await text(manifest));
  const files = new Map([["manifest", manifest]]);
  for (const [folder, all] of Object.entries(marks)) {
    const isNumbered = folder.length === 1;
    for (let at = 0; at * 6 < all.length; at++) {
      const name = isNumbered ? `${folder}/${at}` : folder;
      files.set(name, await load("", name, all.slice(at * 6, at * 6 + 6)));
    }
  }
  return files;
}
