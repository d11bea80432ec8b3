import { describe, expect, it } from 'vitest';
import { temperature } from '../../src/solver/anneal.ts';

describe('temperature', () => {
  it('falls geometrically from hot to cold, and stays there', () => {
    const range = { hot: 1, cold: 0.01 };
    expect(temperature(range, 50, 0)).toBe(50);
    expect(temperature(range, 50, 0.5)).toBeCloseTo(5);
    expect(temperature(range, 50, 1)).toBeCloseTo(0.5);
    expect(temperature(range, 50, 7)).toBeCloseTo(0.5);
    expect(temperature(range, 50, -1)).toBe(50);
  });
});
