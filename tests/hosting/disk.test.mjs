// A disk that is full, and one that cannot be written in part: the old site stays as it was, and the next build ends it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);
const { ONDO, ONDO_ROOT } = process.env;

let work;
let old;
let next;

/** The files of a site by their paths. */
async function tree(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const named = files.map(async (file) => [relative(folder, file), await readFile(file, "latin1")]);
  return new Map((await Promise.all(named)).filter(([name]) => !name.startsWith(".ondo/")).sort());
}

/** Runs lines of bash where disks can be mounted that nobody else sees; gives what they print. */
async function mounted(lines) {
  const own = process.getuid() === 0 ? [] : ["--user", "--map-root-user"];
  const env = { ...process.env, WORK: work, SITE: join(work, "disk/site") };
  const { stdout } = await run("unshare", [...own, "--mount", "bash", "-euc", lines], { env });
  return stdout.trim().split("\n");
}

const BUILD = '"$ONDO" build --lang en --root "$WORK/archive" --output "$SITE"';
const PREPARE = `mount -t tmpfs -o size=256m none "$WORK/disk"; cp "$WORK/old.yaml" "$WORK/archive/ondo.yaml"; ${BUILD} >/dev/null; cp "$WORK/next.yaml" "$WORK/archive/ondo.yaml"`;

before(async () => {
  work = await mkdtemp(join(tmpdir(), "ondo-disk-"));
  await mkdir(join(work, "disk"));
  for (const name of ["content", "ondo.yaml"]) await cp(join(ONDO_ROOT, name), join(work, "archive", name), { recursive: true });
  const settings = `${await readFile(join(ONDO_ROOT, "ondo.yaml"), "utf8")}\ncards: site\n`;
  const states = { old: settings, next: settings.replace(/^title: .*$/m, "title: 다른 이름의 기록관") };
  assert.notEqual(states.old, states.next);
  for (const [name, text] of Object.entries(states)) {
    await writeFile(join(work, `${name}.yaml`), text);
    await writeFile(join(work, "archive/ondo.yaml"), text);
    await run(ONDO, ["build", "--root", join(work, "archive"), "--output", join(work, name)]);
  }
  [old, next] = [await tree(join(work, "old")), await tree(join(work, "next"))];
});

after(() => work && rm(work, { recursive: true, force: true }));

describe("the old site stays as it was", () => {
  test("on a disk that is full, wherever the build meets its end; with room, the next one ends it", { timeout: 120_000 }, async () => {
    const ends = await mounted(`${PREPARE}
      used=$(du -sk "$WORK/disk" | cut -f1)
      for share in 0 1 2 3 4 5 6 7 8 9 10 12 14 16; do
        mount -o remount,size=$((used + 64 + used * share / 32))k "$WORK/disk"
        code=0; ${BUILD} >/dev/null 2>"$WORK/said.$share" || code=$?
        cp -a "$SITE" "$WORK/after.$share"
        echo "$share $code"
      done
      mount -o remount,size=256m "$WORK/disk"
      ${BUILD} >/dev/null
      cp -a "$SITE" "$WORK/after.last"`);
    const failed = ends.map((line) => line.split(" ")).filter(([, code]) => code !== "0");
    assert.ok(failed.length > 5, ends.join(", "));
    for (const [share, code] of failed) {
      assert.equal(code, "3", share);
      assert.match(await readFile(join(work, `said.${share}`), "utf8"), /the disk is full/);
      assert.deepEqual(await tree(join(work, `after.${share}`)), old, `share ${share}`);
    }
    assert.deepEqual(await tree(join(work, "after.last")), next);
  });

  test("where one of its folders cannot be written", { timeout: 60_000 }, async () => {
    const [code] = await mounted(`${PREPARE}
      mount --bind "$SITE/series" "$SITE/series"; mount -o remount,bind,ro "$SITE/series"
      code=0; ${BUILD} >/dev/null 2>&1 || code=$?
      echo $code
      cp -a "$SITE" "$WORK/after.ro"`);
    assert.equal(code, "3");
    assert.deepEqual(await tree(join(work, "after.ro")), old);
  });
});
