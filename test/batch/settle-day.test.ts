import { describe, expect, it } from 'vitest';
import { makeNotices } from '../../src/batch/make-notices.ts';
import { settleDay } from '../../src/batch/settle-day.ts';
import { checkDocument } from '../../src/check/index.ts';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { type Order, PLAN_VERSION, type PlanDocument } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { build, makeOrder, makeVehicle } from './made.ts';

function play(orders: readonly Order[], more: Parameters<typeof build>[1] = {}) {
  const built = build(orders, more);
  const travel = problemTravel(built.problem);
  const found = solve(built.problem, travel, { iterations: 1_000 }).plan;
  const { problem, plan, deferred } = settleDay(built.problem, found);
  const all = [...built.deferred, ...deferred];
  const notices = makeNotices({ problem, plan, deferred: all });
  const doc: PlanDocument = {
    schema: 'dayroute-plan',
    version: PLAN_VERSION,
    problem,
    travel: travel.source,
    plan,
    deferred: all,
    rejected: [],
    notices,
    manifest: {},
  };
  expect(checkDocument(doc, travel, { strict: true, read: { orders } })).toEqual([]);
  return doc;
}

const near = { lat: 52.401, lon: 13.301 };
const far = { lat: 53.4, lon: 13.3 };

describe('a day that is closed', () => {
  it('defers what is not worth its way, at no cost, and takes along what lies on it', () => {
    const orders = [
      makeOrder('must', { location: near, dueOn: '2026-11-22' }),
      makeOrder('beside', { location: { lat: 52.4015, lon: 13.3012 }, dueOn: '2026-12-22', customer: 'b' }),
      makeOrder('remote', { location: far, dueOn: '2026-11-30', skipCost: 3 }),
    ];
    const { problem, plan, deferred } = play(orders, { vehicles: [makeVehicle('V', { costFixed: 20 })] });
    expect(problem.stops.map((stop) => stop.id)).toEqual(['must', 'beside']);
    expect(plan.unassigned).toEqual([]);
    expect(plan.cost.skipped).toBe(0);
    expect(plan.cost.total).toBe(plan.routes[0].cost.total);
    expect(deferred).toHaveLength(1);
    expect(deferred[0]).toMatchObject({
      kind: 'deferred',
      lastDay: '2026-11-30',
      worth: 3,
      todayCost: expect.any(Number),
    });
    expect(deferred[0].reason).toMatch(/^due on 2026-11-30: going today would add \d+\.\d\d and is worth 3\.00$/);
  });

  it('leaves what must go unassigned, with a notice', () => {
    const orders = [
      makeOrder('a', { delivery: { parcels: 8 }, dueOn: '2026-11-22' }),
      makeOrder('b', { delivery: { parcels: 8 }, dueOn: '2026-11-20', priority: 9 }),
      makeOrder('c', { delivery: { parcels: 80 }, dueOn: '2026-11-21' }),
      makeOrder('d', { delivery: { parcels: 8 }, dueOn: '2026-11-25' }),
    ];
    const { plan, deferred, notices } = play(orders);
    expect(plan.unassigned.map((entry) => entry.orderId).sort()).toEqual(['a', 'c']);
    expect(deferred.map(({ order }) => order.id)).toEqual(['d']);
    expect(notices.map(({ reason: _, ...facts }) => facts)).toEqual([
      { orderId: 'b', promised: '2026-11-20', newDate: '2026-11-22', daysLate: 2, code: 'OVERDUE', offerCancel: true },
      {
        orderId: 'a',
        promised: '2026-11-22',
        newDate: '2026-11-23',
        daysLate: 1,
        code: 'NO_CAPACITY',
        offerCancel: true,
      },
      {
        orderId: 'c',
        promised: '2026-11-21',
        newDate: '2026-11-23',
        daysLate: 2,
        code: 'NO_VEHICLE',
        offerCancel: true,
      },
    ]);
  });

  it('notices goods that come too late within the days asked for, mail order without a promise, and an hour missed', () => {
    const orders = [
      makeOrder('soon', { readyOn: '2026-11-27', dueOn: '2026-11-25' }),
      makeOrder('distant', { readyOn: '2026-12-27', dueOn: '2026-12-20' }),
      makeOrder('in time', { readyOn: '2026-11-24', dueOn: '2026-11-25' }),
      makeOrder('return', { type: 'pickup', delivery: {}, pickup: { parcels: 1 }, dueOn: '2026-11-19' }),
      makeOrder('old', { orderedAt: '2026-10-01T09:00', customer: 'x' }),
      makeOrder('fresh', { orderedAt: '2026-11-01T09:00', customer: 'y' }),
      makeOrder('noon', { dueOn: '2026-11-22T12:00', windows: [{ start: 50_000, end: 60_000 }] }),
    ];
    const { notices } = play(orders);
    expect(notices.map(({ orderId, daysLate, code, offerCancel }) => [orderId, daysLate, code, offerCancel])).toEqual([
      ['return', 3, 'OVERDUE', false],
      ['old', 22, 'OVERDUE', true],
      ['noon', 0, 'NO_CAPACITY', false],
      ['soon', 2, 'NOT_READY', true],
    ]);
    expect(notices[1].promised).toBeUndefined();
    expect(notices[2].reason).toBe('it goes today but is reached at 13:53, after the hour promised');
  });

  it('notices ahead of the day whose turn comes too late when all vans are full, and nobody else', () => {
    const shift = { start: 28_800, end: 64_800 };
    const book = (count: number, dueOn: string) =>
      Array.from({ length: count }, (_, i) =>
        makeOrder(`${dueOn.slice(8)}-${i}`, { dueOn, customer: `${dueOn} ${i}` }),
      );
    // 10 a day: tomorrow's 12 are 2 too many unless they go today; those of the 26th have days enough
    const orders = [...book(8, '2026-11-22'), ...book(16, '2026-11-23'), ...book(9, '2026-11-26')];
    const one = play(orders, { vehicles: [makeVehicle('V', { shift })] });
    expect(one.plan.unassigned).toEqual([]);
    const waiting = one.deferred.filter(({ order }) => order.dueOn === '2026-11-23').length;
    expect(waiting).toBe(14);
    expect(one.notices.map(({ reason: _, orderId, ...facts }) => [orderId.slice(0, 2), facts])).toEqual(
      Array.from({ length: 4 }, () => [
        '23',
        { promised: '2026-11-23', newDate: '2026-11-24', daysLate: 1, code: 'NO_CAPACITY', offerCancel: true },
      ]),
    );
    expect(one.notices[0].reason).toBe(
      'all vans are out and take 10 orders a day; of those they have no room for it is number 11',
    );
    // a second van takes 10 more today; two orders that no van can hold are not a matter of room
    expect(play(orders, { vehicles: [makeVehicle('V', { shift, count: 2 })] }).notices).toEqual([]);
    const huge = ['x', 'y'].map((id) => makeOrder(id, { delivery: { parcels: 11 }, dueOn: '2026-11-23' }));
    expect(play([makeOrder('must', { dueOn: '2026-11-22' }), ...huge]).notices).toEqual([]);
  });

  it('joins orders of one customer only as far as it is told to', () => {
    const pair = [
      makeOrder('a', { customer: 'x' }),
      makeOrder('b', { customer: 'x', location: { lat: 52.5003, lon: 13.4 } }),
    ];
    const stops = (sameDoorMetres?: number) =>
      build(pair, sameDoorMetres === undefined ? {} : { book: { sameDoorMetres } }).problem.stops.length;
    expect([stops(), stops(33), stops(34)]).toEqual([2, 2, 1]);
  });
});
