// SPDX-License-Identifier: BSL-1.0
// node browse.mjs MODULES BROWSER PICTURES PAGE…: shows each file to the browser at two sizes, light and dark, puts pictures of it into
// the folder, and prints a line for each fault.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { basename, resolve } from "node:path";

const [modules, browser, pictures, ...files] = process.argv.slice(2);
const require = createRequire(resolve(modules, "page.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const sizes = [{ width: 1280, height: 900 }, { width: 360, height: 740 }];
const schemes = ["light", "dark"];

// A server that has nothing but the pages, and knows what it was asked for.
const asked = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  const file = files.find((each) => request.url === "/" + basename(each));
  response.writeHead(file ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" });
  response.end(file ? readFileSync(file) : "");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = "http://127.0.0.1:" + server.address().port;

// In the page: what is wider than the screen and not inside something that scrolls by itself.
const tooWide = () =>
  [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 0.5 && !each.closest(".scroll"))
    .concat(document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [])
    .map((each) => each.outerHTML.slice(0, 120));

// In the page: notes what has the focus, and whether one can see that.
const watchFocus = () => {
  window.focused = new Set();
  window.unseen = [];
  document.addEventListener("focusin", ({ target }) => {
    window.focused.add(target);
    if (getComputedStyle(target).outlineStyle === "none" && target.className !== "skip") window.unseen.push(target.outerHTML.slice(0, 120));
  });
};
const focusable = () => [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((each) => each.checkVisibility());

async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `axe: ${id}: ${node.html.slice(0, 160)}`));
}

async function faultsOf(page, name, narrow) {
  const faults = [];
  const find = async (what, script) => faults.push(...(await page.evaluate(script)).map((each) => `${what}: ${each}`));
  page.on("console", (message) => faults.push("console: " + message.text()));
  page.on("pageerror", (error) => faults.push("error: " + error.message));
  page.on("dialog", (dialog) => { faults.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => request.resourceType() === "document" || faults.push("request: " + request.url()));

  asked.length = 0;
  await page.goto(`${origin}/${name}`, { waitUntil: "networkidle" });
  faults.push(...(await violations(page)));
  await find("wider than the screen", tooWide);
  await find("script", () => [...document.querySelectorAll("script, img, iframe, object, [onclick], [onerror]")].map((each) => each.outerHTML));

  await page.evaluate(watchFocus);
  const count = await page.evaluate(`(${focusable})().length`);
  for (let pressed = 0; pressed < count + 1; ++pressed) await page.keyboard.press("Tab");
  await find("not reached by Tab", `(${focusable})().filter((each) => !focused.has(each)).map((each) => each.outerHTML.slice(0, 120))`);
  await find("focus not seen", () => window.unseen);

  if (narrow) { // the contents cover the page, and give way to what was chosen in them
    await page.click(".bar a");
    if (!(await page.isVisible("nav"))) faults.push("the contents do not open");
    faults.push(...(await violations(page)));
    await find("contents wider than the screen", tooWide);
    await page.screenshot({ path: `${pictures}/${name}-contents.png` });
    const entry = page.locator("nav li li a").last();
    const target = await entry.getAttribute("href");
    await entry.click();
    if (await page.isVisible("nav")) faults.push("the contents do not close");
    if (!(await page.isVisible(target))) faults.push("the contents lead nowhere");
    await page.evaluate(() => scrollTo(0, 0));
  }
  const other = asked.filter((each) => each !== "/" + name);
  faults.push(...other.map((each) => "request: " + each));

  await page.emulateMedia({ media: "print" });
  await find("wider than the paper", tooWide);
  if (await page.isVisible("nav")) faults.push("the contents are printed");
  await page.emulateMedia({ media: "screen" });
  return faults;
}

const program = await chromium.launch({ executablePath: browser });
for (const name of files.map((each) => basename(each)))
  for (const viewport of sizes)
    for (const colorScheme of schemes) {
      const context = await program.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      const where = `${name}, ${viewport.width}x${viewport.height}, ${colorScheme}`;
      for (const fault of await faultsOf(page, name, viewport.width < 900)) console.log(`${where}: ${fault}`);
      await page.screenshot({ path: `${pictures}/${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      await context.close();
    }
await program.close();
server.close();
