import { describe, expect, it } from 'vitest';
import { euclideanTravel, type Rounding } from '../../src/matrix/euclidean-travel.ts';

const xs = [0, 1, 3];
const ys = [0, 1, 4];

describe('euclideanTravel', () => {
  const root2 = Math.SQRT2;
  const cases: [Rounding, number, number][] = [
    ['round', 1, 5],
    ['trunc', 1, 5],
    ['dimacs', 14, 50],
    ['exact', 1414, 5000],
    ['none', root2, 5],
  ];

  it.each(cases)('rounds by %s, in a table and on the fly alike', (rounding, near, far) => {
    for (const maxTableBytes of [1000, 0]) {
      const legs = euclideanTravel(xs, ys, rounding, { maxTableBytes }).profile('any');
      expect(legs.formula === null).toBe(maxTableBytes > 0);
      expect(legs.metres(0, 1)).toBe(near);
      expect(legs.seconds(1, 0)).toBe(near);
      expect(legs.metres(2, 0)).toBe(far);
      expect(legs.seconds(1, 1)).toBe(0);
    }
  });

  it('rounds halves up and truncates just below', () => {
    const at = (distance: number, rounding: Rounding) =>
      euclideanTravel([0, distance], [0, 0], rounding).profile('').metres(0, 1);
    expect(at(2.5, 'round')).toBe(3);
    expect(at(2.5, 'trunc')).toBe(2);
    expect(at(2.4999, 'round')).toBe(2);
    expect(at(2.49999, 'dimacs')).toBe(24);
    expect(at(2.4999, 'exact')).toBe(2500);
  });

  it('keeps one table for metres and seconds', () => {
    const legs = euclideanTravel(xs, ys, 'round').profile('any');
    expect(legs.secondsTable).toBe(legs.metresTable);
    expect(legs.metresTable).toBeInstanceOf(Int32Array);
    expect(euclideanTravel(xs, ys, 'none').profile('').metresTable).toBeInstanceOf(Float64Array);
  });
});
