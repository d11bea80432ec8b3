import { describe, expect, it } from 'vitest';
import { plainTwin } from '../../bench/generator/plain-twin.ts';
import { richDay } from '../../bench/generator/rich-problem.ts';
import { roadTravel } from '../../bench/generator/roads.ts';
import { checkPlan } from '../../src/check/index.ts';
import { solve } from '../../src/solver/solve.ts';

describe('larger generated days', () => {
  it.each([
    ['mixed', 150, 12],
    ['clustered', 250, 25],
    ['random', 120, 40],
  ] as const)('are solved to plans that the referee accepts: %s, %i stops', (customers, n, routeLength) => {
    const day = richDay({ name: 'test', n, seed: n, customers, routeLength });
    for (const { problem, roads, xs, ys } of [day, plainTwin(day)]) {
      const travel = roadTravel(xs, ys, roads);
      const { plan } = solve(problem, travel, { iterations: 1500, seed: 1 });
      expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
      expect(plan.unassigned.length).toBeLessThan(n / 5);
    }
  });
});
