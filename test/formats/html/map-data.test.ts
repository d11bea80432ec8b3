import { describe, expect, it } from 'vitest';
import { clockChanges } from '../../../src/formats/html/clock-changes.ts';
import { mapData } from '../../../src/formats/html/map-data.ts';
import { windowState } from '../../../src/formats/html/window-state.ts';
import type { UnassignedCode } from '../../../src/model/plan.ts';
import type { PlanDocument } from '../../../src/model/plan-document.ts';
import { twoTrips } from '../two-trips.ts';
import { sampleDay, withLeftovers } from './sample-day.ts';

const doc = withLeftovers(sampleDay(2, 3));
const data = mapData(doc);

describe('mapData', () => {
  it('counts every order once', () => {
    expect(data.totals).toMatchObject({
      orders: 10,
      served: 6,
      stops: 6,
      unassigned: 1,
      deferred: 1,
      held: 1,
      rejected: 1,
    });
    const ids = [
      ...data.visits.flatMap((visit) => visit.orders.map((order) => order.id)),
      ...data.leftovers.map((leftover) => leftover.order),
    ];
    expect(ids.sort()).toEqual([
      'A-1000',
      'A-1001',
      'A-1002',
      'A-1003',
      'A-1004',
      'A-1005',
      'X-1',
      'X-2',
      'X-3',
      'X-4',
    ]);
  });

  it('sums the routes', () => {
    const [a, b] = doc.plan.routes;
    expect(data.totals.metres).toBe((a?.metres ?? 0) + (b?.metres ?? 0));
    expect(data.totals.cost).toBe(doc.plan.cost.total);
  });

  it('lists visits route by route, numbered from 1', () => {
    expect(data.routes.map(({ first, count }) => [first, count])).toEqual([
      [0, 3],
      [3, 3],
    ]);
    expect(data.visits.map((visit) => [visit.route, visit.number])).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
  });

  it('takes the highest load of a route, not the first', () => {
    const [route] = doc.plan.routes;
    if (route === undefined) throw new Error('the sample has routes');
    const steps = route.steps.map((step, i) => ({ ...step, load: { parcels: [2, 5, 9, 4, 1][i] as number } }));
    const changed = { ...doc, plan: { ...doc.plan, routes: [{ ...route, steps }] } };
    expect(mapData(changed).routes[0]?.loads).toEqual([
      { name: 'parcels', peak: 9, capacity: 9 },
      { name: 'weight_kg', peak: 0, capacity: 66 },
    ]);
  });

  it('ends an open route with its last visit', () => {
    const [route] = doc.plan.routes;
    if (route === undefined) throw new Error('the sample has routes');
    const steps = route.steps.slice(0, -1);
    const open: PlanDocument = {
      ...doc,
      problem: { ...doc.problem, vehicles: doc.problem.vehicles.map((v) => ({ ...v, endDepotId: null })) },
      plan: { ...doc.plan, routes: [{ ...route, steps }] },
    };
    expect(mapData(open).routes[0]).toMatchObject({ to: null, finish: steps.at(-1)?.departure });
    expect(mapData(open).idle).toEqual(['van-2']);
  });

  it('shows a day without any route', () => {
    const empty = mapData({ ...doc, plan: { ...doc.plan, routes: [], unassigned: [] }, deferred: [], rejected: [] });
    expect(empty.totals).toMatchObject({ orders: 0, served: 0, metres: 0 });
    expect(empty.idle).toEqual(['van-1', 'van-2']);
  });

  it('says why an order is on no route', () => {
    expect(data.leftovers.map(({ kind, reason, remedy }) => [kind, reason, remedy])).toEqual([
      ['unassigned', 'No van takes 2650 kg', 'Split the order'],
      ['held', 'Goods are ready on 2026-11-25', 'Can go in time until 2026-11-27'],
      ['deferred', 'Tomorrow is cheaper', ''],
      ['rejected', 'The window ends before it starts.', 'Write 18:00-09:00+1.'],
    ]);
  });

  it('tells how bad it is that an order is left out, and what becomes of its promise', () => {
    const [left] = doc.plan.unassigned;
    if (left === undefined) throw new Error('the sample leaves an order out');
    const notice = {
      orderId: 'X-1',
      promised: '2026-11-21',
      newDate: '2026-11-24',
      code: 'NO_VEHICLE',
      reason: '',
    } as const;
    const shown = (code: UnassignedCode) =>
      mapData({
        ...doc,
        plan: { ...doc.plan, unassigned: [{ ...left, code }] },
        notices: [{ ...notice, daysLate: 3, offerCancel: true }],
      });
    expect(shown('TOO_LARGE').leftovers[0]).toMatchObject({
      kind: 'unassigned',
      verdict: 'red',
      promise: 'Promised for 2026-11-21, goes on 2026-11-24: 3 days late; offer to cancel',
    });
    expect(shown('NO_ROOM').leftovers[0]).toMatchObject({ verdict: 'amber' });
    // nothing is amiss: the customer is served by another order of the group
    expect(shown('OTHER_OF_GROUP').leftovers[0]).toMatchObject({ kind: 'alternative', verdict: null });
    expect(shown('OTHER_OF_GROUP').totals).toMatchObject({ unassigned: 0, orders: 10 });
  });

  it('counts a shipment once, and lists pauses between the visits they stand between', () => {
    const trips = mapData(twoTrips());
    expect(trips.visits.slice(0, 4).map((visit) => [visit.isFetch, visit.kind, visit.orders.length])).toEqual([
      [false, 'delivery', 1],
      [true, 'pickup', 2],
      [false, 'delivery', 1],
      [false, 'exchange', 2],
    ]);
    expect(trips.totals).toMatchObject({ stops: 5, served: 6 });
    expect(trips.routes[0]?.pauses.map(({ kind, before }) => [kind, before])).toEqual([
      ['load', 0],
      ['break', 1],
      ['reload', 1],
      ['rest', 4],
    ]);
  });

  it('names what a document made by hand lacks', () => {
    const [route] = doc.plan.routes;
    if (route === undefined) throw new Error('the sample has routes');
    const broken = { ...doc, plan: { ...doc.plan, routes: [{ ...route, vehicleId: 'lorry' }] } };
    expect(() => mapData(broken)).toThrow('vehicle "lorry"');
  });
});

describe('windowState', () => {
  const windows = [
    { start: 36_000, end: 39_600 },
    { start: 50_400, end: 54_000 },
  ];
  it.each([
    [36_000, 'met'],
    [39_000, 'met'],
    [39_001, 'tight'],
    [39_600, 'tight'],
    [50_400, 'met'],
    [54_001, 'late'],
  ])('of work that begins at %i', (start, state) => {
    expect(windowState(start, windows)).toBe(state);
  });

  it('is free without windows', () => {
    expect(windowState(0, [])).toBe('free');
  });
});

describe('clockChanges', () => {
  it('has none on an ordinary day', () => {
    expect(clockChanges('2026-11-23', 'Europe/London')).toEqual([]);
    expect(clockChanges('2026-11-23', 'America/Sao_Paulo')).toEqual([]);
  });

  it('skips an hour when summer time begins and repeats one when it ends', () => {
    expect(clockChanges('2026-03-29', 'Europe/London')).toEqual([{ from: 3600, ahead: 3600 }]);
    expect(clockChanges('2026-10-25', 'Europe/London')).toEqual([{ from: 7200, ahead: -3600 }]);
  });

  it('knows of a change in the night after', () => {
    expect(clockChanges('2026-03-28', 'Europe/London')).toEqual([{ from: 25 * 3600, ahead: 3600 }]);
  });
});
