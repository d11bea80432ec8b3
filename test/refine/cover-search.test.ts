import { describe, expect, it } from 'vitest';
import { searchCover } from '../../src/refine/cover-search.ts';
import { highsEngine } from '../../src/refine/lp/highs-engine.ts';
import { costOfChoice } from '../../src/refine/lp/lp-solver.ts';
import { simplexEngine } from '../../src/refine/lp/simplex-engine.ts';
import { seeded } from '../solver/made-day.ts';
import { leastCost, randomCover } from './random-cover.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

describe('the search in small covering problems', () => {
  it('finds the cheapest choice without overlap, whatever duals it is told', () => {
    for (const seed of SEEDS) {
      const problem = randomCover(seed, 9, 25, true);
      const below = seeded(seed);
      const guess = Float64Array.from({ length: 9 }, () => below(20) - 4);
      const { columns, isProven } = searchCover(problem, guess, 1e6);
      const known = costOfChoice(problem, problem.known);
      const found = columns === null ? known : costOfChoice(problem, columns);
      expect(found, `seed ${seed}`).toBeCloseTo(leastCost(problem, true), 6);
      expect(isProven).toBe(true);
    }
  });

  it('stops at its nodes and says so', () => {
    const problem = randomCover(3, 12, 60, true);
    const { isProven } = searchCover(problem, new Float64Array(12), 5);
    expect(isProven).toBe(false);
  });
});

describe('engines', () => {
  it('HiGHS finds the cheapest choice, exact or covering', async () => {
    const solve = await highsEngine();
    for (const seed of SEEDS.slice(0, 15)) {
      for (const isExact of [true, false]) {
        const problem = randomCover(seed, 9, 25, isExact);
        const chosen = solve(problem, { steps: 1e6, seconds: null });
        expect(costOfChoice(problem, chosen), `seed ${seed}`).toBeCloseTo(leastCost(problem, isExact), 6);
      }
    }
  });

  it('the small engine finds the cheapest covering', () => {
    const solve = simplexEngine();
    for (const seed of SEEDS.slice(0, 15)) {
      const problem = randomCover(seed, 9, 25, false);
      const chosen = solve(problem, { steps: Infinity, seconds: null });
      expect(costOfChoice(problem, chosen), `seed ${seed}`).toBeCloseTo(leastCost(problem, false), 6);
    }
  });

  it('the small engine leaves large problems alone', () => {
    const problem = randomCover(1, 70, 20, false);
    expect(simplexEngine()(problem, { steps: Infinity, seconds: null })).toHaveLength(0);
  });
});
