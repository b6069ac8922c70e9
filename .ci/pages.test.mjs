// The printed pages in a real browser: what it logs and asks for, what axe-core
// finds, and how the pages fall on paper. PROGRAM is the binary to test, CHROMIUM
// the browser, SHOTS a folder for pictures to look at.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { makePages } from "./journal.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "pages-"));
const pages = makePages(resolve(process.env.PROGRAM ?? "bin/trustrepair"), folder);
const paper = ["A4", "Letter"];
let browser;

before(async () => {
  const root = process.getuid?.() === 0;
  browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: root ? ["--no-sandbox"] : [], // Chromium has no sandbox for root
  });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** open shows a page and collects what it logs and which other files it asks for. */
async function open(t, { file }, { width = 1024, scheme = "light" } = {}) {
  const tab = await browser.newPage();
  t.after(() => tab.close());
  const seen = [];
  tab.on("console", (m) => seen.push(`console: ${m.text()}`));
  tab.on("pageerror", (e) => seen.push(`error: ${e.message}`));
  tab.on("request", (r) => r.url() === pathToFileURL(file).href || seen.push(`request: ${r.url()}`));
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto(pathToFileURL(file).href);
  return { tab, seen };
}

/** shot keeps a picture for a person to look at. */
async function shot(tab, name) {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await tab.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true });
}

/** sheets returns the text of each sheet of paper. */
async function sheets(tab, name, format) {
  const into = process.env.SHOTS ?? folder;
  mkdirSync(into, { recursive: true });
  const file = join(into, `${name}-${format}.pdf`);
  writeFileSync(file, await tab.pdf({ format, preferCSSPageSize: false }));
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return text.split("\f").slice(0, -1).map((sheet) => sheet.split("\n").map((l) => l.trim()).filter(Boolean));
}

for (const page of pages) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [1024, 360]) {
      test(`${page.name}: ${scheme}, ${width} pixels wide`, async (t) => {
        const { tab, seen } = await open(t, page, { width, scheme });
        await shot(tab, `${page.name}-${scheme}-${width}`);
        assert.deepEqual(seen, []);
        const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${over} pixels wider than the window`);
        // The page forbids scripts, and evaluate runs in spite of that.
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), []);
      });
    }
  }

  for (const format of paper) {
    test(`${page.name}: printed on ${format}`, async (t) => {
      const { tab } = await open(t, page);
      const headings = await tab.$$eval("h2:not(:has(+ .row)), h3, .about", (all) => all.map((h) => h.textContent.replace(/\s+/g, " ").trim()));
      const printed = await sheets(tab, page.name, format);
      printed.forEach((rows, i) => {
        const numbered = page.name !== "letter" || i > 0; // most letters have one page
        if (numbered) assert.equal(rows.at(-1), String(i + 1), `sheet ${i + 1} has no page number`);
        const last = rows.at(numbered ? -2 : -1);
        assert.ok(!headings.includes(last), `sheet ${i + 1} ends with the heading ${last}`);
      });
      const longest = printed.flat().filter((row) => !/\s{3}/.test(row)).reduce((a, b) => (b.length > a.length ? b : a), "");
      assert.ok([...longest].length <= 80, `a line of ${longest.length} letters: ${longest}`);
    });
  }

  test(`${page.name}: no straight quotes of ours`, () => {
    const ours = page.html.matchAll(/<(?:h1|h2|li|dt)[^>]*>([^<]*)</g);
    for (const [, text] of ours) assert.doesNotMatch(text, /&#34;|&#39;|["']/);
  });
}

test("names to sign never stand alone on a sheet", async (t) => {
  const agreement = pages.find((p) => p.name === "agreement");
  for (const format of paper) {
    const { tab } = await open(t, agreement);
    const last = (await sheets(tab, "agreement", format)).at(-1);
    const names = last.findIndex((row) => row.startsWith("Names, if you want to sign"));
    assert.notEqual(names, 0, `on ${format} the last sheet begins with the names: ${last}`);
  }
});
