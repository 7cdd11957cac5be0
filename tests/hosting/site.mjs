// The sample archive, built for an address, in a folder of its own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Builds the site below a path of a new folder; gives both, and the paths of its files. */
export async function build(address, path) {
  assert.ok(process.env.ONDO, "ONDO names the program");
  assert.ok(process.env.ONDO_ROOT, "ONDO_ROOT names the folder of the sample archive");
  const work = await mkdtemp(join(tmpdir(), "ondo-hosting-"));
  const site = join(work, path);
  await run(process.env.ONDO, ["build", "--root", process.env.ONDO_ROOT, "--output", site, "--base-url", address]);
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
  return { work, site, files: files.sort() };
}
