// The timeline as readers see it: no two texts touch, narrow screens have the list, and what is narrowed can be widened.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch, visit } from "./browser.js";
import { serve } from "./site.js";

const folder = process.env.ONDO_SITE;
const WIDE = { viewport: { width: 1280, height: 900 } };

let site;
let browser;

before(async () => {
  assert.ok(folder, "ONDO_SITE names the folder of the built sample archive");
  site = await serve(folder);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const open = (path, options, look) => visit(browser, site.address + path, options, look);

/** The texts of a drawing that touch another one, or leave the drawing. */
const collisions = (page, selector) => page.locator(selector).evaluate((drawing) => {
  const edge = drawing.getBoundingClientRect();
  const texts = [...drawing.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3;
  const wrong = [];
  texts.forEach(({ text, box }, at) => {
    if (box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1) wrong.push(`${text} leaves the drawing`);
    for (const other of texts.slice(at + 1)) if (touch(box, other.box)) wrong.push(`${text} touches ${other.text}`);
  });
  return { wrong, count: texts.length };
});

for (const path of ["thermometer/", "en/thermometer/", "series/gov/", "years/2019/", "agencies/mfds/"]) {
  test(`no text of the drawing touches another: ${path}`, async () => {
    await open(path, WIDE, async (page) => {
      const { wrong, count } = await collisions(page, ".drawing svg");
      assert.ok(count > 8, `${count} texts`);
      assert.deepEqual(wrong, []);
    });
  });
}

test("every round is a link with a name, in the drawing and in the list, in the same order", async () => {
  await open("thermometer/", { ...WIDE, javaScriptEnabled: false }, async (page) => {
    const drawn = await page.locator(".drawing .at a").evaluateAll((links) => links.map((link) => [link.getAttribute("href"), link.getAttribute("aria-label")]));
    const listed = await page.locator(".steps a.name").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(drawn.map(([href]) => href), listed);
    assert.equal(listed.length, 31);
    assert.ok(drawn.every(([, name]) => /\d{4}/.test(name)), "each name has its date");
  });
});

test("a narrow screen has the list, a wide one the drawing beside it", async () => {
  for (const [width, isDrawn] of [[360, false], [1280, true]]) {
    await open("thermometer/", { viewport: { width, height: 800 } }, async (page) => {
      assert.equal(await page.locator(".chart").isVisible(), isDrawn);
      assert.equal(await page.locator(".steps").first().isVisible(), true);
    });
  }
});

test("years lead to the page that shows them alone", async () => {
  await open("thermometer/", WIDE, async (page) => {
    await page.locator(".drawing a", { has: page.locator("text.year", { hasText: "2022" }) }).click();
    assert.equal(new URL(page.url()).pathname, "/years/2022/");
    assert.equal(await page.locator(".drawing .at").count(), 5);
  });
});

test("the timeline is narrowed in the drawing and in the list, by a link too, and widened again", async () => {
  const shown = (page) => page.evaluate(() => [document.querySelectorAll(".drawing .at:not(.out)").length, document.querySelectorAll(".steps .step:not([hidden])").length]);
  await open("thermometer/", WIDE, async (page) => {
    assert.deepEqual((await shown(page))[0], 31);
    await page.selectOption("select[name=year]", "2022");
    assert.deepEqual(await shown(page), [5, 5]);
    await page.selectOption("select[name=state]", "announced");
    assert.deepEqual(await shown(page), [3, 3]);
    assert.match(await page.textContent(".narrow-timeline output"), /3/);
    assert.equal(new URL(page.url()).search, "?year=2022&state=announced");
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map(({ id }) => id), []);
    await page.click(".narrow-timeline button");
    assert.equal((await shown(page))[0], 31);
    assert.equal(new URL(page.url()).search, "");
  });
  await open("thermometer/?year=2019&series=gov&type=local&nonsense=1", WIDE, async (page) => {
    assert.deepEqual(await shown(page), [2, 2]);
  });
});
