// The search script of the theme, run in Node over the files of a built site.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import vm from "node:vm";

/** The folder of the repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** The text of the script. */
export const script = await readFile(join(ROOT, "themes/default/assets/js/search.js"), "utf8");
vm.runInThisContext(script, { filename: "search.js" });

/** What the script gives to pages. */
export const search = globalThis.OndoSearch;

/** Loads files of the index of a site; a mark tells the file of one build from that of another. */
export const from = (site) => async (root, name, mark) => new Uint8Array(await readFile(join(site, "search", mark ? `${name}.${mark}.bin` : `${name}.bin`)));
