import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectSmallest } from '../../src/solver/select-smallest.ts';

describe('selectSmallest', () => {
  it('puts the smallest first, in rising order, and leaves what lies beyond the count alone', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), fc.nat(220), fc.nat(5), (values, wish, beyond) => {
        const keys = Float64Array.from([...values, ...new Array<number>(beyond).fill(-1e300)]);
        const k = Math.min(wish, values.length);
        selectSmallest(keys, values.length, k);
        const sorted = Float64Array.from(values).sort();
        expect(keys.subarray(0, k)).toEqual(sorted.subarray(0, k));
        expect(keys.slice(0, values.length).sort()).toEqual(sorted);
        expect([...keys.subarray(values.length)]).toEqual(new Array(beyond).fill(-1e300));
      }),
      { numRuns: 500 },
    );
  });

  it('copes with long runs of equal keys', () => {
    const keys = Float64Array.from({ length: 1000 }, (_, i) => (i % 500 === 0 ? 0 : 1));
    selectSmallest(keys, 1000, 10);
    expect([...keys.subarray(0, 10)]).toEqual([0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
