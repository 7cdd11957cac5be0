// The browser of the tests, and a visit to a page that lets nothing pass unseen.

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** Starts Chromium. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/**
 * Opens a page and gives it to `look`, with the response; fails on any message of the console and on any request
 * that leaves the site. `prepare` runs in the page before its own scripts.
 */
export async function visit(browser, address, options, look, prepare = () => {}) {
  const context = await browser.newContext(options);
  const messages = [];
  try {
    const page = await context.newPage();
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(String(error)));
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(address).origin) messages.push(`request to ${request.url()}`);
    });
    await page.addInitScript(prepare);
    const response = await page.goto(address, { waitUntil: "load" });
    await look(page, response);
    assert.deepEqual(messages, []);
  } finally {
    await context.close();
  }
}
