import { describe, expect, it } from 'vitest';
import * as R from '../../../src/solver/record.ts';
import { joinForLarger, splitForSmaller } from '../../../src/solver/rich/fleet-moves.ts';
import type { RichRoutes } from '../../../src/solver/rich/rich-routes.ts';
import { changeToCheapest } from '../../../src/solver/rich/vehicle-change.ts';
import { solve } from '../../../src/solver/solve.ts';
import { beginSearch } from '../begin-search.ts';
import { RICH_DAYS } from '../day-variants.ts';
import { expectRightState, headsOf, moneyOf, nodesOf } from '../expected-state.ts';
import { type MadeDay, makeDay } from '../made-day.ts';
import { routeValue } from '../route-value.ts';

const NAMES = [
  'hour costs without windows',
  'hour costs and windows',
  'deliveries in three dimensions',
  'pickups in three dimensions',
  'limits and several windows',
  'piece rates',
];

/** A day with vehicles of three sizes that differ in costs as well, four of each. */
function fleetDay(name: string, seed: number): MadeDay {
  const day = makeDay(seed, RICH_DAYS[name]);
  const [row] = day.problem.vehicles;
  const vehicles = [0.6, 1, 1.7].map((size, i) => ({
    ...row,
    id: `size-${i}`,
    count: 4,
    capacity: Object.fromEntries(Object.entries(row.capacity).map(([name, most]) => [name, Math.ceil(size * most)])),
    costFixed: Math.round(40 * size),
    costPerKm: row.costPerKm * (0.7 + 0.3 * size),
  }));
  return { ...day, problem: { ...day.problem, vehicles } };
}

describe('a route changes its vehicle', () => {
  it('for the cheapest free one that may drive it, and back when undone', () => {
    let changes = 0;
    for (const name of NAMES) {
      for (const seed of [1, 2, 3, 4]) {
        const { instance, routes, search } = beginSearch(fleetDay(name, seed), seed, 'rich');
        const rich = routes as RichRoutes;
        search.run(20, 200);
        const bytes = rich.st.slice();
        const { cost } = rich;
        for (const head of headsOf(rich)) {
          const nodes = nodesOf(rich, head);
          if (nodes.length === 0) continue;
          // away from the one that the search has found best
          const other = Array.from(rich.instance.kin).find((k) => routeValue(instance, k, nodes).feasible);
          if (other !== undefined && other !== rich.st[head + R.CLASS] && rich.emptyRoute(other) >= 0) {
            rich.changeVehicle(head, other);
            expectRightState(instance, rich, rich);
          }
          const was = rich.st[head + R.CLASS];
          const free = rich.instance.classes.flatMap((_, k) => (rich.emptyRoute(k) >= 0 ? [k] : []));
          const kin = Array.from(rich.instance.kin.subarray(rich.instance.kinAt[was], rich.instance.kinAt[was + 1]));
          const values = kin.filter((k) => free.includes(k)).map((k) => routeValue(instance, k, nodes));
          const before = routeValue(instance, was, nodes).cost;
          changeToCheapest(rich, head);
          const after = routeValue(instance, rich.st[head + R.CLASS], nodes);
          const feasible = values.filter((value) => value.feasible).map((value) => value.cost);
          expect(after.feasible).toBe(true);
          expect(after.cost).toBeCloseTo(Math.min(before, ...feasible), 6);
          if (rich.st[head + R.CLASS] !== was) changes++;
        }
        expectRightState(instance, rich, rich);
        expect(rich.cost).toBeCloseTo(moneyOf(instance, rich), 5);
        rich.state.undo(0);
        rich.cost = cost;
        expect(rich.st.every((value, at) => value === bytes[at])).toBe(true);
      }
    }
    expect(changes).toBeGreaterThan(0);
  });

  it('for a larger one together with the stop that overfills it, at the price that was told', () => {
    let grown = 0;
    for (const name of NAMES) {
      for (const seed of [1, 2, 3, 4]) {
        const { instance, routes, search } = beginSearch(fleetDay(name, seed), seed, 'rich');
        const rich = routes as RichRoutes;
        search.run(20, 200);
        for (let node = 0; node < instance.n; node += 3) {
          const stop = node << R.RICH_SHIFT;
          if (rich.st[stop + R.ROUTE] === rich.dummy) continue;
          rich.outCount = 0;
          rich.cut(stop, 1);
          const position = node % 2 === 0 ? rich.findPosition(stop, Infinity) : rich.findAnywhere(stop, Infinity);
          if (position < 0 || rich.upgrade < 0 || rich.upgradeAt !== position) {
            rich.state.undo(0);
            continue;
          }
          const { cost, delta } = rich;
          rich.insert(stop, position);
          grown++;
          expect(rich.cost - cost).toBeCloseTo(delta, 6);
          expectRightState(instance, rich, rich);
          rich.state.undo(0);
        }
      }
    }
    expect(grown).toBeGreaterThan(0);
  });
});

