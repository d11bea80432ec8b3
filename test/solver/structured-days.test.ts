import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { recreate } from '../../src/solver/recreate.ts';
import { StringRemoval } from '../../src/solver/ruin/string-removal.ts';
import { solve } from '../../src/solver/solve.ts';
import { type Rule, randomDay } from '../oracle/random-days.ts';
import { beginSearch } from './begin-search.ts';
import { expectRightState, moneyOf } from './expected-state.ts';

/** Rules of who goes with whom, alone and together. */
const KINDS: readonly (readonly Rule[])[] = [
  ['shipments'],
  ['groups'],
  ['together'],
  ['backhaulLast'],
  ['afterDelivery'],
  ['cash', 'pickups'],
  ['zone'],
  ['zoneCost', 'optional'],
  ['shipments', 'groups', 'together'],
  ['shipments', 'afterDelivery', 'together', 'optional'],
  ['shipments', 'groups', 'zoneCost', 'cash', 'open', 'maxHours'],
];

// generous: machines that test may be busy
describe.each(KINDS.map((rules) => [rules.join(', '), rules] as const))('%s', { timeout: 60_000 }, (_, rules) => {
  it('keeps every label, the cost and every rule, iteration by iteration', () => {
    for (const seed of [1, 2, 3]) {
      const day = randomDay(seed, rules, 14);
      const { instance, routes, search } = beginSearch(day, seed, 'rich');
      expectRightState(instance, routes, routes);
      for (const temperature of [20, 2, 0.1]) {
        for (let round = 0; round < 20; round++) {
          search.run(1 + (round % 5), temperature);
          expectRightState(instance, routes, routes);
          expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 4);
        }
      }
      search.restart();
      expectRightState(instance, routes, routes);
      expect(search.bestCost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 4);
    }
  });

  it('restores every byte when ruin and recreate are undone', () => {
    for (const seed of [5, 6]) {
      const { instance, routes, random, search } = beginSearch(randomDay(seed, rules, 14), seed, 'rich');
      const ruin = new StringRemoval(routes, { averageRemoved: 6, longest: 4, split: 0.2, widen: 0.1 }, random);
      search.run(20, 5);
      const bytes = routes.st.slice();
      const { cost } = routes;
      for (let i = 0; i < 60; i++) {
        ruin.apply(routes, random.below(routes.n));
        routes.completeRuin();
        if (recreate(routes, random, i % 2 === 0 ? Infinity : cost - 1e-3)) {
          expectRightState(instance, routes, routes);
          expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 4);
        }
        routes.state.undo(0);
        routes.cost = cost;
        expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
      }
    }
  });

  it('plans what the referee passes', () => {
    for (let seed = 10; seed < 16; seed++) {
      const { problem, travel } = randomDay(seed, rules, 10);
      const { plan } = solve(problem, travel, { iterations: 400, seed });
      expect(checkPlan(problem, plan, travel, { strict: true }), `seed ${seed}`).toEqual([]);
    }
  });
});

describe('rides that are limited', () => {
  const kinds: readonly (readonly Rule[])[] = [
    ['ride'],
    ['ride', 'together', 'zoneCost'],
    ['ride', 'maxHours', 'pickups'],
  ];

  it.each(kinds.map((rules) => [rules.join(', '), rules] as const))('%s', { timeout: 60_000 }, (_, rules) => {
    let limited = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const day = randomDay(seed, rules);
      const { problem, travel } = day;
      const { plan } = solve(problem, travel, { iterations: 300, seed });
      expect(checkPlan(problem, plan, travel, { strict: true }), `seed ${seed}`).toEqual([]);
      const served = new Set(
        plan.routes.flatMap((r) => r.steps.flatMap((s) => (s.kind === 'fetch' ? [s.stopId] : []))),
      );
      limited += problem.stops.filter((stop) => stop.maxRideSeconds !== undefined && served.has(stop.id)).length;
    }
    expect(limited).toBeGreaterThan(0);
  });
});
