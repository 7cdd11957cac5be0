// The preview as editors see it: pages that follow every save, and what they are told when something is wrong.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch, visit } from "./browser.js";

const SETTINGS = "title: 기록관\ndescription: 시험하는 곳입니다.\nbase_url: https://ondo.example/\nlanguage: ko\nlicense: cc-by-4.0\nagencies: open\n";
const SERIES = "---\ntitle: 이어달리기\n---\n";
const EVENT = "---\ntitle: 첫 회\nseries: gov\nround: 1\ndate: 2019-12-26\nhosts: [국민권익위원회]\nhandover:\n  to: 행정안전부\n---\n\n처음 쓴 글.\n";
const BROKEN = EVENT.replace("date: 2019-12-26", "date: 2019-13-26 <script>alert(1)</script>");

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

/** Serves a small site while `look` looks at it. */
async function preview(look, { files = {}, options = [] } = {}) {
  assert.ok(process.env.ONDO, "ONDO names the program");
  const root = await mkdtemp(join(tmpdir(), "ondo-"));
  const write = async (name, text) => {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  };
  const all = { "ondo.yaml": SETTINGS, "content/series/gov.md": SERIES, "content/events/gov/a.md": EVENT, ...files };
  for (const [name, text] of Object.entries(all)) await write(name, text);
  const program = spawn(process.env.ONDO, ["serve", "--lang", "en", "--port", "0", "--root", root, ...options], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    for await (const line of createInterface({ input: program.stderr })) {
      const home = line.match(/^preview: (\S+)/)?.[1];
      if (home) { await look({ home, write, root }); break; }
    }
  } finally {
    program.kill();
    await rm(root, { recursive: true, force: true });
  }
}

const open = (address, look, options) => visit(browser, address, { viewport: { width: 1280, height: 720 }, ...options }, look);
const panel = (page) => page.locator("ondo-preview .panel");

describe("a page of the preview", () => {
  test("loads itself again after a save, and stays where it was scrolled to", () =>
    preview(async ({ home, write }) => {
      const long = EVENT + "\n글.\n".repeat(300);
      await write("content/events/gov/a.md", long);
      await open(`${home}events/gov/a/`, async (page) => {
        await page.evaluate(() => scrollTo(0, 2000));
        await write("content/events/gov/a.md", long.replace("처음 쓴 글.", "고친 글."));
        await page.getByText("고친 글.").waitFor();
        await page.waitForFunction(() => scrollY === 2000);
        assert.ok(await panel(page).isHidden());
      });
    }));

  test("takes new styles without loading itself again", () =>
    preview(async ({ home, write }) => {
      await open(home, async (page) => {
        await page.evaluate(() => { globalThis.isSame = true; });
        await write("themes/default/assets/css/site.css", "body { background: rgb(1, 2, 3) }");
        await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)");
        assert.ok(await page.evaluate(() => globalThis.isSame));
      });
    }));

  test("shows what is wrong over the last good page, as text, and clears by itself", () =>
    preview(async ({ home, write }) => {
      await open(`${home}events/gov/a/`, async (page) => {
        await write("content/events/gov/a.md", BROKEN);
        await panel(page).waitFor();
        const told = await panel(page).innerText();
        assert.match(told, /오류 1개/);
        assert.match(told, /content\/events\/gov\/a\.md:5:7/);
        assert.match(told, /2019-13-26 <script>alert\(1\)<\/script>/);
        assert.equal(await page.locator("ondo-preview mark").first().innerText(), "2019-13-26 <script>alert(1)</script>");
        assert.ok(await page.getByText("처음 쓴 글.").isVisible());
        await write("content/events/gov/a.md", EVENT.replace("처음 쓴 글.", "다 고친 글."));
        await page.getByText("다 고친 글.").waitFor();
        await panel(page).waitFor({ state: "hidden" });
      });
    }));

  test("speaks the language of the page", () =>
    preview(async ({ home, write }) => {
      await open(home, async (page) => {
        await write("content/events/gov/a.md", BROKEN);
        await panel(page).getByText("1 error").waitFor();
        assert.equal(await panel(page).getAttribute("lang"), "en");
      });
    }, { files: { "ondo.yaml": SETTINGS.replace("language: ko", "language: en") } }));

  test("that never was whole is filled with what is wrong, and then with the page", () =>
    preview(async ({ home, write }) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      assert.equal((await page.goto(home)).status(), 503);
      await panel(page).getByText("오류 1개").waitFor();
      await write("content/events/gov/a.md", EVENT);
      await page.getByText("첫 회").first().waitFor();
      await panel(page).waitFor({ state: "hidden" });
      await context.close();
    }, { files: { "content/events/gov/a.md": BROKEN } }));

  test("goes to what is edited when asked to", () =>
    preview(async ({ home, write }) => {
      await open(home, async (page) => {
        await write("content/events/gov/a.md", EVENT.replace("처음 쓴 글.", "고친 글."));
        await page.waitForURL("**/events/gov/a/");
        await page.getByText("고친 글.").waitFor();
      });
    }, { options: ["--follow"] }));

  test("says that it is a draft", () =>
    preview(async ({ home }) => {
      await open(`${home}cases/b/`, async (page) => {
        assert.match(await page.locator("ondo-preview .mark").innerText(), /초안/);
      });
    }, { files: { "content/cases/b.md": "---\ntitle: 사례\ndraft: true\n---\n" }, options: ["--drafts"] }));

  test("that was renamed leads to its new address", () =>
    preview(async ({ home, root }) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${home}events/gov/a/`);
      await rename(join(root, "content/events/gov/a.md"), join(root, "content/events/gov/ab.md"));
      await page.locator(".near a").first().waitFor();
      assert.equal(await page.locator(".near a").first().innerText(), "/events/gov/ab/");
      await page.locator(".near a").first().click();
      await page.getByRole("heading", { name: "첫 회" }).first().waitFor();
      await context.close();
    }));

  for (const [name, width] of Object.entries({ wide: 1280, narrow: 360 })) {
    for (const colorScheme of ["light", "dark"]) {
      test(`with an overlay is accessible and fits: ${name}, ${colorScheme}`, () =>
        preview(async ({ home, write }) => {
          await open(home, async (page) => {
            await write("content/events/gov/a.md", BROKEN);
            await panel(page).waitFor();
            const { violations } = await new AxeBuilder({ page }).include("ondo-preview").analyze();
            assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
            const box = await panel(page).boundingBox();
            assert.ok(box.x >= 0 && box.x + box.width <= width && box.y >= 0, JSON.stringify(box));
            if (process.env.ONDO_PICTURES) await page.screenshot({ path: join(process.env.ONDO_PICTURES, `overlay-${name}-${colorScheme}.png`) });
            // The checker moves things by inline styles, which the policy forbids.
          }, { viewport: { width, height: 780 }, colorScheme, bypassCSP: true });
        }));
    }
  }
});

test("the published site holds nothing of the preview", async () => {
  assert.ok(process.env.ONDO_SITE);
  assert.ok(!(await readFile(join(process.env.ONDO_SITE, "index.html"), "utf8")).includes("_ondo"));
});
