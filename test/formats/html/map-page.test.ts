import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sharedFolder } from '../../../bench/harness/instance-sets.ts';
import { loadMapAssets } from '../../../src/formats/html/map-assets.ts';
import { type MapOptions, mapHtml } from '../../../src/formats/html/map-html.ts';
import type { PlanDocument } from '../../../src/model/index.ts';
import { CHROMIUM, launchChromium } from '../../chromium.ts';
import { dayroute } from '../../cli/dayroute.ts';
import { HOSTILE, hostileDocument } from '../hostile-document.ts';
import { twoTrips } from '../two-trips.ts';
import { sampleDay, withLeftovers } from './sample-day.ts';

/** Real orders that may not be part of the repository. */
const SAO_PAULO = join(sharedFolder(), 'data/sao-paulo/orders.csv');
/** Where screenshots of a run may be kept, to be looked at. */
const SHOTS = process.env.DAYROUTE_SCREENSHOTS;

type Prepare = (page: Page) => Promise<void>;

describe.skipIf(CHROMIUM === undefined)('map.html in a browser', () => {
  const assets = CHROMIUM === undefined ? { styles: [], scripts: [] } : loadMapAssets();
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-map-'));
  let browser: Browser;
  let errors: string[] = [];
  let asked: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(errors).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('file://'))).toEqual([]);
  });

  async function open(
    doc: PlanDocument,
    options: MapOptions = {},
    viewport?: { width: number; height: number },
    prepare?: Prepare,
  ) {
    const path = join(folder, 'map.html');
    writeFileSync(path, mapHtml(doc, assets, options));
    return visit(path, viewport, prepare);
  }

  async function visit(path: string, viewport = { width: 1280, height: 800 }, prepare: Prepare = async () => {}) {
    const page = await browser.newPage({ viewport });
    await prepare(page);
    errors = [];
    asked = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
  }

  const painted = (page: Page) =>
    page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');

  /** Pixels of the map's canvas that are not empty. */
  const inked = (page: Page) =>
    page.evaluate<number>(`(() => {
      const canvas = document.querySelector('canvas.plan');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
      return count;
    })()`);

  /** Searches, and takes the first that is found. */
  const find = async (page: Page, customer: string) => {
    await page.fill('input[type=search]', customer);
    await page.press('input[type=search]', 'Enter');
  };

  const day = withLeftovers(sampleDay(4, 12));

  it('shows the day: sums, routes with loads, map, timeline', async () => {
    const page = await open(day);
    expect(await page.textContent('h1')).toBe('Monday, 23 November 2026');
    expect(await page.locator('.sums').innerText()).toMatch(/48\s+of 52 orders served/);
    expect(await page.locator('.route').count()).toBe(4);
    expect(await page.locator('.route').first().innerText()).toMatch(
      /van-1[\s\S]*12 stops[\s\S]*km[\s\S]*parcels \d+ %/,
    );
    expect(await page.locator('.timeline-row').count()).toBe(5);
    expect((await page.locator('.map').boundingBox())?.height).toBeGreaterThan(400);
    expect(await inked(page)).toBeGreaterThan(2000);
    await shoot(page, 'day');
  });

  it('tells everything of a stop that is clicked, on the map or in the list', async () => {
    const page = await open(day);
    await page.click('.route-head >> nth=1');
    await page.click('.stops tbody tr >> nth=4');
    const card = page.locator('.card');
    expect(await card.innerText()).toMatch(/van-2 · stop 5 of 12/);
    for (const fact of ['Window', 'Arrives', 'Starts', 'Load after']) expect(await card.innerText()).toContain(fact);
    const name = await card.locator('h2').innerText();
    // the marked stop lies under the ring of the map; a click there finds it again
    await page.hover('.stops tbody tr >> nth=4');
    await page.keyboard.press('Escape');
    expect(await card.isVisible()).toBe(false);
    await find(page, name);
    expect(await card.locator('h2').innerText()).toBe(name);
    await card.locator('[aria-label="Next stop"]').click();
    expect(await card.innerText()).toMatch(/stop 6 of 12/);
  });

  it('finds a stop on the canvas by a click', async () => {
    const page = await open(day);
    const ring = page.locator('.ring');
    // the map rings the stop that the pointer is on in the timeline: there it is
    const row = await page.locator('.timeline-row canvas').nth(2).boundingBox();
    if (row === null) throw new Error('the timeline is not shown');
    for (let x = 0; x < row.width && !(await ring.isVisible()); x += 6)
      await page.mouse.move(row.x + x, row.y + row.height / 2);
    const at = await ring.boundingBox();
    if (at === null) throw new Error('no stop was ringed');
    await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
    expect(await page.locator('.card').innerText()).toMatch(/van-2 · stop \d+ of 12/);
    expect(await page.locator('.route.open').innerText()).toContain('van-2');
  });

  it('hides and shows routes', async () => {
    const page = await open(day);
    const all = await inked(page);
    await page.click('text=None');
    await painted(page);
    const none = await inked(page);
    expect(none).toBeLessThan(all);
    expect(await page.locator('.hidden-route.route').count()).toBe(4);
    await page.check('[aria-label="Draw van-3"]');
    await painted(page);
    expect(await inked(page)).toBeGreaterThan(none);
    await page.click('.toolbar >> text=All');
    expect(await page.locator('.hidden-route').count()).toBe(0);
  });

  it('lists what is on no route, and why', async () => {
    const page = await open(day);
    await page.click('#tab-leftovers');
    const list = page.locator('.leftovers-section');
    for (const words of ['Unassigned', 'No van takes 2650 kg', 'Split the order', 'Deferred', 'Not ready', 'Rejected'])
      expect(await list.innerText()).toContain(words);
    await page.click('.leftover-head >> nth=0');
    expect(await page.locator('.card').innerText()).toContain('Split the order');
  });

  it('colours stops by their windows', async () => {
    const page = await open(day);
    await page.click('label:has-text("window")');
    expect(await page.locator('.legend .signs').first().innerText()).toContain('in its window');
    await shoot(page, 'windows');
  });

  it('shows breaks, rests, loading and shipments, and where the sheet is', async () => {
    const page = await open(twoTrips(), { sheets: new Map([['v1-1', 'sheets/v1-1.html']]) });
    expect(await page.locator('.legend').innerText()).toMatch(/break[\s\S]*loading/);
    await page.click('.route-head >> nth=0');
    expect(await page.locator('.stops').innerText()).toMatch(
      /Loading\s+10 min[\s\S]*Break\s+30 min[\s\S]*Back for another load\s+10 min[\s\S]*Fetch for\s*Bo[\s\S]*Rest\s+45 min/,
    );
    expect(await page.locator('a.button').getAttribute('href')).toBe('sheets/v1-1.html');
    await page.click('.stops .visit >> nth=1');
    expect(await page.locator('.card').innerText()).toMatch(/Fetch for\s*Bo[\s\S]*Fetches\s+1 parcel, 20 kg/);
    await shoot(page, 'two-trips');
  });

  it('draws what stands in the plan as text, whatever it is', async () => {
    const page = await open(hostileDocument());
    for (let i = 0; i < 8; i++) await page.click(`.route-head >> nth=${i}`);
    await page.click('.route.open .visit >> nth=0');
    await page.click('#tab-leftovers');
    await page.click('.leftover-head >> nth=0');
    await find(page, 'HYPERLINK');
    expect(await page.evaluate(`'hacked' in window`)).toBe(false);
    expect(await page.locator('img, iframe, evil').count()).toBe(0);
    expect(await page.content()).toContain('&lt;img src=x onerror=');
    expect(await page.locator('.route-name').first().innerText()).toBe(HOSTILE.image);
    // a mark that turns the direction would make its neighbours run the other way
    expect(await page.evaluate(`/[\\u202a-\\u202e\\u2066-\\u2069]/.test(document.body.innerText)`)).toBe(false);
    await shoot(page, 'hostile');
  });

  it('draws the zones that vehicles keep to', async () => {
    const ring = [-1.2, -0.9, -0.9, -1.2, -1.2].map(
      (lon, i) => [lon, i === 1 || i === 0 || i === 4 ? 52.3 : 52.4] as const,
    );
    const vehicles = day.problem.vehicles.map((vehicle) => ({ ...vehicle, zone: 'inner' }));
    const without = await inked(await open(day));
    const page = await open({
      ...day,
      problem: { ...day.problem, vehicles, zones: [{ name: 'inner', polygons: [[ring]] }] },
    });
    expect(await inked(page)).toBeGreaterThan(without + 10_000);
    expect(await page.locator('.legend').innerText()).toContain('zone');
    await page.click('.route-head >> nth=0');
    expect(await page.locator('.route.open').innerText()).toContain('zone inner');
    await page.keyboard.press('Escape');
    await painted(page);
    await shoot(page, 'zones');
  });

  it('shows tiles from their host alone, and says whose they are', async () => {
    const url = 'https://{s}.tiles.example.org/{z}/{x}/{y}.png';
    const page = await open(day, { tilesUrl: url, tilesAttribution: HOSTILE.image }, undefined, async (made) => {
      const body = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      );
      await made.route(/^https:/, (route) => route.fulfill({ contentType: 'image/png', body }));
    });
    await page.waitForSelector('img.leaflet-tile-loaded');
    expect(await page.locator('.leaflet-control-attribution').innerText()).toContain(HOSTILE.image);
    expect(await page.evaluate(`'hacked' in window`)).toBe(false);
    const elsewhere = asked.filter((address) => !address.startsWith('file:'));
    expect(elsewhere.length).toBeGreaterThan(0);
    for (const address of elsewhere)
      expect(address).toMatch(/^https:\/\/[abc]\.tiles\.example\.org\/\d+\/\d+\/\d+\.png$/);
    asked = [];
  });

  it('has no route to show, and says so', async () => {
    const page = await open({ ...day, plan: { ...day.plan, routes: [] } });
    expect(await page.locator('.routes-section').innerText()).toContain('No route today.');
  });

  it('fits a phone', async () => {
    const page = await open(day, {}, { width: 390, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.click('#tab-timeline');
    expect(await page.locator('.timeline').isVisible()).toBe(true);
    await shoot(page, 'phone');
  });

  it('opens 5,000 stops on 100 routes', async () => {
    const page = await open(sampleDay(100, 50));
    const stops = await page.evaluate(`(async () => {
      document.querySelectorAll('.route-head')[50].click();
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      return document.querySelectorAll('.route.open .visit').length;
    })()`);
    expect(stops).toBe(50);
    expect(await page.locator('.route').count()).toBe(100);
    await shoot(page, 'large');
  });

  it.skipIf(!existsSync(SAO_PAULO))('shows a real day of 1,317 orders', async () => {
    const [bench, out] = ['bench/sao-paulo', join(folder, 'sao-paulo')];
    const inputs = [
      '--vehicles',
      `${bench}/vehicles.csv`,
      '--depots',
      `${bench}/depots.csv`,
      '--config',
      `${bench}/dayroute.json`,
    ];
    const limits = ['--select', 'everything', '--iterations', '20000', '--only', 'map,sheets', '--quiet'];
    const planned = await dayroute(
      ['plan', '--orders', SAO_PAULO, ...inputs, '--date', '2026-11-22', '--out', out, ...limits],
      fileURLToPath(new URL('../../..', import.meta.url)),
    );
    expect(planned.code).toBe(0);
    const page = await visit(join(out, 'map.html'));
    expect(await page.locator('.sums').innerText()).toMatch(/1,\d{3}\s+of 1,317 orders served/);
    await shoot(page, 'sao-paulo');
    await page.click('.route-head >> nth=2');
    await page.click('.route.open .visit >> nth=7');
    expect(await page.locator('.card').innerText()).toMatch(/stop 8 of \d+/);
    await page.waitForTimeout(SHOTS === undefined ? 0 : 600);
    await shoot(page, 'sao-paulo-route');
    const sheet = await page.locator('a.button').getAttribute('href');
    expect(existsSync(join(out, sheet ?? ''))).toBe(true);
  });
});
