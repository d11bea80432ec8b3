// Takes the pictures of docs/guide.md: node build/bench/documents/screenshots.js FOLDER, where FOLDER is a plan of `dayroute init`'s day.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = resolve(process.argv[2] ?? 'plan');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
mkdirSync('docs/images', { recursive: true });
for (const [file, picture, width, height] of [
  ['map.html', 'map.png', 1200, 720],
  ['sheets/truck.html', 'sheet.png', 800, 900],
] as const) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(pathToFileURL(join(folder, file)).href);
  await page.waitForTimeout(800);
  await page.screenshot({ path: join('docs/images', picture) });
  await page.close();
}
await browser.close();
