import { describe, expect, it } from 'vitest';
import { checkPlan, checkProblem } from '../../src/check/index.ts';
import { bestPlan } from './exhaustive.ts';
import { judgePlan } from './plan-judge.ts';
import { RULES, type Rule, randomDay, someRules } from './random-days.ts';
import { randomTours } from './random-tours.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe('referee and oracle', () => {
  it.each(Object.keys(RULES) as Rule[])('agree on plans with %s, whatever they break', (rule) => {
    for (const seed of seeds(12)) {
      const day = randomDay(seed, [rule]);
      expect(checkProblem(day.problem)).toEqual([]);
      for (const tours of randomTours(day, seed, 12)) agree(day, tours);
    }
  });

  it.each([2, 3, 6])('agree with %i rules mixed', (count) => {
    for (const seed of seeds(60)) {
      const day = randomDay(seed, someRules(seed, count));
      for (const tours of randomTours(day, seed, 10)) agree(day, tours);
    }
  });

  it('agree on the best plan of a day', () => {
    for (const seed of seeds(25)) {
      const day = randomDay(seed, someRules(seed, 2), 4);
      const best = bestPlan(day.problem, day.travel);
      if (typeof best === 'string') continue;
      expect(checkPlan(day.problem, best.plan, day.travel, { strict: true }), `seed ${seed}`).toEqual([]);
    }
  });
});

function agree(day: ReturnType<typeof randomDay>, tours: Parameters<typeof judgePlan>[2]): void {
  const { faults, plan } = judgePlan(day.problem, day.travel, tours);
  const found = checkPlan(day.problem, plan, day.travel, { strict: true });
  const told = { seed: day.seed, rules: day.rules, faults, found };
  expect(found.length > 0, JSON.stringify(told)).toBe(faults.length > 0);
}
