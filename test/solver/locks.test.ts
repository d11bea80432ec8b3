import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Lock, Problem } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { makeDay } from './made-day.ts';

const { problem, travel } = makeDay(3, { stops: 12, rows: 2, vans: 2, hourCosts: true, windows: 0 });

function solved(locks: readonly Lock[], changes: Partial<Problem> = {}) {
  const day = { ...problem, ...changes, locks };
  const { plan } = solve(day, travel, { iterations: 600, seed: 1 });
  expect(checkPlan(day, plan, travel, { strict: true })).toEqual([]);
  return new Map(
    plan.routes.map(({ vanId, steps }) => [
      vanId,
      steps.flatMap((s) => (s.kind === 'visit' || s.kind === 'fetch' ? [s.stopId] : [])),
    ]),
  );
}

const vanId = 'van-0-2';

describe('a lock', () => {
  // calls that the search would not choose: they stand in no sensible order
  const stops = ['stop-7', 'stop-1', 'stop-4'];

  it('keeps the first calls of a van, in their order', () => {
    expect(
      solved([{ vanId, kind: 'first', stops }])
        .get(vanId)
        ?.slice(0, 3),
    ).toEqual(stops);
  });

  it('keeps calls on a van in their order, others in between', () => {
    const route = solved([{ vanId, kind: 'sequence', stops }]).get(vanId) ?? [];
    expect(route.filter((id) => stops.includes(id))).toEqual(stops);
  });

  it('freezes a route, or keeps the van in', () => {
    expect(solved([{ vanId, kind: 'frozen', stops: stops.slice(0, 2) }]).get(vanId)).toEqual(stops.slice(0, 2));
    expect(solved([{ vanId, kind: 'frozen', stops: [] }]).has(vanId)).toBe(false);
  });

  it('holds a shipment that is on board already', () => {
    const [first, ...rest] = problem.stops;
    const from = { place: rest[4].place, windows: [], serviceSeconds: 0 };
    const route = solved([{ vanId, kind: 'first', stops: [first.id] }], { stops: [{ ...first, from }, ...rest] });
    expect(route.get(vanId)?.[0]).toBe(first.id);
    expect(route.get(vanId)?.filter((id) => id === first.id)).toHaveLength(2);
  });

  it('brings what it has fetched, though an alternative would be cheaper or leaving it out', () => {
    const [first, second, third, ...rest] = problem.stops;
    const from = { place: rest[4].place, windows: [], serviceSeconds: 0 };
    const fetched = { ...first, from, group: 'g', skipCost: 0 };
    const stops = [fetched, { ...second, group: 'g', skipCost: 0 }, third, ...rest];
    const route = solved([{ vanId, kind: 'first', stops: [first.id] }], { stops });
    expect(route.get(vanId)?.filter((id) => id === first.id)).toHaveLength(2);
    const together = [{ ...fetched, together: 't' }, stops[1], { ...third, together: 't' }, ...rest];
    const again = solved([{ vanId, kind: 'first', stops: [first.id] }], { stops: together });
    expect(again.get(vanId)?.filter((id) => id === first.id || id === third.id)).toHaveLength(3);
  });

  it('that cannot be kept is an error that names the van', () => {
    const shift = { start: 0, end: 10 };
    const vehicles = problem.vehicles.map((v) => ({ ...v, shift }));
    expect(() => solved([{ vanId, kind: 'first', stops }], { vehicles })).toThrow(/van van-0-2 cannot make/);
    // rules of time that take a walk along the route
    const breaks = [{ window: { start: 1, end: 1 }, seconds: 100 }];
    const rests = problem.vehicles.map((v) => ({
      ...v,
      shift: { start: 0, end: 3_000 },
      maxDrivingSeconds: 10,
      breaks,
    }));
    expect(() => solved([{ vanId, kind: 'first', stops }], { vehicles: rests })).toThrow(/van van-0-2 cannot make/);
    expect(() => solved([{ vanId: 'nobody', kind: 'first', stops }])).toThrow(/nobody/);
    expect(() => solved([{ vanId, kind: 'first', stops: ['stop-1', 'stop-1'] }])).toThrow(/stop-1/);
  });
});
