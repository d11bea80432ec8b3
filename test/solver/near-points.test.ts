import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NearPoints } from '../../src/solver/near-points.ts';

describe('NearPoints', () => {
  it('gives the nearest points among others, each once, for any cloud: clusters, lines, one spot', () => {
    const coordinate = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -180, max: 180, noNaN: true }));
    const cloud = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(cloud, fc.integer({ min: 1, max: 20 }), (points, wanted) => {
        const xs = Float64Array.from(points, (p) => p[0]);
        const ys = Float64Array.from(points, (p) => p[1]);
        const near = new NearPoints(xs, ys);
        const out = new Int32Array(points.length);
        for (let i = 0; i < points.length; i++) {
          const found = [...out.subarray(0, near.around(i, wanted, out))];
          expect(new Set(found).size).toBe(found.length);
          expect(found).not.toContain(i);
          const distance = (j: number) => (xs[i] - xs[j]) ** 2 + (ys[i] - ys[j]) ** 2;
          const all = points.map((_, j) => j).filter((j) => j !== i);
          const nearest = all.map(distance).sort((a, b) => a - b);
          const kept = found.map(distance).sort((a, b) => a - b);
          const sure = Math.min(wanted, all.length);
          expect(kept.slice(0, sure)).toEqual(nearest.slice(0, sure));
        }
      }),
      { numRuns: 300 },
    );
  });
});
