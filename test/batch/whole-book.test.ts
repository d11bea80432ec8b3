import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/batch/days.ts';
import { makeNotices, rollBook, settleDay } from '../../src/batch/index.ts';
import { checkDocument } from '../../src/check/index.ts';
import { DEFAULT_CONFIG } from '../../src/formats/config/default-config.ts';
import { readOrders } from '../../src/formats/csv/read-orders.ts';
import { WallClock } from '../../src/formats/csv/wall-clock.ts';
import { ordersCsv } from '../../src/formats/csv/write-book.ts';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { type Order, PLAN_VERSION, type PlanDocument, type ProgressStatus } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { build, makeOrder, makeVehicle } from './made.ts';

const FIRST = '2026-03-27';

const bookOrder = fc.record({
  lat: fc.integer({ min: 0, max: 40 }),
  lon: fc.integer({ min: 0, max: 40 }),
  type: fc.constantFrom('delivery', 'delivery', 'pickup', 'exchange'),
  parcels: fc.integer({ min: 1, max: 12 }),
  customer: fc.constantFrom(undefined, 'a', 'b'),
  due: fc.option(fc.integer({ min: -4, max: 9 }), { nil: undefined }),
  ready: fc.option(fc.integer({ min: -2, max: 5 }), { nil: undefined }),
  ordered: fc.option(fc.integer({ min: -60, max: 3 }), { nil: undefined }),
  skipCost: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
  window: fc.constantFrom([], [], [{ start: 28_800, end: 36_000 }]),
  hour: fc.constantFrom('', 'T02:30:00', 'T12:00:00'),
});

const game = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Auckland'),
  select: fc.constantFrom('book' as const, 'book' as const, 'everything' as const, 'due' as const),
  cutOff: fc.constantFrom(undefined, '18:00', '02:30'),
  unreported: fc.constantFrom('done' as const, 'skipped' as const),
  orders: fc.array(bookOrder, { minLength: 4, maxLength: 14 }),
  reports: fc.array(
    fc.constantFrom<ProgressStatus | 'silence'>('done', 'done', 'failed', 'refused', 'skipped', 'silence'),
    {
      minLength: 6,
      maxLength: 6,
    },
  ),
});

type Game = typeof game extends fc.Arbitrary<infer T> ? T : never;

function ordersOf({ orders }: Game): Order[] {
  return orders.map(({ lat, lon, type, parcels, due, ready, ordered, skipCost, window, hour, customer }, i) => {
    const load = { parcels };
    return makeOrder(`o${i}`, {
      type,
      location: { lat: 52.4 + lat / 1000, lon: 13.3 + lon / 1000 },
      delivery: type === 'pickup' ? {} : load,
      pickup: type === 'delivery' ? {} : load,
      windows: window,
      ...(customer === undefined ? {} : { customer }),
      ...(due === undefined ? {} : { dueOn: `${addDays(FIRST, due)}${hour}` }),
      ...(ready === undefined ? {} : { readyOn: addDays(FIRST, ready) }),
      ...(ordered === undefined ? {} : { orderedAt: `${addDays(FIRST, ordered)}T19:00:00` }),
      ...(skipCost === undefined ? {} : { skipCost }),
    });
  });
}

function planDay(orders: readonly Order[], date: string, { zone, select, cutOff }: Game): PlanDocument {
  const vehicles = [makeVehicle('V', { count: 2, costFixed: 5, shift: { start: 25_200, end: 64_800 } })];
  const book = { select, ...(cutOff === undefined ? {} : { cutOff }) };
  const built = build(orders, { date, timeZone: zone, vehicles, book });
  const travel = problemTravel(built.problem);
  const found = solve(built.problem, travel, { iterations: 20 }).plan;
  const { problem, plan, deferred: waiting } = settleDay(built.problem, found);
  const deferred = [...built.deferred, ...waiting];
  const doc: PlanDocument = {
    schema: 'dayroute-plan',
    version: PLAN_VERSION,
    problem,
    travel: travel.source,
    plan,
    deferred,
    rejected: [],
    notices: makeNotices({ problem, plan, deferred }),
    manifest: {},
  };
  expect(checkDocument(doc, travel, { strict: true, read: { orders } })).toEqual([]);
  return doc;
}

