import { describe, expect, it } from 'vitest';
import { sheetFiles } from '../../../src/formats/sheets/sheet-files.ts';
import type { PlanDocument } from '../../../src/model/index.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';
import { HOSTILE, hostileDocument } from '../hostile-document.ts';
import { twoTrips } from '../two-trips.ts';

/** Text of a page as a reader sees it: elements become separators. */
function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '|')
    .replace(/[|\s]*\|[|\s]*/g, '|')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'");
}

function withOrders(change: (id: string) => object): PlanDocument {
  const doc = handMadeDocument();
  const orders = doc.problem.orders.map((order) => ({ ...order, ...change(order.id) }));
  return { ...doc, problem: { ...doc.problem, orders } };
}

const files = sheetFiles(handMadeDocument());
const sheet = textOf(files.get('sheets/v1-1.html') ?? '');

describe('sheets/', () => {
  it('has a file a driver, and one with all', () => {
    expect([...files.keys()]).toEqual(['sheets/v1-1.html', 'sheets/v2.html', 'sheets/all.html']);
    const all = textOf(files.get('sheets/all.html') ?? '');
    expect(all).toContain('Sunday, 22 November 2026');
    for (const van of ['v1-1', 'v2']) expect(all).toContain(`|Loading list|${van}|`);
  });

  it('begins with where, when and how much', () => {
    expect(sheet).toContain('|from N at 08:18, back at N at 09:26|');
    expect(sheet).toContain('|stops|3|orders|4|km|8.0|');
    expect(sheet).toContain('|to bring|4 parcels, 100 kg|to fetch|2 parcels, 30 kg|');
    expect(textOf(files.get('sheets/v2.html') ?? '')).toContain('|from S at ');
    expect(textOf(files.get('sheets/v2.html') ?? '')).toMatch(/last stop done at \d\d:\d\d\|/);
  });

  it('tells the driver where to go, whom to ring and what to hand over', () => {
    expect(sheet).toContain(
      '|1|08:20|08:10–08:20|or 14:00–15:00|2.0 km|Zoë & Söhne "Nord", GmbH|☎|+44 20 7946 0018|2, Long Road|=HYPERLINK("http://example.org","ring twice")|3 parcels, 60 kg|order|A|',
    );
    expect(sheet).not.toContain('zoe@example.org');
  });

  it('says how long to wait', () => {
    expect(sheet).toContain('|3|08:34|wait until 09:20|09:20–11:00|');
  });

  it('names each order at a door that has several', () => {
    expect(sheet).toMatch(
      /\|2\|08:2\d\|[^☎]*\|Bo\|two crates\|1 parcel, 20 kg\|order\|B1\|Fetch\|2 parcels, 30 kg\|order\|B2\|/,
    );
  });

  it('loads what comes out last first, and nothing that is fetched', () => {
    const list = sheet.slice(sheet.indexOf('Loading list'));
    expect(list.indexOf('|C|')).toBeLessThan(list.indexOf('|Bo|'));
    expect(list.indexOf('|Bo|')).toBeLessThan(list.indexOf('|Zoë'));
    expect(list).toContain('|Bo|B1|1|20 kg|');
    expect(list).toContain('|Total, 3 stops|4|100 kg|');
  });

  it('has a column for cash only when there is some', () => {
    expect(sheet).not.toMatch(/cash|Collect/i);
    const paid = textOf(
      sheetFiles(withOrders((id) => (id === 'B1' ? { cash: 12.5 } : {}))).get('sheets/v1-1.html') ?? '',
    );
    expect(paid).toContain('|cash to collect|12.50|');
    expect(paid).toMatch(/\|order\|B2\|12\.50\|/);
    expect(paid).toContain('|Cash handed in|');
  });

  it('shows little amounts as what they are', () => {
    const doc = handMadeDocument();
    const stops = doc.problem.stops.map((stop) => ({ ...stop, delivery: { weight_kg: 0.00123 } }));
    const light = sheetFiles({ ...doc, problem: { ...doc.problem, stops } }).get('sheets/v1-1.html') ?? '';
    expect(textOf(light)).toContain('|Bo|B1|0.0012 kg|');
  });

  it('is written for an empty day', () => {
    const doc = handMadeDocument();
    const empty = sheetFiles({ ...doc, plan: { ...doc.plan, routes: [] } });
    expect([...empty.keys()]).toEqual(['sheets/all.html']);
    expect(textOf(empty.get('sheets/all.html') ?? '')).toContain('|No route today.|');
  });

  it('shows local times on a day when clocks change', () => {
    const doc = handMadeDocument();
    const autumn = { ...doc, problem: { ...doc.problem, date: '2026-10-25', timeZone: 'Europe/Berlin' } };
    expect(textOf(sheetFiles(autumn).get('sheets/v1-1.html') ?? '')).toContain('|from N at 07:18,');
  });
});

describe('a sheet of two trips', () => {
  const trips = textOf(sheetFiles(twoTrips()).get('sheets/v1-1.html') ?? '');

  it('says when to load, reload, break and rest', () => {
    expect(trips).toContain('|08:18|Leave N|be there to load at 08:08|');
    expect(trips).toContain('|08:36|Break, 30 min|until 09:06|');
    expect(trips).toContain(
      '|09:08|Back at N|2.0 km · unload and load again, loading begins at 09:10, leave at 09:20|',
    );
    expect(trips).toContain('|09:38|Rest, 45 min|until 10:23|');
  });

  it('fetches a shipment at its own door', () => {
    expect(trips).toMatch(/\|2\|09:26\|09:00–10:00\|2\.0 km\|Fetch for Bo\|0\.00000, 0\.10000\|/);
  });

  it('loads for each trip what goes on it, shipments excepted', () => {
    const [, one, two] = trips.split('|Loading list, trip ');
    expect(one).toContain('|N|at 08:18 · load');
    expect(one).toContain('|Total, 1 stop|3|60 kg');
    expect(two).toContain('|N|at 09:20 · load');
    expect(two).toContain('|Total, 1 stop|20 kg|');
  });
});

describe('hostile text on sheets', () => {
  const hostile = sheetFiles(hostileDocument());
  const all = hostile.get('sheets/all.html') ?? '';

  it('is text: it makes no element, attribute or comment', () => {
    for (const text of [HOSTILE.image, HOSTILE.script, HOSTILE.quotes, HOSTILE.cdata]) expect(all).not.toContain(text);
    expect(all).toContain('&lt;img src=x onerror=&quot;window.hacked=1&quot;&gt;');
    expect(all.match(/<(?:img|script|evil)/i)).toBeNull();
    expect(all).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('makes no file name that leaves the folder', () => {
    for (const name of hostile.keys()) expect(name).toMatch(/^sheets\/[\p{L}\p{N}_][\p{L}\p{N}._-]*\.html$/u);
    expect([...hostile.keys()]).toContain('sheets/etc-x.html');
  });
});
