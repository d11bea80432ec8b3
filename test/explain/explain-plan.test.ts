import { describe, expect, it } from 'vitest';
import { mostExplained } from '../../src/explain/index.ts';

describe('mostExplained', () => {
  it('is 500 on ordinary days, and less the longer a trial takes, but never less than ten', () => {
    expect([1, 1_200, 2_000, 30_000, 100_000].map(mostExplained)).toEqual([500, 500, 300, 20, 10]);
  });
});