/** Every notice tells the truth, by what the document says elsewhere, and whoever is overdue or left out has one. Returns their codes. */
function expectNotices({ problem, plan, deferred, notices }: PlanDocument): string[] {
  const { date } = problem;
  const ordersAt = new Map(problem.stops.map((stop) => [stop.id, stop.orderIds]));
  const steps = plan.routes.flatMap((route) => route.steps);
  const served = new Set(steps.flatMap((step) => (step.kind === 'visit' ? (ordersAt.get(step.stopId) ?? []) : [])));
  const out = new Set(plan.unassigned.map(({ orderId }) => orderId));
  const orders = new Map([...problem.orders, ...deferred.map(({ order }) => order)].map((o) => [o.id, o]));
  const held = new Set(deferred.filter(({ kind }) => kind === 'held').map(({ order }) => order.id));
  const lastOf = ({ dueOn, orderedAt, type }: Order) =>
    dueOn?.slice(0, 10) ?? (type === 'pickup' || orderedAt === undefined ? '9' : addDays(orderedAt.slice(0, 10), 30));
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

  expect(new Set(notices.map(({ orderId }) => orderId)).size).toBe(notices.length);
  for (const { orderId, promised, newDate, daysLate, code, offerCancel } of notices) {
    const order = orders.get(orderId) as Order;
    const last = lastOf(order);
    expect(promised).toBe(order.dueOn);
    expect(daysLate).toBe(days(last, newDate));
    if (daysLate === 0) {
      // the hour of a promise is passed, not its day
      expect([served.has(orderId), code, offerCancel, newDate]).toEqual([true, 'NO_CAPACITY', false, date]);
      expect(order.dueOn?.length).toBeGreaterThan(10);
      continue;
    }
    expect(daysLate).toBeGreaterThan(0);
    expect(offerCancel).toBe(order.type !== 'pickup');
    if (served.has(orderId)) expect([code, newDate]).toEqual(['OVERDUE', date]);
    else if (out.has(orderId)) expect([code.slice(0, 3), newDate]).toEqual(['NO_', addDays(date, 1)]);
    else {
      expect(days(date, last)).toBeLessThanOrEqual(7);
      expect(code).toBe(held.has(orderId) ? 'NOT_READY' : 'NO_CAPACITY');
      if (held.has(orderId) && order.readyOn !== undefined && order.readyOn > date) expect(newDate).toBe(order.readyOn);
      else expect(newDate > date).toBe(true);
    }
  }
  const told = new Set(notices.map(({ orderId }) => orderId));
  for (const [id, order] of orders) {
    const missed = (served.has(id) && lastOf(order) < date) || (out.has(id) && lastOf(order) <= date);
    if (missed) expect(told).toContain(id);
  }
  return notices.map(({ code }) => code);
}

/** Windows as clocks show them: on the day on which they change, other seconds have elapsed. */
const promisesOf = (order: Order, date: string, timeZone: string) => [
  order.id,
  order.type,
  order.dueOn,
  order.readyOn,
  order.orderedAt,
  order.skipCost,
  order.windows.flatMap(({ start, end }) => [start, end].map((t) => new WallClock({ date, timeZone }).bound(t))),
  order.delivery,
  order.pickup,
];

describe('the order book', () => {
  it('has every order in exactly one place, with its promises and age and true notices, over days, luck and clocks', () => {
    let closedInAll = 0;
    let deferredInAll = 0;
    const codes = new Set<string>();
    fc.assert(
      fc.property(game, (given) => {
        const all = ordersOf(given);
        const closed = new Set<string>();
        let open = all;
        // clocks change in Berlin on the third of these days
        for (let day = 0; day < 4; day++) {
          const date = addDays(FIRST, day);
          const doc = planDay(open, date, given);
          const places = [...doc.problem.orders, ...doc.deferred.map(({ order }) => order)].map(({ id }) => id);
          expect([...places].sort()).toEqual(open.map(({ id }) => id).sort());
          deferredInAll += doc.deferred.length;
          for (const code of expectNotices(doc)) codes.add(code);
          const served = doc.plan.routes.flatMap((route) =>
            route.steps.flatMap((step) =>
              step.kind === 'visit' ? (doc.problem.stops.find(({ id }) => id === step.stopId)?.orderIds ?? []) : [],
            ),
          );
          const reports = served.flatMap((orderId, i) => {
            const status = given.reports[(i + day) % given.reports.length];
            return status === 'silence' ? [] : [{ orderId, status, source: { file: 'p.csv', line: i + 2 } }];
          });
          const rolled = rollBook(doc, reports, { unreported: given.unreported });
          expect(rolled.complaints.filter(({ severity }) => severity === 'error')).toEqual([]);
          for (const { order } of rolled.closed) {
            expect(served).toContain(order.id);
            expect(closed.has(order.id)).toBe(false);
            closed.add(order.id);
          }
          const bytes = new TextEncoder().encode(ordersCsv(doc.problem, rolled.open));
          const ctx = { date: addDays(date, 1), timeZone: given.zone, config: DEFAULT_CONFIG };
          const read = readOrders([{ name: 'orders.csv', bytes }], ctx);
          expect([read.rejected, read.complaints.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
          // what is written is what was promised on the first day
          const first = new Map(all.map((order) => [order.id, order]));
          for (const order of read.orders) {
            const promised = promisesOf(first.get(order.id) as Order, FIRST, given.zone);
            expect(promisesOf(order, ctx.date, given.zone)).toEqual(promised);
          }
          open = read.orders;
          expect([...open.map(({ id }) => id), ...closed].sort()).toEqual(all.map(({ id }) => id).sort());
        }
        closedInAll += closed.size;
      }),
      { numRuns: 100, seed: 5 },
    );
    expect(closedInAll).toBeGreaterThan(100);
    expect(deferredInAll).toBeGreaterThan(100);
    expect([...codes].sort()).toEqual(['NOT_READY', 'NO_CAPACITY', 'NO_VEHICLE', 'OVERDUE']);
  });
});
