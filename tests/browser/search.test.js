// Search as readers use it: the box in the head of every page, and the search page with its whole state in its address.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { launch, visit } from "./browser.js";
import { serve } from "./site.js";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 780 };

let site;
let below;
let browser;

before(async () => {
  assert.ok(process.env.ONDO_SITE && process.env.ONDO_PORTABLE, "ONDO_SITE and ONDO_PORTABLE name the folders of the built sample archive");
  site = await serve(process.env.ONDO_SITE);
  // Its links are relative, so it stands under any path.
  below = await serve(process.env.ONDO_PORTABLE, "/some/where/");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
  await below?.close();
});

/** Keeps what the live region says, and stands before the engine, whose answers a test may hold back. */
function listen() {
  globalThis.said = [];
  globalThis.asked = [];
  globalThis.held = {};
  document.addEventListener("DOMContentLoaded", () => {
    const region = document.querySelector("[role=status]");
    if (region) new MutationObserver(() => region.textContent.trim() && globalThis.said.push(region.textContent.trim())).observe(region, { childList: true, characterData: true, subtree: true });
  });
  let engines;
  Object.defineProperty(globalThis, "OndoSearch", {
    get: () => engines,
    set(real) {
      const opened = (options) => {
        const engine = real.open(options);
        const search = async (text, options) => {
          globalThis.asked.push(text);
          await globalThis.held[text];
          return engine.search(text, options);
        };
        return Object.assign(Object.create(engine), { search });
      };
      engines = { ...real, open: opened };
    },
  });
}

const open = (address, look, options = {}) => visit(browser, address, { viewport: WIDE, ...options }, look, listen);
const search = (query, look, options) => open(`${site.address}search/${query}`, look, options);
const box = (page) => page.getByRole(/search/.test(new URL(page.url()).pathname) ? "searchbox" : "combobox");
const results = (page) => page.locator("ol.hits a.title");
const total = async (page) => Number((await page.locator("#total").innerText()).match(/\d+/)?.[0] ?? 0);
const state = (page) => Object.fromEntries(new URL(page.url()).searchParams);
const settled = (page) => page.waitForFunction(() => globalThis.said.length > 0);
const until = (page, found) => page.waitForFunction(found);

