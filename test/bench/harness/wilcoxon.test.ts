import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signedRankTest } from '../../../bench/harness/wilcoxon.ts';

describe('signedRankTest', () => {
  it('counts sign patterns out by hand: five of one sign are 2 of 32', () => {
    expect(signedRankTest([1, 2, 3, 4, 5])).toEqual({ pairs: 5, p: 2 / 32 });
    expect(signedRankTest([-1, -2, -3, -4, -5, -6])).toEqual({ pairs: 6, p: 2 / 64 });
    // rank 1 against: sums 0 and 1 on either side, 4 of 32
    expect(signedRankTest([-1, 2, 3, 4, 5]).p).toBeCloseTo(4 / 32, 12);
  });

  it('shares ranks among ties', () => {
    // ranks 1.5 1.5 3; positive 4.5, negative 1.5: of the eight sums 0 1.5 1.5 3 3 4.5 4.5 6 three are at most 1.5
    expect(signedRankTest([1, -1, 2]).p).toBeCloseTo(6 / 8, 12);
  });

  it('passes over pairs that do not differ', () => {
    expect(signedRankTest([0, 0])).toEqual({ pairs: 0, p: 1 });
    expect(signedRankTest([0, 1, 2, 3, 4, 5])).toEqual(signedRankTest([1, 2, 3, 4, 5]));
  });

  it('is close to the normal distribution where it goes over to it', () => {
    for (const period of [2, 3, 4, 5]) {
      const differences = Array.from({ length: 40 }, (_, i) => (i % period === 0 ? -1 : 1) * (i + 1));
      expect(signedRankTest(differences, 0).p).toBeCloseTo(signedRankTest(differences).p, 2);
    }
  });

  it('does not care which side is which', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 60 }), (differences) => {
        const { p, pairs } = signedRankTest(differences);
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(signedRankTest(differences.map((d) => -d))).toEqual({ p, pairs });
      }),
    );
  });
});
