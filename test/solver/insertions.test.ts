import { describe, expect, it } from 'vitest';
import * as R from '../../src/solver/record.ts';
import { beginSearch } from './begin-search.ts';
import { ALL_DAYS } from './day-variants.ts';
import { classOf, expectRightState, headsOf, moneyOf, nodesOf } from './expected-state.ts';
import { makeDay } from './made-day.ts';
import { routeValue } from './route-value.ts';

const STRIDE = 7;

describe.each(Object.entries(ALL_DAYS))('%s', (_, rules) => {
  it('prices an insertion at what it really costs, and refuses it exactly where a rule breaks', () => {
    let taken = 0;
    let refused = 0;
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { instance, routes, search } = beginSearch(makeDay(seed, rules), seed);
      search.run(30, 200);
      // take some stops out, so that there is something to put back
      routes.outCount = 0;
      routes.broken = false;
      for (let node = seed; node < instance.n; node += STRIDE) {
        if (routes.st[(node << routes.shift) + R.ROUTE] !== routes.dummy) routes.cut(node << routes.shift, 1);
      }
      if (routes.broken) continue;
      routes.state.commit();
      for (let at = 0; at < routes.outCount; at++) {
        const stop = routes.out[at];
        const node = stop >> routes.shift;
        for (const head of headsOf(routes)) {
          const k = classOf(routes, head);
          if (!routes.mayServe(k, node)) continue;
          const nodes = nodesOf(routes, head);
          if (nodes.length === 0 && head !== routes.emptyRoute(k)) continue;
          const before = routeValue(instance, k, nodes);
          const positions = [head, ...nodes.map((i) => i << routes.shift)];
          positions.forEach((position, gap) => {
            const price = routes.price(stop, position);
            const after = routeValue(instance, k, nodes.toSpliced(gap, 0, node));
            expect(price < Infinity, `node ${node} at ${gap} of ${nodes.join()} (class ${k})`).toBe(after.feasible);
            if (!after.feasible) {
              refused++;
              return;
            }
            taken++;
            expect(price * routes.moneyPerCost).toBeCloseTo(after.cost - before.cost, 6);
          });
        }
      }
      // one real insertion a stop, at its first allowed place
      for (let at = 0; at < routes.outCount; at++) {
        const stop = routes.out[at];
        const position = routes.findAnywhere(stop, Infinity);
        if (position < 0) continue;
        const cost = routes.cost;
        const { delta } = routes;
        // with a larger vehicle the place has no price as things stand; what the insertion costs is looked at either way
        const grows = 'upgrade' in routes && routes.upgrade >= 0 && routes.upgradeAt === position;
        if (!grows) expect(routes.price(stop, position)).toBeCloseTo(delta, 6);
        routes.insert(stop, position);
        expect(routes.cost - cost).toBeCloseTo(delta, 6);
        routes.state.commit();
      }
      expectRightState(instance, routes, routes);
      let outside = 0;
      for (let at = 0; at < routes.outCount; at++) {
        const stop = routes.out[at];
        if (routes.st[stop + R.ROUTE] === routes.dummy) outside += routes.skip[stop >> routes.shift];
      }
      expect((routes.cost + outside) * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
    }
    expect(taken).toBeGreaterThan(0);
    if (rules.dimensions !== 0) expect(refused).toBeGreaterThan(0);
  });
});

describe('the place found among neighbours', () => {
  // Metric roads, one set of arcs, all stops are neighbours of each other: then the bounds lose nothing.
  const kinds = Object.entries(ALL_DAYS).filter(
    ([name, rules]) =>
      rules.roads !== 'wild' && !rules.speeds && !rules.profiles && !rules.windows && !name.includes('shared'),
  );

  it.each(kinds)('is the best of all places: %s', (_, rules) => {
    let compared = 0;
    for (const seed of [1, 2, 3]) {
      const { instance, routes, search } = beginSearch(makeDay(seed, rules), seed);
      // no place is overlooked by chance
      (routes.random as { int32: () => number }).int32 = () => -1;
      for (let node = 0; node < instance.n; node++) {
        const stop = node << routes.shift;
        if (routes.st[stop + R.ROUTE] === routes.dummy) continue;
        routes.outCount = 0;
        routes.cut(stop, 1);
        const near = routes.findPosition(stop, Infinity);
        const nearDelta = routes.delta;
        const any = routes.findAnywhere(stop, Infinity);
        expect(near < 0, `node ${node}`).toBe(any < 0);
        if (any >= 0) expect(nearDelta).toBeCloseTo(routes.delta, 6);
        // and at a budget just above it is still found, at one just below not
        const best = routes.delta;
        expect(routes.findPosition(stop, best + 1e-3)).toBeGreaterThanOrEqual(0);
        expect(routes.findPosition(stop, best - 1e-3)).toBe(-1);
        routes.state.undo(0);
        compared++;
      }
      search.restart();
    }
    expect(compared).toBeGreaterThan(30);
  });
});
