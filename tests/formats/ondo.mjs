// Runs the binary, reads records: what all tests here need.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const binary = process.env.ONDO ?? join(repository, "target/release/ondo");

/** What `ondo` writes to its standard output; an exit code of 1 is an answer too. */
export function ondo(...options) {
  const run = spawnSync(binary, options, { cwd: repository, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.status === null || run.status > 1) throw new Error(`ondo ${options.join(" ")}: ${run.stderr}`);
  return run.stdout;
}

/** The paths of all files below a folder, without what tools leave there. */
export function filesBelow(folder) {
  return readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The text between the two `---` lines a record begins with. */
export function frontMatter(path) {
  const text = readFileSync(path, "utf8").replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  return text.match(/^---\n([\s\S]*?\n)?---(\n|$)/)?.[1] ?? "";
}

