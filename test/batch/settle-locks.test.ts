import { describe, expect, it } from 'vitest';
import { goodsAboard, keepPlan } from '../../src/batch/keep-plan.ts';
import type { LockRow, PlanDocument } from '../../src/model/index.ts';
import { build, makeOrder, makeVehicle } from './made.ts';

const HOUR = 3600;

type Given = readonly (readonly [vanId: string, orderId?: string | undefined, kind?: LockRow['kind']])[];

/** Line numbers are those of the rows, the first being 2. */
function rows(...given: Given): LockRow[] {
  return given.map(([vanId, orderId, kind = 'first'], i) => ({
    vanId,
    ...(orderId === undefined ? {} : { orderId }),
    kind,
    source: { file: 'locks.csv', line: i + 2 },
  }));
}

const shift = { start: 8 * HOUR, end: 16 * HOUR };
const vehicles = [makeVehicle('V', { shift }), makeVehicle('W', { shift, count: 2, maxStops: 2 })];
const door = { location: { lat: 52.1, lon: 13.1 }, customer: 'Ada' };
const orders = [
  makeOrder('a', door),
  makeOrder('b', door),
  makeOrder('c'),
  makeOrder('d', { skills: ['frost'] }),
  makeOrder('e', { vehicle: 'W' }),
  makeOrder('late', { windows: [{ start: 18 * HOUR, end: 19 * HOUR }] }),
  makeOrder('early', { windows: [{ start: 5 * HOUR, end: 6 * HOUR }] }),
  makeOrder('x', { apart: 'pair' }),
  makeOrder('y', { apart: 'pair' }),
  makeOrder('locker', { group: 'g' }),
  makeOrder('home', { group: 'g' }),
  makeOrder('sofa', { together: 'set' }),
  makeOrder('chair', { together: 'set' }),
  makeOrder('held', { readyOn: '2026-12-24' }),
];

function settled(...given: Given) {
  const { problem, complaints } = build(orders, { vehicles, lockRows: rows(...given) });
  return { locks: problem.locks, faults: complaints.filter(({ code }) => code === 'LOCK_IMPOSSIBLE') };
}

describe('rows about what is settled', () => {
  it('become a lock a van; orders of one door are one call', () => {
    const { locks, faults } = settled(
      ['V', 'a'],
      ['W-1', 'e', 'frozen'],
      ['V', 'b'],
      ['V', 'c'],
      ['W-2', undefined, 'frozen'],
    );
    expect(faults).toEqual([]);
    expect(locks).toEqual([
      { vanId: 'V', kind: 'first', stops: ['a', 'c'] },
      { vanId: 'W-1', kind: 'frozen', stops: ['e'] },
      { vanId: 'W-2', kind: 'frozen', stops: [] },
    ]);
  });

  it.each<[string, Given, number, string]>([
    ['an unknown van', [['X', 'a']], 2, 'no such van'],
    ['a row of vans', [['W', 'a']], 2, 'a row of vans'],
    [
      'an unknown order',
      [
        ['V', 'c'],
        ['V', 'z'],
      ],
      3,
      'no such order',
    ],
    ['an order that waits for its goods', [['V', 'held']], 2, 'does not go on this day'],
    ['no order', [['V', undefined]], 2, 'without an order'],
    [
      'two kinds',
      [
        ['V', 'a'],
        ['V', 'c', 'frozen'],
      ],
      3,
      'as first (line 2) and as frozen',
    ],
    [
      'an order twice',
      [
        ['V', 'c'],
        ['V', 'c'],
      ],
      3,
      'settled twice (line 2)',
    ],
    [
      'an order on two vans',
      [
        ['V', 'c'],
        ['W-1', 'c'],
      ],
      3,
      'van V too',
    ],
    [
      'a skill that the van lacks',
      [
        ['V', 'c'],
        ['V', 'd'],
      ],
      3,
      'lacks the skill frost',
    ],
    ['a pin to another', [['V', 'e']], 2, 'pinned to W'],
    ['a window after the shift', [['V', 'late']], 2, 'begin after its shift'],
    ['a window before it', [['V', 'early']], 2, 'are over when its shift begins'],
    [
      'stops that keep apart',
      [
        ['V', 'x'],
        ['V', 'y'],
      ],
      3,
      'keep apart as pair',
    ],
    [
      'two alternatives',
      [
        ['V', 'home'],
        ['V', 'locker'],
      ],
      3,
      'alternatives of group g',
    ],
    [
      'two alternatives on two vans',
      [
        ['V', 'home'],
        ['W-1', 'locker'],
      ],
      2,
      'alternatives of group g',
    ],
    [
      'what goes together on two vans',
      [
        ['V', 'sofa'],
        ['W-1', 'chair'],
      ],
      3,
      'go together as set',
    ],
    ['what goes together with a frozen van', [['V', 'sofa', 'frozen']], 2, 'chair goes together with sofa'],
    [
      'too many calls',
      [
        ['W-1', 'a'],
        ['W-1', 'c'],
        ['W-1', 'e'],
      ],
      2,
      'may call 2 times',
    ],
  ])('that cannot be kept is told with its row: %s', (_, given, line, words) => {
    const { faults } = settled(...given);
    expect(faults.map(({ message }) => message).join()).toContain(words);
    expect(faults.map((fault) => [fault.severity, fault.file, fault.line])).toContainEqual([
      'error',
      'locks.csv',
      line,
    ]);
  });

  it('a frozen van leaves out nothing that is pinned to it', () => {
    const pinned = [makeOrder('a'), makeOrder('p', { vehicle: 'V' })];
    const told = (lockRows: LockRow[]) =>
      build(pinned, { vehicles, lockRows }).complaints.map(({ message }) => message);
    expect(told(rows(['V', 'a', 'frozen'])).join()).toContain('stop p is pinned to it');
    expect(told(rows(['V', 'a', 'frozen'], ['V', 'p', 'frozen']))).toEqual([]);
  });
});

