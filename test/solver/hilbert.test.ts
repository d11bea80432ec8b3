import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hilbertOrder } from '../../src/solver/hilbert.ts';
import { seeded } from './made-day.ts';

describe('hilbertOrder', () => {
  it('goes around the four corners of a square without crossing it', () => {
    const xs = [0, 1, 0, 1];
    const ys = [0, 1, 1, 0];
    const order = [...hilbertOrder(xs, ys)];
    for (let i = 1; i < 4; i++) {
      const [a, b] = [order[i - 1], order[i]];
      expect(Math.abs(xs[a] - xs[b]) + Math.abs(ys[a] - ys[b])).toBe(1);
    }
  });

  it('is a permutation, also of equal points and of none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, min: -90, max: 90 }))),
        (points) => {
          const order = hilbertOrder(
            points.map((p) => p[0]),
            points.map((p) => p[1]),
          );
          expect([...order].sort((a, b) => a - b)).toEqual(points.map((_, i) => i));
        },
      ),
    );
  });

  it('keeps neighbours together: far shorter than a random order through 1,000 points', () => {
    const below = seeded(5);
    const xs = Array.from({ length: 1000 }, () => below(1000));
    const ys = Array.from({ length: 1000 }, () => below(1000));
    const length = (order: ArrayLike<number>) => {
      let sum = 0;
      for (let i = 1; i < order.length; i++)
        sum += Math.hypot(xs[order[i]] - xs[order[i - 1]], ys[order[i]] - ys[order[i - 1]]);
      return sum;
    };
    expect(length(hilbertOrder(xs, ys))).toBeLessThan(0.1 * length(xs.map((_, i) => i)));
  });
});
