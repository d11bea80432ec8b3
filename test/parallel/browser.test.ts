import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, type PlanResult } from '../../dist/index.js';
import { CHROMIUM, launchChromium } from '../chromium.ts';
import { smallDay } from './demo-day.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function bundle(entry: string): Promise<string> {
  // esbuild fails on a Node module in a bundle for browsers
  const options = { bundle: true, minify: true, format: 'esm', platform: 'browser', write: false } as const;
  const { outputFiles } = await build({ ...options, entryPoints: [path(entry)] });
  return outputFiles[0].text;
}

describe('dayroute/browser', () => {
  it('is bundled without a Node module into less than 150 kB (gzip)', async () => {
    const text = await bundle('../../dist/browser.js');
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(150_000);
  });
});

describe.skipIf(CHROMIUM === undefined)('a page', () => {
  let server: Server;
  let browser: Browser;
  beforeAll(async () => {
    const files = new Map([
      ['/page.js', await bundle('page.js')],
      ['/worker.js', await bundle('page-worker.js')],
      ['/', '<!doctype html><title>day</title><script type="module" src="page.js"></script>'],
    ]);
    server = createServer(({ url = '/' }, response) => {
      const [name, query] = url.split('?');
      // memory can be shared in pages that are isolated from others
      if (query === 'isolated' || name !== '/') {
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
      }
      response.setHeader('Content-Type', name.endsWith('.js') ? 'text/javascript' : 'text/html');
      response.end(files.get(name) ?? '');
    }).listen(0, '127.0.0.1');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it.each([
    ['that may share memory', '?isolated', true],
    ['that may not', '', false],
  ])('%s has a day of 100 stops planned in a Web Worker and stays alive', async (_, query, isShared) => {
    const day = smallDay(110);
    const page = await browser.newPage();
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${query}`);
    await page.waitForFunction('window.planDay !== undefined');
    const told = (await page.evaluate(
      (given) => (globalThis as never as { planDay: Plan }).planDay(given),
      day,
    )) as Told;
    expect(errors).toEqual([]);
    expect(told.isShared).toBe(isShared);
    expect(told.result.stopReason).toBe('aborted');
    expect(told.result.document.problem.stops.length).toBeGreaterThanOrEqual(100);
    expect(check(told.result.document)).toEqual([]);
    expect(told.turns).toBeGreaterThan(10);
    expect(told.events).toBeGreaterThan(0);
    // the abort of the first question is not that of the second
    expect(told.fixed).toMatchObject({ stopReason: 'iterations', iterations: 400 });
    expect(check(told.fixed.document)).toEqual([]);
    await page.close();
  });
});

type Plan = (day: unknown) => Promise<Told>;

interface Told {
  readonly result: PlanResult;
  readonly fixed: PlanResult;
  readonly turns: number;
  readonly events: number;
  readonly isShared: boolean;
}