describe('an earlier plan', () => {
  const visit = (stopId: string, start: number) => ({ kind: 'visit', stopId, start });
  const doc = {
    problem: {
      stops: [
        { id: 's', orderIds: ['order-s', 'more-s'] },
        { id: 't', orderIds: ['order-t'] },
        { id: 'u', orderIds: ['order-u'], from: {} },
      ],
    },
    plan: {
      routes: [
        { vanId: 'V', steps: [{ kind: 'start' }, visit('s', 100), visit('t', 200)] },
        { vanId: 'W-1', steps: [{ kind: 'fetch', stopId: 'u', start: 50 }, visit('u', 150)] },
      ],
    },
  } as unknown as PlanDocument;

  it('is kept van by van, and order by order where a visit serves several', () => {
    expect(keepPlan(doc, { frozen: ['V', 'W-2'] })).toEqual([
      { vanId: 'V', orderId: 'order-s', kind: 'frozen' },
      { vanId: 'V', orderId: 'more-s', kind: 'frozen' },
      { vanId: 'V', orderId: 'order-t', kind: 'frozen' },
      { vanId: 'W-2', kind: 'frozen' },
    ]);
  });

  it('is kept until an instant, fetches too', () => {
    expect(keepPlan(doc, { frozen: [], until: 151 })).toEqual([
      { vanId: 'V', orderId: 'order-s', kind: 'first' },
      { vanId: 'V', orderId: 'more-s', kind: 'first' },
      { vanId: 'W-1', orderId: 'order-u', kind: 'first' },
      { vanId: 'W-1', orderId: 'order-u', kind: 'first' },
    ]);
    expect(keepPlan(doc, { frozen: ['V'], until: 101 }).map(({ vanId, kind }) => [vanId, kind])).toEqual([
      ['V', 'frozen'],
      ['V', 'frozen'],
      ['V', 'frozen'],
      ['W-1', 'first'],
    ]);
  });

  it('knows what has left its depot by an instant, trip by trip', () => {
    const box = { boxes: 1 };
    const stops = [
      ...doc.problem.stops.map((stop) => ({ ...stop, delivery: box })),
      { id: 'return', orderIds: ['order-return'], delivery: {} },
    ];
    const start = { kind: 'start', departure: 90 };
    const reload = { kind: 'reload', departure: 180 };
    const routes = [
      { vanId: 'V', steps: [start, visit('s', 100), visit('return', 120), reload, visit('t', 200)] },
      { vanId: 'W-1', steps: [start, { kind: 'fetch', stopId: 'u', start: 95 }, visit('u', 150)] },
    ];
    const out = { problem: { stops }, plan: { routes } } as unknown as PlanDocument;
    expect([...goodsAboard(out, 90)]).toEqual([]);
    expect([...goodsAboard(out, 91)]).toEqual([
      ['order-s', 'V'],
      ['more-s', 'V'],
    ]);
    expect([...goodsAboard(out, 181)].at(-1)).toEqual(['order-t', 'V']);
  });
});
