// Opens each page in a browser, wide and narrow, light and dark: axe must find nothing, no page may ask for anything
// outside itself or need to be moved sideways.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.TOOLS}/`);
const { chromium } = require("playwright-core");
const axe = require("axe-core");

const browser = await chromium.launch({
  executablePath: process.env.BROWSER_PATH,
  args: ["--no-sandbox", "--disable-gpu"],
});
let faults = 0;
let looked = 0;
const tell = (text) => {
  faults += 1;
  console.error(text);
};

for (const file of process.argv.slice(2)) {
  for (const width of [1280, 390]) {
    for (const colorScheme of ["light", "dark"]) {
      // Our pages allow no script at all; axe is one.
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const where = `${file} at ${width}, ${colorScheme}`;
      const own = pathToFileURL(file).href;
      page.on("request", (request) => {
        if (request.url() !== own) tell(`${where}: asks for ${request.url()}`);
      });
      page.on("console", (message) => tell(`${where}: ${message.text()}`));
      page.on("pageerror", (error) => tell(`${where}: ${error}`));
      await page.goto(own);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      if (wide) tell(`${where}: wider than the window`);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, help, nodes } of violations) tell(`${where}: ${id}: ${help}: ${nodes[0].html.slice(0, 200)}`);
      looked += 1;
      await context.close();
    }
  }
}
await browser.close();
console.log(`axe: ${looked} views, ${faults} faults`);
process.exit(faults ? 1 : 0);
