import { describe, expect, it } from 'vitest';
import { cyclesFor, temperature } from '../../src/solver/anneal.ts';

describe('temperature', () => {
  it('falls geometrically from hot to cold, and stays there', () => {
    const range = { hot: 1, cold: 0.01 };
    expect(temperature(range, 50, 0, 1)).toBe(50);
    expect(temperature(range, 50, 0.5, 1)).toBeCloseTo(5);
    expect(temperature(range, 50, 1, 1)).toBeCloseTo(0.5);
    expect(temperature(range, 50, 7, 1)).toBeCloseTo(0.5);
    expect(temperature(range, 50, -1, 1)).toBe(50);
  });

  it('falls several times over a run of several cycles, and ends cold', () => {
    const range = { hot: 1, cold: 0.01 };
    expect(temperature(range, 50, 0.25, 2)).toBeCloseTo(5);
    expect(temperature(range, 50, 0.5, 2)).toBe(50);
    expect(temperature(range, 50, 0.75, 2)).toBeCloseTo(5);
    expect(temperature(range, 50, 1, 2)).toBeCloseTo(0.5);
  });

  it('heats up again where a day is small for its run', () => {
    expect(cyclesFor(1_000, 1_000_000)).toBe(1);
    expect(cyclesFor(100, 100_000)).toBe(2);
    expect(cyclesFor(20, 100_000)).toBeGreaterThan(10);
    expect(cyclesFor(50, 0)).toBe(1);
  });
});
