import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { assemblePlan, decode } from '../../src/solver/decode.ts';
import { solve } from '../../src/solver/solve.ts';
import { beginSearch } from './begin-search.ts';
import { makeDay, PLAIN_VEHICLE } from './made-day.ts';

describe('decode', () => {
  it('uses vans in the order of their names, across rows that are one class', () => {
    const { problem, travel } = makeDay(1, { stops: 4, oneMeasure: true });
    const one = { boxes: 9 };
    const day = {
      ...problem,
      vehicles: [
        { ...PLAIN_VEHICLE, id: 'north', count: 2, capacity: one },
        { ...PLAIN_VEHICLE, id: 'south', count: 3, capacity: one },
      ],
      stops: problem.stops.map((s) => ({ ...s, delivery: { boxes: 9 } })),
    };
    for (const seed of [1, 2, 3]) {
      const { plan } = solve(day, travel, { iterations: 100, seed });
      expect(plan.routes.map((r) => [r.vanId, r.vehicleId])).toEqual([
        ['north-1', 'north'],
        ['north-2', 'north'],
        ['south-1', 'south'],
        ['south-2', 'south'],
      ]);
    }
  });

  it('gives a pinned stop its very van', () => {
    const { problem, travel } = makeDay(1, { stops: 4, oneMeasure: true, vans: 40 });
    const stops = problem.stops.map((s, i) => ({ ...s, vehicle: `van-${[7, 7, 40, 1][i]}` }));
    const { plan } = solve({ ...problem, stops, vehicles: [{ ...problem.vehicles[0], capacity: {} }] }, travel, {
      iterations: 100,
    });
    expect(plan.unassigned).toEqual([]);
    expect(plan.routes.map((r) => r.vanId).sort()).toEqual(['van-1', 'van-40', 'van-7']);
  });

  it('writes routes, leftovers with reasons, and costs that sum up', () => {
    const day = makeDay(4, {
      stops: 12,
      rows: 2,
      vans: 1,
      optional: true,
      hourCosts: true,
      fixedCosts: true,
      room: 0.6,
    });
    const { instance, routes } = beginSearch(day, 1);
    const plan = decode(day.problem, day.travel, instance, routes, { tooDear: new Map(), untried: new Set() });
    expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
    expect(plan.unassigned.length).toBe(routes.absentCount());
    expect(plan.unassigned.length).toBeGreaterThan(0);
    const { fixed, distance, time, skipped, total } = plan.cost;
    expect(fixed + distance + time + skipped).toBeCloseTo(total, 6);
  });

  it('says for each order of a stop left out why', () => {
    const { problem, travel } = makeDay(1, { stops: 1 });
    const stops = [{ ...problem.stops[0], orderIds: ['a', 'b'], skipCost: 2.5 }];
    const plan = assemblePlan({ ...problem, stops }, travel, [], new Set(), new Map([['stop-0', 3]]));
    expect(plan.unassigned.map((u) => [u.orderId, u.stopId, u.code])).toEqual([
      ['a', 'stop-0', 'NOT_WORTH_THE_COST'],
      ['b', 'stop-0', 'NOT_WORTH_THE_COST'],
    ]);
    expect(plan.cost).toEqual({ fixed: 0, distance: 0, time: 0, pay: 0, skipped: 2.5, total: 2.5 });
  });
});
