import { describe, expect, it } from 'vitest';
import { UNBOUNDED } from '../../src/solver/instance.ts';
import { loadScale } from '../../src/solver/scale-loads.ts';
import { makeDay, PLAIN_VEHICLE } from './made-day.ts';

function scaleOf(deliveries: number[], capacity?: number) {
  const { problem } = makeDay(1, { stops: deliveries.length });
  return loadScale({
    ...problem,
    dimensions: ['kg'],
    vehicles: [{ ...PLAIN_VEHICLE, capacity: capacity === undefined ? {} : { kg: capacity } }],
    stops: problem.stops.map((stop, i) => ({ ...stop, delivery: { kg: deliveries[i] }, pickup: {} })),
  });
}

describe('loadScale', () => {
  it('leaves whole numbers as they are', () => {
    const scale = scaleOf([1, 2, 3], 5);
    expect([scale.demand({ kg: 3 }, 0), scale.capacity({ kg: 5 }, 0), scale.demand({}, 0) + 0]).toEqual([3, 5, 0]);
  });

  it('counts in the decimals in use: ten times 0.1 fit into 1 to the gram', () => {
    const scale = scaleOf(new Array(10).fill(0.1), 1);
    expect(10 * scale.demand({ kg: 0.1 }, 0)).toBe(scale.capacity({ kg: 1 }, 0));
    expect(scale.demand({ kg: 0.1 }, 0) * 11).toBeGreaterThan(scale.capacity({ kg: 1 }, 0));
  });

  it('rounds demands up and capacities down where there are more decimals than it counts in', () => {
    const scale = scaleOf([1 / 3, 1 / 3, 1 / 3], 0.9999999);
    expect(3 * scale.demand({ kg: 1 / 3 }, 0)).toBeGreaterThan(scale.capacity({ kg: 0.9999999 }, 0));
  });

  it('has no bound where the capacity is not named', () => {
    const scale = scaleOf([1.5], undefined);
    expect(scale.capacity({}, 0)).toBe(UNBOUNDED);
  });

  it('stays within 32 bits for tonnes told in milligrams, and for any number of stops', () => {
    const scale = scaleOf(new Array(50).fill(123_456_789.123456), 1e9 - 0.5);
    const demand = scale.demand({ kg: 123_456_789.123456 }, 0);
    const capacity = scale.capacity({ kg: 1e9 - 0.5 }, 0);
    expect(50 * demand + capacity).toBeLessThan(2 ** 53);
    expect(capacity + demand).toBeLessThan(2 ** 31);
    expect(8 * demand).toBeLessThanOrEqual(capacity);
    expect(9 * demand).toBeGreaterThan(capacity);
  });
});