async function check(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`)), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, "the page scrolls sideways");
}

describe("the box in the head", () => {
  test("suggests records, which arrows choose and Enter opens", () =>
    open(site.address, async (page) => {
      await box(page).pressSequentially("산림청");
      await page.getByRole("option").first().waitFor();
      assert.equal(await box(page).getAttribute("aria-expanded"), "true");
      assert.equal(await box(page).getAttribute("aria-activedescendant"), "");
      await box(page).press("ArrowDown");
      const chosen = page.locator("[role=option][aria-selected=true]");
      assert.equal(await box(page).getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
      assert.equal(await chosen.count(), 1);
      const address = await chosen.evaluate((option) => option.href);
      await box(page).press("Enter");
      await page.waitForURL(address);
      assert.ok(await page.locator("h1").innerText());
    }));

  test("goes round its suggestions and back to what was typed, and Esc closes them", () =>
    open(site.address, async (page) => {
      await box(page).pressSequentially("산림");
      await page.getByRole("option").first().waitFor();
      await box(page).press("ArrowUp");
      assert.equal(await page.getByRole("option").last().getAttribute("aria-selected"), "true");
      await box(page).press("ArrowDown");
      assert.equal(await page.locator("[aria-selected=true]").count(), 0);
      await box(page).press("Escape");
      assert.equal(await box(page).getAttribute("aria-expanded"), "false");
      assert.equal(await box(page).inputValue(), "산림");
      assert.equal(await page.getByRole("option").count(), 0);
    }));

  test("leads to the search page with what was typed", () =>
    open(`${site.address}events/gov/2019-07/`, async (page) => {
      await box(page).fill("빅데이터");
      await box(page).press("Enter");
      await page.waitForURL(/\/search\/\?q=/);
      assert.equal(await box(page).inputValue(), "빅데이터");
      await results(page).first().waitFor();
    }));

  test("is reached by /, which is a letter in a field and can be switched off", () =>
    open(`${site.address}cases/`, async (page) => {
      const hasFocus = () => box(page).evaluate((input) => document.activeElement === input);
      await page.keyboard.press("/");
      assert.ok(await hasFocus());
      await page.keyboard.type("a/b");
      assert.equal(await box(page).inputValue(), "a/b");
      await page.goto(`${site.address}search/`);
      await page.locator(".shortcut input").uncheck();
      await page.goto(`${site.address}cases/`);
      await page.keyboard.press("/");
      assert.ok(!(await hasFocus()));
    }));

  for (const [name, viewport] of Object.entries({ WIDE, NARROW })) {
    for (const colorScheme of ["light", "dark"]) {
      test(`is accessible with its suggestions open, ${name}, ${colorScheme}`, () =>
        open(site.address, async (page) => {
          await box(page).pressSequentially("국민");
          await page.getByRole("option").first().waitFor();
          await check(page);
        }, { viewport, colorScheme }));
    }
  }
});

describe("results", () => {
  test("mark the words, show kind, agency and day, and are announced once", () =>
    search("", async (page) => {
      await box(page).pressSequentially("국민권익위원회", { delay: 180 });
      await settled(page);
      await page.waitForTimeout(1000);
      assert.deepEqual(await page.evaluate(() => globalThis.said.length), 1, "said once");
      assert.match(await page.evaluate(() => globalThis.said[0]), new RegExp(`${await total(page)}`));
      assert.ok(await page.locator("a[href$='agencies/acrc/'] mark").count());
      const round = page.locator("li.hit", { has: page.locator("a[href$='events/gov/2019-07/']") });
      assert.match(await round.innerText(), /회차[\s\S]*국민권익위원회[\s\S]*2019\. 12\. 26\.\(목\)/);
      assert.ok(await box(page).evaluate((input) => document.activeElement === input), "the focus stays in the box");
    }));

  test("show the place in the text of a page where title and summary lack the words", () =>
    search("?q=산림청", async (page) => {
      await results(page).first().waitFor();
      const without = page.locator("li.hit:not(:has(mark))");
      for (const hit of await page.locator("li.hit").all()) await hit.scrollIntoViewIfNeeded();
      await until(page, () => document.querySelectorAll(".sentence mark").length > 3);
      const { length } = await without.all();
      assert.ok(length < (await results(page).count()) / 2, `${length} hits without a mark`);
    }));

  test("say how they were found when the words were not found as typed", () =>
    search("?q=rnrals", async (page) => {
      await results(page).first().waitFor();
      assert.match(await page.locator(".changes").innerText(), /‘rnrals’ → ‘국민’/);
      await settled(page);
      assert.match(await page.evaluate(() => globalThis.said.at(-1)), /국민/);
    }));

  test("say which words a page lacks when none has them all", () =>
    search("?q=산림청 옥상정원 블록체인", async (page) => {
      await results(page).first().waitFor();
      assert.match(await page.locator(".changes").innerText(), /모든 낱말이 있는 기록은 없어/);
      assert.match(await page.locator(".lacks").first().innerText(), /없는 낱말: ./);
    }));

  test("that are none lead on", () =>
    search("?q=䨻龘靐", async (page) => {
      await page.locator(".nothing").waitFor();
      assert.equal(await page.locator("#total").innerText(), "검색 결과가 없습니다");
      assert.ok(await page.locator("#browse").isVisible());
      await check(page);
    }));

  test("that cannot be had are said to be so", () =>
    search("", async (page) => {
      await page.evaluate(() => { globalThis.held["회차"] = Promise.reject(new Error()); globalThis.held["회차"].catch(() => {}); });
      await box(page).fill("회차");
      await page.getByText("검색 자료를 불러오지 못했습니다").first().waitFor();
      assert.ok(await page.getByRole("link", { name: "다시 시도" }).isVisible());
    }));

  test("are walked through with arrows", () =>
    search("?q=혁신", async (page) => {
      await results(page).first().waitFor();
      const at = () => page.evaluate(() => [...document.querySelectorAll(".hits a")].indexOf(document.activeElement));
      await box(page).press("ArrowDown");
      assert.equal(await at(), 0);
      await page.keyboard.press("ArrowDown");
      assert.equal(await at(), 1);
      await page.keyboard.press("Escape");
      assert.ok(await box(page).evaluate((input) => document.activeElement === input));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      assert.ok(await box(page).evaluate((input) => document.activeElement === input));
    }));

  test("come ten at a time, and the focus goes to the first new one", () =>
    search("?q=혁신", async (page) => {
      await results(page).nth(9).waitFor();
      const first = await results(page).first().getAttribute("href");
      const length = await page.evaluate(() => history.length);
      await page.getByRole("button", { name: "더 보기" }).click();
      await results(page).nth(19).waitFor();
      assert.equal(await page.evaluate(() => [...document.querySelectorAll(".hits a")].indexOf(document.activeElement)), 10);
      assert.deepEqual(state(page), { q: "혁신", n: "20" });
      assert.equal(await page.evaluate(() => history.length), length);
      await page.reload();
      await results(page).nth(19).waitFor();
      assert.equal(await results(page).first().getAttribute("href"), first);
    }));

  for (const [what, files, act, shown] of [
    ["more results", "r/", (page) => page.locator(".more").click(), (page) => results(page).nth(10)],
    ["a search", "p/", (page) => box(page).fill("산불 드론"), (page) => results(page).filter({ hasText: /산불|드론/ })],
    ["an opened filter", "f-tag", (page) => page.locator("[data-facet=tag] summary").click(), (page) => page.locator("[data-facet=tag] input")],
  ]) {
    test(`come from the new index where the site was published anew since the page was opened: ${what}`, () =>
      search("?q=혁신", async (page) => {
        await results(page).first().waitFor();
        await page.evaluate((files) => {
          const fetched = globalThis.fetch;
          globalThis.fetched = [];
          globalThis.fetch = (address, options) => {
            const name = String(address).split("search/").at(-1);
            const isGone = name.startsWith(files) && !globalThis.fetched.includes("manifest.bin");
            globalThis.fetched.push(name);
            return isGone ? Promise.resolve(new Response("", { status: 404 })) : fetched(address, options);
          };
        }, files);
        await act(page);
        // A visit reads the manifest once; a second time is the new beginning.
        await page.waitForFunction(() => globalThis.fetched.includes("manifest.bin"));
        await shown(page).first().waitFor();
        assert.equal(await page.locator("[data-now]").getAttribute("data-now"), "some");
      }));
  }

  for (const [name, viewport] of Object.entries({ WIDE, NARROW })) {
    for (const colorScheme of ["light", "dark"]) {
      for (const query of ["?q=국민", "?q=국민&group=kind&kind=case&kind=event"]) {
        test(`are accessible and fit: ${query}, ${name}, ${colorScheme}`, () =>
          search(query, async (page) => {
            await results(page).first().waitFor();
            if (viewport === NARROW) await page.locator(".narrow > summary").click();
            for (const name of ["agency", "value", "tag"]) await page.locator(`[data-facet=${name}] summary`).click();
            await page.locator("[data-facet=tag] input").first().waitFor();
            await check(page);
          }, { viewport, colorScheme }));
      }
    }
  }
});

describe("filters", () => {
  test("narrow to the count that they show, add up within a kind, and are taken off as chips", () =>
    search("?q=혁신", async (page) => {
      await results(page).first().waitFor();
      const value = (name) => page.locator(`.facet input[value="${name}"]`);
      const count = async (name) => Number(await page.locator(`.facet li:has(input[value="${name}"]) .count`).innerText());
      const [cases, events] = [await count("case"), await count("event")];
      await value("case").check();
      await until(page, () => document.querySelector(".chips a"));
      assert.equal(await total(page), cases);
      assert.ok(await value("case").evaluate((input) => document.activeElement === input), "the focus stays on the filter");
      await value("event").check();
      await until(page, () => document.querySelectorAll(".chips a").length === 2);
      assert.equal(await total(page), cases + events);
      assert.equal(new URL(page.url()).search, "?q=%ED%98%81%EC%8B%A0&kind=case&kind=event");
      await page.locator(".chips a").first().click();
      await until(page, () => document.querySelectorAll(".chips a").length === 1);
      assert.equal(await total(page), events);
      assert.ok(await page.evaluate(() => document.activeElement.id === "total"), "the focus goes to the count");
    }));

  test("stand in the order readers look for: the newest year, the most frequent kind first", () =>
    search("?q=혁신", async (page) => {
      await results(page).first().waitFor();
      const texts = (name, part) => page.locator(`[data-facet=${name}] li ${part}`).evaluateAll((all) => all.map((each) => each.value ?? each.textContent));
      await page.locator("[data-facet=year] input").first().waitFor({ state: "attached" });
      const years = (await texts("year", "input")).map(Number), counts = (await texts("kind", ".count")).map(Number);
      assert.ok(years.length > 2 && counts.length > 1);
      assert.deepEqual(years, years.toSorted((a, b) => b - a));
      assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
    }));

  test("that are long are asked for when they are opened", () =>
    search("?q=혁신", async (page) => {
      await results(page).first().waitFor();
      const agencies = page.locator("[data-facet=agency]");
      assert.equal(await agencies.locator("li").count(), 0);
      await agencies.locator("summary").click();
      await agencies.locator("input").first().waitFor();
      await agencies.locator("input").first().check();
      await until(page, () => document.querySelector(".chips a"));
      assert.ok("agency" in state(page));
    }));

  test("are taken off as chips when their group is folded again", () =>
    search("?q=혁신", async (page) => {
      await results(page).first().waitFor();
      const tags = page.locator("[data-facet=tag]");
      await tags.locator("summary").click();
      await tags.locator("input").first().check();
      await until(page, () => document.querySelector(".chips a"));
      await tags.locator("summary").click();
      await page.locator(".chips a").click();
      await until(page, () => !document.querySelector(".chips a") && !document.querySelector(".narrow .on").textContent);
      assert.ok(!("tag" in state(page)));
    }));

  test("stand alone, without words", () =>
    search("?year=2019&kind=event", async (page) => {
      await results(page).first().waitFor();
      await until(page, () => document.querySelectorAll(".chips a").length === 2);
      assert.equal(await total(page), 10);
    }));

  test("are folded away on a phone, with their number", () =>
    search("?q=혁신&year=2019", async (page) => {
      await results(page).first().waitFor();
      await until(page, () => document.querySelector(".narrow .on").textContent === "1");
      assert.ok(!(await page.locator("[data-facet=kind]").isVisible()));
      await page.locator(".narrow > summary").click();
      assert.ok(await page.locator("[data-facet=kind]").isVisible());
    }, { viewport: NARROW }));
});

describe("the address", () => {
  test("holds the whole state", () =>
    search("?q=국민&kind=event&kind=case&year=2019&group=kind", async (page) => {
      await page.locator(".groups a.title").first().waitFor();
      await until(page, () => document.querySelectorAll(".chips a").length === 3);
      assert.equal(await box(page).inputValue(), "국민");
      assert.ok(await page.locator("input[value='2019']").isChecked());
      assert.equal(await page.locator(".order [aria-current=true]").innerText(), "종류별");
      await page.getByRole("link", { name: "관련도순" }).click();
      await page.locator(".listing > .hits a.title").first().waitFor();
      assert.ok(!("group" in state(page)));
    }));

  test("changes with what is typed without filling the history, and back goes to the last settled search", () =>
    search("?q=산림청", async (page) => {
      await results(page).first().waitFor();
      const length = await page.evaluate(() => history.length);
      await box(page).fill("");
      await box(page).pressSequentially("빅데이터", { delay: 200 });
      await until(page, () => new URL(location).searchParams.get("q") === "빅데이터");
      assert.equal(await page.evaluate(() => history.length), length + 1);
      await box(page).press("Enter");
      await page.locator("input[value=case]").check();
      await until(page, () => location.search.includes("kind=case"));
      assert.equal(await page.evaluate(() => history.length), length + 2);
      await page.goBack();
      await until(page, () => !document.querySelector("input[value=case]").checked);
      assert.deepEqual(state(page), { q: "빅데이터" });
      await page.goBack();
      await until(page, () => document.querySelector("#q").value === "산림청");
      await page.goForward();
      await until(page, () => document.querySelector("#q").value === "빅데이터");
      assert.match(await page.title(), /빅데이터/);
    }));

  test("without a question shows the ways to browse, and no template", () =>
    search("", async (page) => {
      const drawn = await page.locator("template").evaluateAll((all) => all.filter((template) => template.offsetHeight > 0).length);
      assert.equal(drawn, 0);
      assert.ok(await page.locator("#browse").isVisible());
      assert.ok(!(await page.locator("#found").isVisible()));
      await box(page).fill("산림청");
      await results(page).first().waitFor();
      assert.ok(!(await page.locator("#browse").isVisible()));
      await box(page).fill("");
      await page.locator("#browse").waitFor();
      assert.ok(!(await page.locator("#found").isVisible()));
    }));
});

describe("typing", () => {
  /** Composes Hangul as an input method does. */
  async function compose(page, steps) {
    const session = await page.context().newCDPSession(page);
    for (const text of steps) {
      await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(30);
    }
    return (text) => session.send("Input.insertText", { text });
  }

  test("of half a syllable is not searched at every key, and its end always is", () =>
    search("", async (page) => {
      await box(page).focus();
      const commit = await compose(page, ["ㅅ", "사", "산", "산ㄹ", "산리", "산림"]);
      assert.deepEqual(await page.evaluate(() => globalThis.asked), []);
      await commit("산림");
      await results(page).first().waitFor();
      assert.deepEqual(await page.evaluate(() => globalThis.asked), ["산림"]);
      assert.equal(await page.evaluate(() => new URL(location).searchParams.get("q")), "산림");
    }));

  test("that rests within a syllable is searched as it stands", () =>
    search("", async (page) => {
      await box(page).focus();
      await compose(page, ["ㅅ", "사", "산", "산ㄹ", "산리"]);
      await until(page, () => globalThis.asked.includes("산리"));
    }));

  for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
    test(`an Enter that ends a composition does not submit: ${JSON.stringify(how)}`, () =>
      open(site.address, async (page) => {
        await box(page).fill("산림");
        const wentOn = await box(page).evaluate((input, how) =>
          input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...how })), how);
        assert.equal(wentOn, false);
        assert.equal(page.url(), site.address);
      }));
  }

  test("on while an answer is late never shows the late one", () =>
    search("", async (page) => {
      await page.evaluate(() => { globalThis.held["빅데이터"] = new Promise((done) => { globalThis.letGo = done; }); });
      await box(page).fill("빅데이터");
      await until(page, () => globalThis.asked.includes("빅데이터"));
      await box(page).fill("산림청");
      await page.locator("a[href$='agencies/kfs/'] mark").waitFor();
      const before = await page.locator(".listing").innerText();
      await page.evaluate(() => globalThis.letGo());
      await page.waitForTimeout(500);
      assert.equal(await page.locator(".listing").innerText(), before);
      assert.equal(await page.evaluate(() => new URL(location).searchParams.get("q")), "산림청");
    }));
});

describe("elsewhere", () => {
  test("without scripts the box leads to a page that lists the ways to browse", () =>
    open(site.address, async (page) => {
      await page.locator("input[name=q]").fill("산림청");
      await page.locator("input[name=q]").press("Enter");
      await page.waitForURL(/\/search\/\?q=/);
      assert.ok(await page.locator("noscript p").isVisible());
      assert.ok(!(await page.locator("main form").isVisible()));
      assert.ok(!(await page.locator("#found").isVisible()));
      assert.ok((await page.locator("#browse a").count()) > 20);
    }, { javaScriptEnabled: false }));

  const fromBoxToRecord = async (page) => {
    await box(page).pressSequentially("산림청");
    await page.getByRole("option").first().waitFor();
    await box(page).press("Enter");
    await page.waitForURL(/search\/index\.html\?q=/);
    await results(page).first().waitFor();
    await page.locator("input[value=agency]").check();
    await until(page, () => location.search.includes("kind=agency"));
    await page.goBack();
    await until(page, () => !location.search.includes("kind=agency"));
    await page.locator("a[href*='agencies/kfs/']").first().click();
    await page.waitForURL(/agencies\/kfs\/index\.html$/);
    assert.equal(await page.locator("h1").innerText(), "산림청");
  };
  test("a portable site is searched from the disk", () =>
    open(new URL(`file://${process.env.ONDO_PORTABLE}/events/gov/2019-07/index.html`).href, fromBoxToRecord));
  test("a site is searched under a path", () => open(`${below.address}events/gov/2019-07/index.html`, fromBoxToRecord));
});
