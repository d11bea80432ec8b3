import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gpxFiles } from '../../src/formats/gpx/gpx-files.ts';
import { kmlFiles } from '../../src/formats/kml/kml-files.ts';
import { sheetFiles } from '../../src/formats/sheets/sheet-files.ts';
import { CHROMIUM, launchChromium } from '../chromium.ts';
import { HOSTILE, hostileDocument } from './hostile-document.ts';
import { sampleDay } from './html/sample-day.ts';

describe.skipIf(CHROMIUM === undefined)('sheets, GPX and KML as a browser reads them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-sheets-'));
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function show(html: string): Promise<string[]> {
    const path = join(folder, 'page.html');
    writeFileSync(path, html);
    const errors: string[] = [];
    const hear = (message: { type(): string; text(): string }) => {
      if (message.type() === 'error') errors.push(message.text());
    };
    page.on('console', hear);
    await page.goto(pathToFileURL(path).href);
    page.off('console', hear);
    return errors;
  }

  it('runs nothing and loads nothing that a customer wrote on a sheet', async () => {
    const files = sheetFiles(hostileDocument());
    expect(await show(files.get('sheets/all.html') ?? '')).toEqual([]);
    expect(await page.evaluate(`'hacked' in window`)).toBe(false);
    expect(await page.locator('img, script, iframe, evil').count()).toBe(0);
    expect(await page.locator('h1').first().innerText()).toBe(HOSTILE.image);
    expect(await page.locator('.sheet').count()).toBe(8);
    expect(await page.locator('.note').first().innerText()).toContain(HOSTILE.path);
  });

  it('prints each driver on pages of his own', async () => {
    const files = sheetFiles(sampleDay(3, 24));
    const pages = new Map<string, number>();
    for (const [name, html] of files) {
      await show(html);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      pages.set(name, pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0);
    }
    const all = pages.get('sheets/all.html');
    pages.delete('sheets/all.html');
    // stops, and the loading list on another page
    for (const count of pages.values()) expect(count).toBeGreaterThanOrEqual(2);
    expect([...pages.values()].reduce((sum, count) => sum + count)).toBe(all);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });

  it('finds whole XML in GPX and KML, whatever was written', async () => {
    const doc = hostileDocument();
    const texts = [...gpxFiles(doc).values(), ...kmlFiles(doc).values()];
    await show('<!doctype html>');
    const found = (await page.evaluate(
      `(${JSON.stringify(texts)}).map((text) => {
        const xml = new DOMParser().parseFromString(text, 'application/xml');
        const name = xml.querySelector('rte > name, Placemark > name');
        return xml.querySelector('parsererror, evil, img')?.textContent ?? name.textContent;
      })`,
    )) as string[];
    expect(found).toHaveLength(16);
    for (const names of [found.slice(0, 8), found.slice(8)]) {
      expect(names[0]).toBe(`${HOSTILE.image} 2026-11-23`);
      expect(names[6]).toBe(`${HOSTILE.cdata} 2026-11-23`);
    }
  });
});
