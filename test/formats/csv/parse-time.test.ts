import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFlaw } from '../../../src/formats/csv/flaw.ts';
import { mergeWindows, parseTime, parseWindows } from '../../../src/formats/csv/parse-time.ts';
import { PlanClock } from '../../../src/formats/csv/plan-clock.ts';

const clock = new PlanClock('2026-11-22', 'Europe/Berlin');
const hours = (text: string) => {
  const moment = parseTime(text, 'dd/mm/yyyy');
  return isFlaw(moment) ? moment.code : clock.seconds(moment) / 3600;
};
const windows = (text: string) => {
  const read = parseWindows(text, 'dd/mm/yyyy', (moment) => clock.seconds(moment));
  return isFlaw(read) ? read.code : read.map((w) => [w.start / 3600, w.end / 3600]);
};

describe('parseTime', () => {
  it.each([
    ['8:00', 8],
    ['08:00', 8],
    ['800', 8],
    ['0800', 8],
    ['8', 8],
    ['8:00am', 8],
    ['8:00 AM', 8],
    ['8am', 8],
    ['3:56pm', 15 + 56 / 60],
    ['8:00 p.m.', 20],
    ['12:00am', 0],
    ['12:30pm', 12.5],
    ['8h30', 8.5],
    ['8:00:36', 8.01],
    ['24:00', 24],
    ['2400', 24],
    ['0:00', 0],
    ['06:00+1', 30],
    ['15:56 (+1)', 39 + 56 / 60],
    ['0.375', 9],
    ['0,375', 9],
    ['.5', 12],
    ['2026-11-22T09:00', 9],
    ['2026-11-22 09:00:00', 9],
    ['2026-11-21T23:00', -1],
    ['2026-11-22T09:00Z', 10],
    ['2026-11-22T09:00:00.000Z', 10],
    ['2026-11-22T09:00-03:00', 13],
    ['2026-11-22T09:00+0100', 9],
    ['22/11/2026 09:00', 9],
    ['46348.375', 9],
  ])('%s is %d h', (text, expected) => expect(hours(text)).toBeCloseTo(expected, 9));

  it.each([
    '',
    '25:00',
    '8:60',
    '24:01',
    '13:00pm',
    '0am',
    'noon',
    '8:0',
    '8.30',
    '12345',
    '9:00+01:00',
    '2026-13-01T09:00',
    '8:00:99',
  ])('%s is none', (text) => expect(['TIME', 'DATE']).toContain(hours(text)));

  it('says what to do about 8.30, which a spreadsheet would take for eight days', () => {
    expect(parseTime('8.30', 'dd/mm/yyyy')).toMatchObject({ code: 'TIME', cure: expect.stringContaining('colon') });
  });
});

describe('parseWindows', () => {
  it.each([
    ['09:00-12:00', [[9, 12]]],
    ['09:00 – 12:00', [[9, 12]]],
    ['9-12', [[9, 12]]],
    ['900-1200', [[9, 12]]],
    ['8am-5:30pm', [[8, 17.5]]],
    ['09:00 to 12:00', [[9, 12]]],
    [
      '09:00-12:00|14:00-16:00',
      [
        [9, 12],
        [14, 16],
      ],
    ],
    [
      '14:00-16:00; 09:00-12:00',
      [
        [9, 12],
        [14, 16],
      ],
    ],
    ['09:00-12:00|11:00-13:00|13:00-14:00', [[9, 14]]],
    ['22:00-06:00+1', [[22, 30]]],
    ['22:00-06:00 (+1)', [[22, 30]]],
    ['0.375-0.5', [[9, 12]]],
    ['0,375-0,5', [[9, 12]]],
    ['0.5-1', [[12, 24]]],
    ['09:00-', [[9, 24]]],
    ['-12:00', [[0, 12]]],
    ['2026-11-22T09:00/2026-11-22T12:00', [[9, 12]]],
    ['2026-11-22T09:00-2026-11-22T12:00', [[9, 12]]],
    ['2026-11-22T09:00-12:00', [[9, 12]]],
    ['2026-11-22T09:00Z-2026-11-22T12:00Z', [[10, 13]]],
    ['2026-11-22T09:00+01:00/2026-11-22T12:00+01:00', [[9, 12]]],
    ['2026-11-23T09:00-2026-11-23T12:00', [[33, 36]]],
    ['09:00-09:00', [[9, 9]]],
    [' ', []],
    ['|', []],
  ])('%s', (text, expected) => expect(windows(text)).toEqual(expected));

  it.each(['9', '-', '09:00-12:00-15:00', 'morning', '09:00,12:00', 'a-b'])('%s is none', (text) => {
    expect(['WINDOW', 'TIME']).toContain(windows(text));
  });

  it('offers +1 for a window that ends before it begins', () => {
    expect(parseWindows('18:00-09:00', 'dd/mm/yyyy', (m) => clock.seconds(m))).toMatchObject({
      code: 'WINDOW_REVERSED',
      cure: 'If it runs past midnight, write 18:00-09:00+1.',
    });
  });

  it('reads any two minutes of a day in any shape', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const pad = (n: number) => String(n).padStart(2, '0');
    const shapes = [
      (m: number) => `${Math.floor(m / 60)}:${pad(m % 60)}`,
      (m: number) => `${pad(Math.floor(m / 60))}${pad(m % 60)}`,
      (m: number) => `${((Math.floor(m / 60) + 11) % 12) + 1}:${pad(m % 60)}${m < 720 ? 'am' : 'pm'}`,
      (m: number) => `2026-11-22T${pad(Math.floor(m / 60))}:${pad(m % 60)}`,
      (m: number) => (m / 1440).toFixed(8),
    ];
    fc.assert(
      fc.property(minute, minute, fc.constantFrom(...shapes), (a, b, shape) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(windows(`${shape(from)}-${shape(to)}`)).toEqual([[from / 60, to / 60]]);
      }),
    );
  });
});

describe('mergeWindows', () => {
  it('gives sorted windows that do not meet and cover the same minutes', () => {
    const window = fc.tuple(fc.nat(50), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(window), (given) => {
        const merged = mergeWindows(given);
        for (let i = 1; i < merged.length; i++) expect(merged[i].start).toBeGreaterThan(merged[i - 1].end);
        const covers = (list: readonly { start: number; end: number }[], t: number) =>
          list.some((w) => w.start <= t && t <= w.end);
        for (let t = 0; t <= 70; t += 0.5) expect(covers(merged, t)).toBe(covers(given, t));
      }),
    );
  });
});
