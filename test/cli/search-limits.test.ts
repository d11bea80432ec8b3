import { describe, expect, it } from 'vitest';
import { remaining, searchLimits } from '../../src/cli/search-limits.ts';

describe('searchLimits', () => {
  it('is 30 s per 1,000 stops and at least 5 s', () => {
    expect(searchLimits({}, 0)).toEqual({ timeLimitSeconds: 5 });
    expect(searchLimits({}, 166)).toEqual({ timeLimitSeconds: 5 });
    expect(searchLimits({}, 167)).toEqual({ timeLimitSeconds: 6 });
    expect(searchLimits({}, 1000)).toEqual({ timeLimitSeconds: 30 });
  });

  it('gives way to what is asked for', () => {
    expect(searchLimits({ iterations: 10 }, 1000)).toEqual({ iterations: 10 });
    expect(searchLimits({ timeLimitSeconds: 2, iterations: 10 }, 1000)).toEqual({
      timeLimitSeconds: 2,
      iterations: 10,
    });
  });
});

describe('remaining', () => {
  it('takes off what reading took', () => {
    expect(remaining({ timeLimitSeconds: 10 }, 1.5)).toEqual({ timeLimitSeconds: 8.5 });
    expect(remaining({ iterations: 10 }, 1.5)).toEqual({ iterations: 10 });
  });

  it('leaves a moment for a first plan when nothing is left', () => {
    expect(remaining({ timeLimitSeconds: 1 }, 1.5).timeLimitSeconds).toBeGreaterThan(0);
  });
});
