// Every kind of page as readers meet it: narrow and wide, light and dark, with a strict policy and without scripts.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { AxeBuilder } from "@axe-core/playwright";
import vnu from "vnu-jar";
import { launch, visit } from "./browser.js";
import { htmlFiles, KINDS } from "./pages.js";
import { serve } from "./site.js";

const folder = process.env.ONDO_SITE;
const WIDTHS = { narrow: { width: 360, height: 780 }, wide: { width: 1280, height: 900 } };

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

const open = (address, options, look) => visit(browser, address, options, look);

for (const [kind, path] of Object.entries(KINDS)) {
  describe(kind, () => {
    for (const [name, viewport] of Object.entries(WIDTHS)) {
      for (const colorScheme of ["light", "dark"]) {
        test(`is accessible and fits, ${name}, ${colorScheme}`, async () => {
          await open(site.address + path, { viewport, colorScheme }, async (page, response) => {
            assert.equal(response.status(), 200);
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.equal(overflow, 0, "the page scrolls sideways");
            const { violations } = await new AxeBuilder({ page }).analyze();
            const findings = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
            assert.deepEqual(findings, []);
          });
        });
      }
    }
  });
}

test("the same content can be read without scripts", async () => {
  await open(site.address, { javaScriptEnabled: false }, async (page) => {
    const links = await page.locator("main a").evaluateAll((all) => all.length);
    assert.ok(links > 20, `${links} links on the home page`);
  });
});

test("the skip link is the first stop of the keyboard and leads to the content", async () => {
  await open(site.address + "events/gov/2019-07/", { viewport: WIDTHS.wide }, async (page) => {
    await page.keyboard.press("Tab");
    const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
    assert.match(href, /^#/);
    assert.equal(await page.locator(`main${href}, main ${href}`).count(), 1);
  });
});

test("the icon is an SVG, with pictures of points for those who need them", async () => {
  await open(site.address, {}, async (page) => {
    const icons = await page.locator('link[rel="icon"], link[rel="apple-touch-icon"]').evaluateAll((links) => Promise.all(links.map(async (link) => {
      const image = Object.assign(new Image(), { src: link.href });
      await image.decode();
      return `${link.rel} ${new URL(link.href).pathname.split(".").at(-1)} ${image.naturalWidth}`;
    })));
    assert.deepEqual(icons.slice(0, 2), ["icon png 48", "apple-touch-icon png 180"]);
    assert.match(icons[2], /^icon svg/);
  });
});

test("every page leads to itself in the other language, and says so to search engines", async () => {
  await open(site.address + "events/gov/2019-07/", {}, async (page) => {
    await page.click(".languages a");
    assert.equal(new URL(page.url()).pathname, "/en/events/gov/2019-07/");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    assert.match(await page.textContent("h1"), /big data/);
    const alternates = await page.locator("link[hreflang]").evaluateAll((links) => links.map((link) => `${link.hreflang} ${new URL(link.href).pathname}`));
    assert.deepEqual(alternates, ["ko /events/gov/2019-07/", "x-default /events/gov/2019-07/", "en /en/events/gov/2019-07/"]);
    await page.click(".languages a");
    assert.equal(new URL(page.url()).pathname, "/events/gov/2019-07/");
  });
});

test("the English search finds what has an English name, on English pages", async () => {
  await open(site.address + "en/search/?q=Anti-Corruption", {}, async (page) => {
    await page.waitForSelector(".hits .hit");
    const paths = await page.locator(".hits .title").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
    assert.ok(paths.includes("/en/agencies/acrc/"), paths.join(" "));
    assert.ok(paths.every((path) => path.startsWith("/en/")), paths.join(" "));
  });
});

test("a page that does not exist shows the 404 page with working styles, however deep", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const response = await page.goto(site.address + "no/such/page/");
  assert.equal(response.status(), 404);
  const styled = await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0) && document.styleSheets.length > 0);
  assert.ok(styled);
  await context.close();
});

test("a portable site opens from the disk, with styles and links", async () => {
  assert.ok(process.env.ONDO_PORTABLE, "ONDO_PORTABLE names the folder of the portable build");
  const address = new URL(`file://${process.env.ONDO_PORTABLE}/index.html`).href;
  await open(address, { viewport: WIDTHS.wide }, async (page) => {
    const rules = await page.evaluate(() => document.styleSheets.length);
    assert.ok(rules > 0);
    await page.locator("main a[href*='events/']").first().click();
    await page.waitForLoadState();
    assert.match(page.url(), /\/events\/.*index\.html$/);
    assert.ok((await page.locator("h1").innerText()).length > 0);
  });
});

test("the Nu HTML checker finds no error on any page, and nothing to warn of", { timeout: 600_000 }, async () => {
  const pages = (await htmlFiles(folder)).map((path) => encodeURI(`${site.address}${path}`));
  assert.ok(pages.length > 150, `${pages.length} pages`);
  const run = promisify(execFile);
  // What a page may load is judged by its address, so that the checker asks a server, one on this machine.
  const java = ["-Xss64m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", String(vnu), "--format", "text"];
  const { stderr } = await run("java", [...java, ...pages], { maxBuffer: 64 * 1024 * 1024 }).catch((failure) => failure);
  assert.match(stderr, /^Document checking completed\. No errors found\.\s*$/);
});
