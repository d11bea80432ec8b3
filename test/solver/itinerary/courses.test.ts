import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/check/index.ts';
import { decode } from '../../../src/solver/decode.ts';
import { CODE, ENDS, STATION } from '../../../src/solver/itinerary/course.ts';
import { insertLeftovers } from '../../../src/solver/leftovers.ts';
import { recreate } from '../../../src/solver/recreate.ts';
import type { RichRoutes } from '../../../src/solver/rich/rich-routes.ts';
import { StringRemoval } from '../../../src/solver/ruin/string-removal.ts';
import type { Rule } from '../../oracle/random-days.ts';
import { beginSearch } from '../begin-search.ts';
import { headsOf, nodesOf } from '../expected-state.ts';
import { expectRightCost, largeDay } from './large-day.ts';

const KINDS: readonly (readonly Rule[])[] = [
  ['lateness'],
  ['lateness', 'overtime'],
  ['break'],
  ['twoBreaks', 'lateness'],
  ['trips'],
  ['trips', 'release'],
  ['trips', 'release', 'loading', 'pickups'],
  ['reloadChoice', 'release', 'loading'],
  ['trips', 'afterDelivery'],
  ['trips', 'backhaulLast', 'lateness'],
  ['trips', 'break', 'lateness', 'overtime', 'optional'],
  ['drivingRule', 'break'],
  ['splitRest', 'twoBreaks', 'trips'],
  ['maxDriving', 'maxHours', 'break', 'open'],
  ['shipments', 'trips', 'break'],
];

describe.each(KINDS.map((rules) => [rules.join(', '), rules] as const))('%s', { timeout: 60_000 }, (_, rules) => {
  it('keeps the cost of routes as they are written out, and restores every byte', () => {
    for (const seed of rules.includes('splitRest') ? [1] : [1, 2, 3]) {
      const { problem, travel } = largeDay(seed, rules);
      const begun = beginSearch({ problem, travel }, seed, 'rich');
      const { instance, random, search } = begun;
      const routes = begun.routes as RichRoutes;
      expect(routes.courses).not.toBeNull();
      for (const temperature of [20, 2, 0.1]) {
        search.run(25, temperature);
        expectRightCost(problem, travel, instance, routes);
      }
      const ruin = new StringRemoval(routes, { averageRemoved: 6, longest: 4, split: 0.2, widen: 0.1 }, random);
      const bytes = routes.st.slice();
      const { cost } = routes;
      let rebuilt = 0;
      for (let i = 0; i < 30; i++) {
        ruin.apply(routes, random.below(routes.n));
        routes.completeRuin();
        if (recreate(routes, random, Infinity)) {
          rebuilt++;
          const before = routes.cost;
          routes.polish();
          expect(routes.cost).toBeLessThan(before + 1e-6);
          expectRightCost(problem, travel, instance, routes);
        }
        routes.state.undo(0);
        routes.cost = cost;
        routes.broken = false;
        expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
      }
      expect(rebuilt).toBeGreaterThan(0);
      search.restart();
      const plan = decode(problem, travel, instance, routes, insertLeftovers(routes, instance.required));
      expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
    }
  });

  it('prices an insertion as it turns out, and never below what labels find', () => {
    let taken = 0;
    for (const seed of rules.includes('splitRest') ? [11] : [11, 12, 13]) {
      const { problem, travel } = largeDay(seed, rules);
      const begun = beginSearch({ problem, travel }, seed, 'rich');
      const { instance, search } = begun;
      const routes = begun.routes as RichRoutes;
      search.run(40, 5);
      if (instance.relations !== null) continue;
      routes.outCount = 0;
      for (let node = seed % 5; node < instance.n; node += 5) {
        if (routes.st[(node << routes.shift) + 4] !== routes.dummy) routes.cut(node << routes.shift, 1);
      }
      if (routes.broken) continue;
      routes.state.commit();
      for (let at = 0; at < Math.min(4, routes.outCount); at++) {
        const stop = routes.out[at];
        for (const head of headsOf(routes)) {
          const nodes = nodesOf(routes, head);
          if (instance.admit[routes.st[head + 14] * instance.n + (stop >> routes.shift)] === 0) continue;
          if (nodes.length === 0 && head !== routes.emptyRoute(routes.st[head + 14])) continue;
          for (const position of [head, ...nodes.map((node) => node << routes.shift)]) {
            const price = routes.price(stop, position);
            if (price === Infinity) continue;
            taken++;
            const way = routes.wayCostOf(head) + price;
            // labels reload only where they have to; these roads are sometimes shorter by way of the depot
            if (nodes.length < 7 && !rules.includes('trips')) {
              const least = routes.walkedRoutes?.inserted(head, position, stop, Infinity) ?? 0;
              expect(way).toBeGreaterThan(least - 1e-6);
            }
            const cost = routes.cost;
            routes.insert(stop, position);
            expect(routes.broken).toBe(false);
            expect(routes.cost - cost).toBeCloseTo(price, 5);
            expectRightCost(problem, travel, instance, routes, stop);
            routes.state.undo(0);
            routes.cost = cost;
          }
        }
      }
    }
    if (!rules.includes('shipments')) expect(taken).toBeGreaterThan(0);
  });
});

it('knows the calls of vans without such rules as they are by now: others may ask for their tails', () => {
  let changed = 0;
  for (const seed of [1, 2, 3]) {
    const { problem, travel } = largeDay(seed, ['twoBreaks']);
    const few = problem.vehicles.map((vehicle) => ({ ...vehicle, count: 1 }));
    const free = problem.vehicles.map((vehicle) => ({ ...vehicle, id: `${vehicle.id}-free`, breaks: [] }));
    // set-ups that may be spared would have every route gone along
    const stops = problem.stops.map((stop) => ({ ...stop, setupSeconds: 0 }));
    const mixed = { ...problem, stops, vehicles: [...few, ...free] };
    const begun = beginSearch({ problem: mixed, travel }, seed, 'rich');
    const routes = begun.routes as RichRoutes;
    const before = new Map<number, string>();
    for (let round = 0; round < 6; round++) {
      begun.search.run(10, 20);
      for (const head of headsOf(routes)) {
        const nodes = nodesOf(routes, head);
        const course = routes.courses?.store.of(head);
        if (course === undefined) throw new Error('labels price this day');
        const codes = Array.from({ length: course.count }, (_, q) => course.at[q * STATION + CODE]);
        expect(codes.filter((code) => code !== ENDS)).toEqual(nodes);
        const isFree = routes.instance.walked[routes.classOf(head)] === 0;
        if (isFree && before.has(head) && before.get(head) !== nodes.join()) changed++;
        before.set(head, nodes.join());
      }
    }
  }
  expect(changed).toBeGreaterThan(5);
});
