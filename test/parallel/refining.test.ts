import { describe, expect, it } from 'vitest';
import { refining } from '../../src/parallel/refining.ts';
import { solveSync } from '../../src/parallel/solve-problem.ts';
import type { RefineSwitch } from '../../src/parallel/solve-settings.ts';
import { makeDay } from '../solver/made-day.ts';

const { problem, travel } = makeDay(2, { stops: 30, rows: 3, vans: 3, hourCosts: true, fixedCosts: true, pay: true });
const has = (refine: RefineSwitch | undefined, limits: object, stops = problem.stops) =>
  refining({ ...problem, stops }, { ...(refine === undefined ? {} : { refine }), ...limits }).refine !== undefined;

describe('the stage beside the search', () => {
  it('is there when asked for, and by itself on runs that are long enough', () => {
    expect(has('on', { iterations: 10 })).toBe(true);
    expect(has('off', { timeLimitSeconds: 60 })).toBe(false);
    expect(has(undefined, { timeLimitSeconds: 60 })).toBe(true);
    expect(has('auto', {})).toBe(true);
    expect(has('auto', { iterations: 10 })).toBe(false);
    expect(has('auto', { iterations: 1_000_000 })).toBe(true);
    expect(has('auto', { noImprovement: 1_000_000 })).toBe(false);
    expect(has('auto', { timeLimitSeconds: 60 }, Array(3_001).fill(problem.stops[0]))).toBe(false);
  });

  it('says what it did; without it there is nothing to say', () => {
    const options = { travel, iterations: 2_000 };
    const { refine } = solveSync(problem, { ...options, refine: 'on' });
    expect(refine).toMatchObject({ calls: 1, failures: [], timedOut: false });
    expect(refine?.pool).toBeGreaterThan(3);
    expect(solveSync(problem, { ...options, refine: 'off' }).refine).toBeUndefined();
  });

  it('is not asked for in other words', () => {
    const wrong = { travel, iterations: 1, refine: 'maybe' as RefineSwitch };
    expect(() => solveSync(problem, wrong)).toThrow(/refine/);
  });
});