describe('a fleet that suits its routes', () => {
  it('splits routes for smaller vehicles and joins them for larger, at what that really costs, or leaves every byte', () => {
    let splits = 0;
    let joins = 0;
    for (const name of ['hour costs without windows', 'hour costs and windows', 'deliveries in three dimensions']) {
      for (const seed of [1, 2, 3, 4]) {
        const { instance, routes, search } = beginSearch(fleetDay(name, seed), seed, 'rich');
        const rich = routes as RichRoutes;
        expect(rich.instance.resizes).toBe(true);
        search.run(40, 200);
        const bytes = rich.st.slice();
        const { cost } = rich;
        for (let node = 0; node < instance.n; node++) {
          const stop = node << R.RICH_SHIFT;
          const head = rich.st[stop + R.ROUTE];
          if (head === rich.dummy) continue;
          const isLast = rich.st[stop + R.NEXT] === head;
          const other = rich.st[(((node + 7) % instance.n) << R.RICH_SHIFT) + R.ROUTE];
          if (isLast && (other === head || other === rich.dummy)) continue;
          const threshold = node % 3 === 0 ? 1e6 : node % 3 === 1 ? 20 : 0;
          const moved = isLast
            ? joinForLarger(rich, stop, rich.st[other + R.NEXT], threshold)
            : splitForSmaller(rich, stop, threshold);
          if (moved) {
            if (isLast) joins++;
            else splits++;
            expect(rich.cost - cost).toBeLessThan(threshold + 1e-6);
            expectRightState(instance, rich, rich);
            expect(rich.cost).toBeCloseTo(moneyOf(instance, rich), 5);
            rich.state.undo(0);
            rich.cost = cost;
          }
          expect(rich.cost).toBe(cost);
          expect(rich.st.every((value, at) => value === bytes[at])).toBe(true);
        }
      }
    }
    expect(splits).toBeGreaterThan(0);
    expect(joins).toBeGreaterThan(0);
  });
});

describe('a fleet of two sizes', () => {
  it('serves a street with one large van where two small ones cost more, and two small ones where they cost less', () => {
    const day = makeDay(1, { stops: 12, rows: 2, vans: 12, fixedCosts: true });
    const [first] = day.problem.vehicles;
    const demand = day.problem.stops.reduce((sum, stop) => sum + (Object.values(stop.delivery)[0] ?? 0), 0);
    const [dimension] = day.problem.dimensions;
    for (const [large, expected] of [
      [1.5, 'large'],
      [2.5, 'small'],
    ] as const) {
      const of = (id: string, share: number, costFixed: number) => ({
        ...first,
        id,
        count: 3,
        capacity: { ...first.capacity, [dimension]: Math.ceil(share * demand) },
        costFixed,
        costPerKm: 0,
        costPerHour: 0,
      });
      const vehicles = [of('small', 0.7, 100), of('large', 1, 100 * large)];
      const { plan } = solve({ ...day.problem, vehicles }, day.travel, { iterations: 300 });
      expect(new Set(plan.routes.map((route) => route.vehicleId))).toEqual(new Set([expected]));
      expect(plan.routes).toHaveLength(expected === 'large' ? 1 : 2);
    }
  });
});
