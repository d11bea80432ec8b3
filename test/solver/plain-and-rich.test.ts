import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { decode } from '../../src/solver/decode.ts';
import { PlainRoutes } from '../../src/solver/plain/plain-routes.ts';
import { ROUTE } from '../../src/solver/record.ts';
import { RichRoutes } from '../../src/solver/rich/rich-routes.ts';
import type { Routes } from '../../src/solver/routes.ts';
import { beginRoutes, beginSearch } from './begin-search.ts';
import { PLAIN_DAYS, RICH_DAYS } from './day-variants.ts';
import { headsOf, nodesOf } from './expected-state.ts';
import { makeDay } from './made-day.ts';

describe('plain and rich kernels', () => {
  it.each(Object.entries(PLAIN_DAYS))('agree on prices and cost of the same routes: %s', (_, rules) => {
    for (const seed of [1, 2, 3]) {
      const day = makeDay(seed, rules);
      const plain = beginSearch(day, seed);
      expect(plain.routes).toBeInstanceOf(PlainRoutes);
      plain.search.run(100, 50);
      const rich = beginRoutes(day, seed, 'rich');
      expect(rich.routes).toBeInstanceOf(RichRoutes);
      for (const head of headsOf(plain.routes)) {
        let position = rich.routes.emptyRoute(plain.routes.classOf(head));
        for (const node of nodesOf(plain.routes, head)) {
          const stop = node << rich.routes.shift;
          rich.routes.delta = rich.routes.price(stop, position);
          rich.routes.cost -= rich.routes.skip[node];
          rich.routes.insert(stop, position);
          position = stop;
        }
      }
      const rate = plain.routes.moneyPerCost;
      expect(rich.routes.cost).toBeCloseTo(plain.routes.cost * rate, 5);
      for (let node = 0; node < plain.instance.n; node++) {
        if (plain.routes.st[(node << plain.routes.shift) + ROUTE] !== plain.routes.dummy) continue;
        for (const [at, other] of placesOf(plain.routes, rich.routes)) {
          if (!plain.routes.mayServe(plain.routes.classOf(plain.routes.st[at + ROUTE]), node)) continue;
          const price = plain.routes.price(node << plain.routes.shift, at);
          expect(rich.routes.price(node << rich.routes.shift, other)).toBeCloseTo(price * rate, 5);
        }
      }
    }
  });

  it.each(Object.entries(PLAIN_DAYS))('both give plans that the referee accepts: %s', (_, rules) => {
    const day = makeDay(9, rules);
    for (const kind of ['fitting', 'rich'] as const) {
      const { instance, routes, search } = beginSearch(day, 1, kind);
      search.run(300, 20);
      search.restart();
      const plan = decode(day.problem, day.travel, instance, routes, { tooDear: new Map(), untried: new Set() });
      expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
    }
  });

  it.each(Object.entries(RICH_DAYS))('the rich one is taken where a rule goes beyond the plain one: %s', (_, rules) => {
    // a seed may draw hour costs of 0
    const kernels = [1, 2, 3, 4].map((seed) => beginRoutes(makeDay(seed, rules), seed).routes);
    expect(kernels.some((routes) => routes instanceof RichRoutes)).toBe(true);
  });
});

/** The places on the routes of two solutions that have the same routes, in pairs. */
function placesOf(one: Routes, other: Routes): [number, number][] {
  const used = (routes: Routes) => headsOf(routes).filter((head) => routes.sizeOf(head) > 0);
  const byNode = (routes: Routes) => {
    const places = new Map<number, number>();
    for (const head of used(routes)) {
      const nodes = nodesOf(routes, head);
      places.set(-1 - nodes[0], head);
      for (const node of nodes) places.set(node, node << routes.shift);
    }
    return places;
  };
  const others = byNode(other);
  return [...byNode(one)].map(([key, place]) => [place, others.get(key) ?? -1]);
}
