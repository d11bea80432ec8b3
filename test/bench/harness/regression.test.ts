import { describe, expect, it } from 'vitest';
import { judgeCosts } from '../../../bench/harness/regression.ts';

const EXPECTED = { a: [100, 100, 100], b: [200, 204, 202], c: [50], d: [70] };

describe('judgeCosts', () => {
  it('passes what is as it was, or better', () => {
    expect(judgeCosts(EXPECTED, EXPECTED)).toMatchObject({ meanChange: 0, failures: [] });
    expect(judgeCosts(EXPECTED, { ...EXPECTED, a: [90, 90, 90] }).failures).toEqual([]);
  });

  it('passes the noise of other random numbers', () => {
    expect(judgeCosts(EXPECTED, { ...EXPECTED, a: [101, 102, 100], b: [201, 201, 201] }).failures).toEqual([]);
  });

  it('fails when one instance is much worse', () => {
    const { failures, meanChange } = judgeCosts(EXPECTED, { ...EXPECTED, c: [51.3], a: [97, 97, 97] });
    expect(meanChange).toBeLessThan(0);
    expect(failures).toEqual(['c is 2.60 % worse']);
  });

  it('fails when all are a little worse', () => {
    const worse = Object.fromEntries(
      Object.entries(EXPECTED).map(([name, costs]) => [name, costs.map((c) => c * 1.006)]),
    );
    expect(judgeCosts(EXPECTED, worse).failures).toEqual(['the mean is 0.60 % worse']);
  });

  it('fails on costs that are missing or no numbers', () => {
    const { d: _, ...rest } = EXPECTED;
    expect(judgeCosts(EXPECTED, rest).failures).toEqual(['d is only in the expectations']);
    expect(judgeCosts(rest, EXPECTED).failures).toEqual(['d is only in the results']);
    expect(judgeCosts(EXPECTED, { ...EXPECTED, c: [Number.NaN] }).failures[0]).toContain('c is NaN');
  });
});
