// SPDX-License-Identifier: BSL-1.0
// node docs_pages.mjs MODULES BROWSER SITE PICTURES: shows every page of the documentation to the browser at two sizes, one light and one
// dark, prints a line for each fault that axe-core finds and for each page that scrolls sideways, and leaves pictures of some.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, browser, site, pictures] = process.argv.slice(2);
const require = createRequire(resolve(modules, "page.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const shown = ["index.html", "tutorial/02-errors.html", "how-to/own-backend.html", "complaints/index.html",
               "reference/vouch/http/client/outcome.html"];

const walk = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : name.endsWith(".html") ? [path] : [];
});
// the pages of complaints are all alike: every tenth will do
const pages = walk(site).filter((path, index) => !path.includes("/complaints/") || path.endsWith("index.html") || index % 10 === 0);

const started = await chromium.launch({ executablePath: browser, args: ["--no-sandbox"] });
for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
  const page = await (await started.newContext({ viewport: { width, height: 900 }, colorScheme })).newPage();
  for (const path of pages) {
    const name = relative(site, path);
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
    for (const { id, nodes } of violations) console.log(`${name}: ${width}: axe: ${id}: ${nodes[0].html.slice(0, 160)}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) console.log(`${name}: ${width}: scrolls sideways`);
    if (shown.includes(name)) await page.screenshot({ path: join(pictures, `${name.replaceAll("/", "-")}-${width}.png`) });
  }
}
await started.close();
