// The page in the place of a withdrawn record, as readers and search engines meet it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import vnu from "vnu-jar";
import { launch, visit } from "./browser.js";
import { serve } from "./site.js";

const ROOT = resolve(import.meta.dirname, "../..");
const RECORD = "events/gov/2021-05";
const REASON = "같은 행사를 두 번 등록하여 하나로 합쳤습니다.";
const run = promisify(execFile);

let work;
let site;
let browser;

before(async () => {
  assert.ok(process.env.ONDO, "ONDO names the program");
  work = await mkdtemp(join(tmpdir(), "ondo-withdrawn-"));
  for (const name of ["content", "ondo.yaml"]) await cp(join(ROOT, name), join(work, name), { recursive: true });
  const file = join(work, "content", `${RECORD}.md`);
  const withdrawn = `---\nwithdrawn: true\nwithdrawn_reason: ${REASON}\n`;
  await writeFile(file, (await readFile(file, "utf8")).replace("---\n", withdrawn));
  await run(process.env.ONDO, ["build", "--root", work, "--output", join(work, "public")]);
  site = await serve(join(work, "public"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
  if (work) await rm(work, { recursive: true, force: true });
});

for (const width of [360, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const folder of ["", "en/"]) {
      test(`says why, is accessible and fits: ${folder}${RECORD}, ${width}, ${colorScheme}`, () =>
        visit(browser, `${site.address}${folder}${RECORD}/`, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
          assert.ok((await page.innerText("main")).includes(REASON));
          assert.equal(await page.getAttribute("meta[name=robots]", "content"), "noindex");
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
          const { violations } = await new AxeBuilder({ page }).analyze();
          assert.deepEqual(violations.map(({ id }) => id), []);
        }));
    }
  }
}

test("search does not find it", async () => {
  await visit(browser, `${site.address}search/?q=${encodeURIComponent("농촌 협업과 조직문화")}`, {}, async (page) => {
    await page.waitForSelector("[data-now=some], [data-now=none]");
    const links = await page.locator(".hits .title").evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
    assert.ok(!links.includes(`/${RECORD}/`), links.join(" "));
  });
});

test("the Nu HTML checker finds no error and nothing to warn of", { timeout: 120_000 }, async () => {
  const pages = ["", "en/"].map((folder) => `${site.address}${folder}${RECORD}/`);
  const java = ["-Xss64m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", String(vnu), "--format", "text"];
  const { stderr } = await run("java", [...java, ...pages]).catch((failure) => failure);
  assert.match(stderr, /^Document checking completed\. No errors found\.\s*$/);
});
