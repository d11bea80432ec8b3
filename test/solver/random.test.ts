import { describe, expect, it } from 'vitest';
import { Random } from '../../src/solver/random.ts';

const draw = (seed: number, count: number) => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.int32());
};

describe('Random', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    expect(draw(7, 100)).toEqual(draw(7, 100));
    expect(draw(7, 100)).not.toEqual(draw(8, 100));
  });

  it('stays within its ranges and reaches both ends', () => {
    const random = new Random(1);
    const seen = new Set<number>();
    let [least, most] = [1, 0];
    for (let i = 0; i < 10_000; i++) {
      const below = random.below(5);
      expect(Number.isInteger(below) && below >= 0 && below < 5).toBe(true);
      seen.add(below);
      const open = random.open01();
      expect(open > 0 && open < 1).toBe(true);
      least = Math.min(least, open);
      most = Math.max(most, open);
      const whole = random.int32();
      expect(whole).toBe(whole | 0);
    }
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
    expect(least).toBeLessThan(0.001);
    expect(most).toBeGreaterThan(0.999);
  });

  it('is even: each of ten values comes up within 5 % of its share in 100,000 draws', () => {
    const random = new Random(3);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.below(10)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('draws 0 from a single choice', () => {
    expect(new Random(1).below(1)).toBe(0);
  });
});
