import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { bestNaivePlan, compareFigures, figuresOf, naivePlan } from '../../src/explain/index.ts';
import { ALL_DAYS } from '../solver/day-variants.ts';
import { makeDay } from '../solver/made-day.ts';
import { at, planOf, type RoadStop, roadDay, window } from './road-day.ts';

type Van = Parameters<typeof roadDay>[1][number];

function naiveTours(stops: readonly RoadStop[], vans: readonly Van[], due: Readonly<Record<string, string>> = {}) {
  const { problem, travel } = roadDay(stops, vans, {});
  const orders = problem.orders.map((order) => (due[order.id] ? { ...order, dueOn: due[order.id] } : order));
  const plan = naivePlan({ ...problem, orders }, travel);
  expect(plan).not.toBeNull();
  return Object.fromEntries(
    (plan?.routes ?? []).map(({ vanId, steps }) => [vanId, steps.flatMap((s) => (s.kind === 'visit' ? s.stopId : []))]),
  );
}

describe('naivePlan', () => {
  it('goes to the nearest stop, however far the next one then is', () => {
    expect(naiveTours([{ km: 20 }, { km: -5 }, { km: 7 }], [{ id: 'v' }])).toEqual({ v: ['at--5', 'at-7', 'at-20'] });
  });

  it('serves what is due first before what is due later, and what has no day last', () => {
    const due = { 'at-20': '2026-11-20', 'at-8': '2026-11-24T12:00', 'at-5': '2026-11-24' };
    expect(naiveTours([{ km: 2 }, { km: 5 }, { km: 8 }, { km: 20 }], [{ id: 'v' }], due)).toEqual({
      v: ['at-20', 'at-8', 'at-5', 'at-2'],
    });
  });

  it('fills one van after the other, and leaves out what nobody may serve', () => {
    const kg = (amount: number) => ({ delivery: { kg: amount } });
    expect(
      naiveTours(
        [
          { km: 1, ...kg(6) },
          { km: 2, ...kg(6) },
          { km: 3, ...kg(4) },
          { km: 4, skills: ['crane'] },
          { km: 5, vehicle: 'v-2' },
        ],
        [{ id: 'v', count: 3, capacity: { kg: 10 } }],
      ),
    ).toEqual({ 'v-1': ['at-1', 'at-3'], 'v-2': ['at-2', 'at-5'] });
  });

  it('is home in time and keeps windows', () => {
    expect(
      naiveTours(
        [{ km: 10, windows: [window(at(9), at(9, 30))] }, { km: 20 }, { km: -40 }],
        [{ id: 'v', count: 2, shift: window(at(8), at(9, 20)) }],
      ),
    ).toEqual({ 'v-1': ['at-20', 'at-10'], 'v-2': ['at--40'] });
  });

  it('is as good as the better of two rules of thumb', () => {
    const { problem, travel } = roadDay([{ km: 2 }, { km: 5 }, { km: -8 }], [{ id: 'v' }], {});
    const due = (...days: string[]) => ({
      ...problem,
      orders: problem.orders.map((order, i) => ({ ...order, dueOn: days[i] })),
    });
    // back and forth between both ends by due date
    expect(bestNaivePlan(due('2026-11-20', '2026-11-22', '2026-11-21'), travel)).toMatchObject({
      rule: 'nearest',
      plan: { cost: { total: 26 } },
    });
    expect(bestNaivePlan(due('2026-11-21', '2026-11-20', '2026-11-22'), travel)?.rule).toBe('due-date');
    expect(bestNaivePlan(problem, travel)?.rule).toBe('nearest');
  });

  it('is too much for a very large day', () => {
    const { problem, travel } = roadDay([{ km: 1 }], [{ id: 'v' }], {});
    const stops = Array.from({ length: 6001 }, (_, i) => ({ ...problem.stops[0], id: `s${i}`, orderIds: [`s${i}`] }));
    expect(naivePlan({ ...problem, stops }, travel)).toBeNull();
  });

  it.each(Object.entries(ALL_DAYS))('passes the referee on a made day: %s', (_, rules) => {
    for (const seed of [1, 2, 3]) {
      const { problem, travel } = makeDay(seed, rules);
      const plan = naivePlan(problem, travel);
      if (plan === null) throw new Error('no naive plan');
      expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
      expect(plan.routes.length).toBeGreaterThan(0);
    }
  });
});

describe('compareFigures', () => {
  const { problem, travel } = roadDay([{ km: 10 }, { km: 20, skipCost: 7 }, { km: -10 }], [{ id: 'v', count: 2 }], {});
  const figures = (tours: Record<string, string[]>) => figuresOf(problem, planOf(problem, travel, tours));

  it('reckons what a plan has less than another, part by part', () => {
    const one = figures({ 'v-1': ['at-10', 'at-20'], 'v-2': ['at--10'] });
    expect(one).toMatchObject({
      metres: 60_000,
      seconds: 3600,
      routes: 2,
      stops: 3,
      orders: 3,
      stopsPerHour: 3,
      costPerOrder: 20,
    });
    const two = figures({ 'v-1': ['at-10', 'at--10'] });
    expect(compareFigures(one, two)).toMatchObject({
      saved: { distance: -20, skipped: 7, fixed: 0, total: -13 },
      savedMetres: -20_000,
      savedSeconds: -1200,
      moreOrders: 1,
      moreStopsPerHour: 0,
      savedPercent: -27.7,
      savedPercentPerOrder: 14.9,
    });
  });

  it('an empty plan divides by nothing', () => {
    const none = figures({});
    expect(none).toMatchObject({ stopsPerHour: 0, costPerOrder: 0, metres: 0 });
    expect(compareFigures(none, none)).toMatchObject({ savedPercent: 0, savedPercentPerOrder: 0, savedMetres: 0 });
  });
});
