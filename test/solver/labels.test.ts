import { describe, expect, it } from 'vitest';
import { recreate } from '../../src/solver/recreate.ts';
import { StringRemoval } from '../../src/solver/ruin/string-removal.ts';
import { beginSearch } from './begin-search.ts';
import { ALL_DAYS } from './day-variants.ts';
import { expectRightState, moneyOf } from './expected-state.ts';
import { makeDay } from './made-day.ts';

const SEEDS = [1, 2, 3];

describe.each(Object.entries(ALL_DAYS))('%s', (_, rules) => {
  it('keeps every label and the cost, iteration by iteration, as if reckoned anew', () => {
    for (const seed of SEEDS) {
      const { instance, routes, search } = beginSearch(makeDay(seed, rules), seed);
      expectRightState(instance, routes, routes);
      for (const temperature of [300, 30, 0.5]) {
        for (let round = 0; round < 25; round++) {
          search.run(1 + (round % 5), temperature);
          expectRightState(instance, routes, routes);
          expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
        }
      }
      search.restart();
      expectRightState(instance, routes, routes);
      expect(search.bestCost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
      expect(search.bestAbsent).toBe(routes.absentCount());
      expect(search.bestRoutes).toBe(routes.usedRoutes());
    }
  });

  it('has the right labels after ruin and recreate, and restores every byte when that is undone', () => {
    for (const seed of SEEDS) {
      const { instance, routes, random, search } = beginSearch(makeDay(seed, rules), seed);
      const ruin = new StringRemoval(routes, { averageRemoved: 8, longest: 6, split: 0.2, widen: 0.1 }, random);
      search.run(20, 100);
      const bytes = routes.st.slice();
      const cost = routes.cost;
      let rebuilt = 0;
      for (let i = 0; i < 60; i++) {
        ruin.apply(routes, random.below(routes.n));
        // every other one gives up half way
        if (recreate(routes, random, i % 2 === 0 ? Infinity : cost - 1e-3)) {
          rebuilt++;
          expectRightState(instance, routes, routes);
          expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
        }
        routes.state.undo(0);
        routes.cost = cost;
        expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
      }
      expect(rebuilt).toBeGreaterThan(0);
    }
  });
});
