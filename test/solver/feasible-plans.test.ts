import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { arbitraryDay } from '../check/arbitrary-day.ts';

describe('solve', () => {
  it('returns only plans that the referee accepts, with the canonical schedule, on small days with everything in them', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.integer({ min: 1, max: 99 }), ({ problem, travel }, seed) => {
        const { plan } = solve(problem, travel, { iterations: 200, seed });
        expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});
