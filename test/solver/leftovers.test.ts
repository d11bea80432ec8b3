import { describe, expect, it } from 'vitest';
import { compile } from '../../src/solver/compile.ts';
import { insertLeftovers } from '../../src/solver/leftovers.ts';
import { findNeighbours } from '../../src/solver/neighbours.ts';
import { Random } from '../../src/solver/random.ts';
import { ROUTE } from '../../src/solver/record.ts';
import { richInstance } from '../../src/solver/rich/rich-instance.ts';
import { RichRoutes } from '../../src/solver/rich/rich-routes.ts';
import { beginRoutes, beginSearch } from './begin-search.ts';
import { ALL_DAYS } from './day-variants.ts';
import { expectRightState, moneyOf } from './expected-state.ts';
import { makeDay } from './made-day.ts';

describe('insertLeftovers', () => {
  it.each(Object.entries(ALL_DAYS))('leaves no stop out that has a place at less than its cost: %s', (_, rules) => {
    for (const seed of [1, 2]) {
      const { instance, routes } = beginRoutes(makeDay(seed, rules), seed);
      insertLeftovers(routes, instance.required);
      expectRightState(instance, routes, routes);
      expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
      expect(routes.absentCount()).toBeLessThan(instance.n);
      for (let node = 0; node < instance.n; node++) {
        const stop = node << routes.shift;
        if (routes.st[stop + ROUTE] !== routes.dummy || instance.required[node] === 0) continue;
        expect(routes.findAnywhere(stop, Infinity)).toBe(-1);
      }
    }
  });

  it('puts the dearest to leave out first: one place for two stops goes to the higher priority', () => {
    const { problem, travel } = makeDay(5, { stops: 2, vans: 1 });
    const day = {
      travel,
      problem: {
        ...problem,
        vehicles: [{ ...problem.vehicles[0], maxStops: 1 }],
        stops: problem.stops.map((s, i) => ({ ...s, priority: i === 1 ? 9 : 0 })),
      },
    };
    const { instance, routes } = beginRoutes(day, 1);
    insertLeftovers(routes, instance.required);
    const left = [0, 1].find((node) => routes.st[(node << routes.shift) + ROUTE] === routes.dummy) ?? -1;
    expect(day.problem.stops[instance.stopOf[left]].priority).toBe(0);
  });

  it('finds a place that no neighbour list shows', () => {
    const { problem, travel } = makeDay(1, { stops: 12, vans: 1, hourCosts: true });
    const instance = compile(problem, travel);
    const routes = new RichRoutes(richInstance(instance), findNeighbours(instance, 0), new Random(1));
    insertLeftovers(routes, instance.required);
    expect(routes.absentCount()).toBe(0);
  });

  it('tells which stops it had no time for', () => {
    const days = makeDay(1, { stops: 12, vans: 1, hourCosts: true });
    const { instance, routes } = beginRoutes(days, 1);
    const before = [...Array(instance.n).keys()].filter((i) => routes.st[(i << routes.shift) + ROUTE] === routes.dummy);
    let looks = 3;
    const { untried, tooDear } = insertLeftovers(routes, instance.required, { isOver: () => looks-- <= 0 });
    expect(before.length - routes.absentCount()).toBe(Math.min(3, before.length));
    expect(untried.size).toBe(routes.absentCount());
    expect(tooDear.size).toBe(0);
    expectRightState(instance, routes, routes);
  });

  it('changes nothing where all are served', () => {
    const { instance, routes, search } = beginSearch(makeDay(1, { stops: 8, vans: 3 }), 1);
    search.restart();
    const bytes = routes.st.slice();
    insertLeftovers(routes, instance.required);
    expect(routes.st).toEqual(bytes);
  });
});
