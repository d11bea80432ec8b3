import { describe, expect, it } from 'vitest';
import { progressOf, reasonToStop } from '../../src/solver/stop-rule.ts';

const at = { elapsedSeconds: 10, iterations: 500, sinceImprovement: 100, cost: 42 };

describe('reasonToStop', () => {
  it('is none while no rule is met', () => {
    expect(reasonToStop({}, at)).toBeNull();
    const rules = { timeLimitSeconds: 10.1, iterations: 501, noImprovement: 101, targetCost: 41.9 };
    expect(reasonToStop({ ...rules, signal: new AbortController().signal }, at)).toBeNull();
  });

  it('is the rule that is met, its bound included', () => {
    expect(reasonToStop({ timeLimitSeconds: 10 }, at)).toBe('time');
    expect(reasonToStop({ iterations: 500 }, at)).toBe('iterations');
    expect(reasonToStop({ noImprovement: 100 }, at)).toBe('no-improvement');
    expect(reasonToStop({ targetCost: 42 }, at)).toBe('target');
    expect(reasonToStop({ signal: AbortSignal.abort() }, at)).toBe('aborted');
  });

  it('is the caller’s own wish before all others', () => {
    expect(reasonToStop({ signal: AbortSignal.abort(), iterations: 1, timeLimitSeconds: 1 }, at)).toBe('aborted');
  });
});

describe('progressOf', () => {
  it('goes by the bound that is nearest, and never beyond 1', () => {
    expect(progressOf({ timeLimitSeconds: 40 }, at)).toBe(0.25);
    expect(progressOf({ iterations: 1000 }, at)).toBe(0.5);
    expect(progressOf({ timeLimitSeconds: 40, iterations: 1000 }, at)).toBe(0.5);
    expect(progressOf({ timeLimitSeconds: 5 }, at)).toBe(1);
    expect(progressOf({ timeLimitSeconds: 0 }, at)).toBe(1);
  });
});

describe('progressOf with nothing but noImprovement', () => {
  const at = (sinceImprovement: number) => ({ elapsedSeconds: 9, iterations: 900, sinceImprovement, cost: Infinity });

  it('cools a search that finds nothing new', () => {
    expect(progressOf({ noImprovement: 100 }, at(0))).toBe(0);
    expect(progressOf({ noImprovement: 100 }, at(50))).toBe(0.5);
    expect(progressOf({ noImprovement: 100 }, at(200))).toBe(1);
  });
});
