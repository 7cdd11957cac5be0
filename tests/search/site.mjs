// The search of a built site: the script that the site publishes, over the index that it publishes.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import vm from "node:vm";

/** The folder of the repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

/**
 * Opens the search of a built site, in its own language or another it is published in.
 *
 * `script` is the text of the search script, `search` what it gives to pages, `load` reads a file
 * of the index, `engine()` makes a new engine, which has read nothing yet.
 */
export async function open(site, language) {
  const own = await searchPage(site, "");
  if (!own) throw new Error(`${site}: not a built site with a search page`);
  const page = !language || language === own.language ? own : await searchPage(site, language);
  if (page?.language !== (language || own.language)) throw new Error(`${site}: not published in “${language}”; its own language is “${own.language}”`);
  const index = join(site, page.index);
  const isPortable = existsSync(join(index, "manifest.js"));
  if (!isPortable && !existsSync(join(index, "manifest.bin"))) throw new Error(`${site}: no search index in ${page.index}`);
  const script = await readFile(join(site, page.script), "utf8");
  vm.runInThisContext(script, { filename: page.script });
  const search = globalThis.OndoSearch;
  const load = isPortable ? fromScripts(index) : fromFiles(index);
  return { script, search, load, engine: () => search.open({ root: "", load }) };
}

/** What a search page says: its language, and where below the site the script and the index are. */
async function searchPage(site, folder) {
  const html = await readFile(join(site, folder, "search/index.html"), "utf8").catch(() => null);
  const attribute = (name) => new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];
  const [language, root, index, script] = ["lang", "data-root", "data-index", "data-engine"].map(attribute);
  if (!html || !script) return null;
  const below = (address) => decodeURI(address.slice(root.length));
  return { language, index: below(index), script: below(script) };
}

/**
 * Loads files of an index as a page on a host does; a mark tells the file of one build from that of
 * another.
 */
const fromFiles = (folder) => async (_, name, mark) => new Uint8Array(await readFile(join(folder, mark ? `${name}.${mark}.bin` : `${name}.bin`)));

/** Loads files of an index of a portable site. */
const fromScripts = (folder) => async (_, name) => {
  const [, text] = /,"([^"]*)"\)\s*$/.exec(await readFile(join(folder, `${name}.js`), "utf8"));
  return new Uint8Array(Buffer.from(text, "base64"));
};
