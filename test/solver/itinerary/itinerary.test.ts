import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/check/index.ts';
import { callsOf } from '../../../src/solver/calls.ts';
import { compile } from '../../../src/solver/compile.ts';
import { construct } from '../../../src/solver/construct.ts';
import { assemblePlan } from '../../../src/solver/decode.ts';
import { Itinerary } from '../../../src/solver/itinerary/itinerary.ts';
import { findNeighbours } from '../../../src/solver/neighbours.ts';
import { Random } from '../../../src/solver/random.ts';
import { recreate } from '../../../src/solver/recreate.ts';
import { richInstance } from '../../../src/solver/rich/rich-instance.ts';
import { RichRoutes } from '../../../src/solver/rich/rich-routes.ts';
import { StringRemoval } from '../../../src/solver/ruin/string-removal.ts';
import { scheduleRoute } from '../../../src/solver/schedule.ts';
import { type Rule, randomDay, someRules } from '../../oracle/random-days.ts';

const TIME_RULES: readonly Rule[] = [
  'lateness',
  'overtime',
  'maxHours',
  'maxDriving',
  'break',
  'twoBreaks',
  'drivingRule',
  'splitRest',
  'trips',
  'release',
  'loading',
  'open',
];

describe('Itinerary', () => {
  it('prices a route as its schedule costs, and the referee passes what it decides', () => {
    let priced = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const { problem, travel } = randomDay(seed, someRules(seed, 1 + (seed % 4), TIME_RULES));
      const instance = compile(problem, travel);
      const random = new Random(seed);
      const itinerary = new Itinerary(instance);
      for (let attempt = 0; attempt < 6; attempt++) {
        const nodes = Int32Array.from({ length: instance.n }, (_, i) => i).sort(() => random.open01() - 0.5);
        const count = 1 + random.below(instance.n);
        const cost = itinerary.price(0, nodes, count);
        if (cost === Infinity) continue;
        priced++;
        const stops = Array.from(nodes.subarray(0, count), (node) => problem.stops[instance.stopOf[node]]);
        const { id, vehicle } = instance.classes[0].vans[0];
        const row = problem.vehicles[vehicle];
        const route = scheduleRoute(problem, travel, row, id, stops, itinerary.decisions());
        expect(Math.abs(route.cost.total - cost), `seed ${seed}`).toBeLessThan(0.01);
        expect([route.metres, route.seconds]).toEqual([itinerary.metres, itinerary.seconds]);
        expect(itinerary.price(0, nodes, count, cost - 0.01)).toBe(Infinity);
        const plan = assemblePlan(problem, travel, [route], new Set(stops.map((s) => s.id)), new Map());
        const faults = checkPlan(problem, plan, travel, { strict: true });
        // the load of a single trip is for others to look at
        expect(faults.filter(({ code }) => code !== 'OVERLOADED')).toEqual([]);
      }
    }
    expect(priced).toBeGreaterThan(300);
  });

  it('keeps the cost of walked routes, and undoes every byte of it', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { problem, travel } = randomDay(seed, someRules(seed, 3, TIME_RULES), 7);
      expect(callsOf(problem).problem.stops).toHaveLength(problem.stops.length);
      const instance = compile(problem, travel);
      const random = new Random(seed);
      const routes = new RichRoutes(richInstance(instance), findNeighbours(instance, 6), random);
      construct(
        routes,
        Int32Array.from({ length: instance.n }, (_, i) => i),
      );
      routes.state.commit();
      // on these days every class is walked, or none is
      if (instance.classes.some((c) => c.walked !== instance.classes[0].walked)) continue;
      const ruin = new StringRemoval(routes, { averageRemoved: 3, longest: 3, split: 0.1, widen: 0.01 }, random);
      for (let i = 0; i < 20; i++) {
        const before = Int32Array.from(routes.st);
        const { cost } = routes;
        ruin.apply(routes, random.below(instance.n));
        if (recreate(routes, random, Infinity)) expect(routes.cost).toBeCloseTo(anew(routes), 6);
        routes.state.undo(0);
        routes.cost = cost;
        expect(routes.st).toEqual(before);
      }
    }
  });
});

/** Money of all routes and of what is left out, from the routes alone. */
function anew(routes: RichRoutes): number {
  let money = 0;
  for (let head = routes.firstHead; head < routes.dummy; head += 1 << routes.shift)
    money += routes.walkedRoutes?.whole(head) ?? routes.costOf(head);
  for (let node = 0; node < routes.n; node++) {
    if (routes.st[(node << routes.shift) + 4] === routes.dummy) money += routes.skip[node];
  }
  return money;
}
