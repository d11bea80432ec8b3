import type { Problem } from '../model/problem.ts';
import type { Load } from '../model/units.ts';
import { UNBOUNDED } from './instance.ts';

/** Loads as integers: per dimension a power of ten that keeps every sum within 32 bits; demands round up, capacities down. */
export interface LoadScale {
  readonly dimensions: readonly string[];
  demand(load: Load, dimension: number): number;
  capacity(load: Load, dimension: number): number;
}

const LARGEST = 1_000_000_000;

export function loadScale(problem: Problem): LoadScale {
  const { dimensions } = problem;
  const factor = dimensions.map((name) => {
    let total = 0;
    let largest = 0;
    let decimals = 0;
    for (const stop of problem.stops) {
      const amount = (stop.delivery[name] ?? 0) + (stop.pickup[name] ?? 0);
      total += amount;
      decimals = Math.max(decimals, decimalPlaces(stop.delivery[name] ?? 0), decimalPlaces(stop.pickup[name] ?? 0));
    }
    for (const v of problem.vehicles) {
      const capacity = v.capacity[name];
      if (capacity !== undefined && capacity < LARGEST) {
        largest = Math.max(largest, capacity);
        decimals = Math.max(decimals, decimalPlaces(capacity));
      }
    }
    const bound = Math.max(1, Math.min(total, Math.max(largest * 4, 1)), largest);
    let f = 10 ** decimals;
    while (f > 1e-6 && bound * f > LARGEST) f /= 10;
    return f;
  });
  return {
    dimensions,
    demand: (load, d) => Math.min(LARGEST, Math.ceil((load[dimensions[d]] ?? 0) * factor[d] - 1e-6)) + 0,
    capacity: (load, d) => {
      const capacity = load[dimensions[d]];
      return capacity === undefined ? UNBOUNDED : Math.min(UNBOUNDED, Math.floor(capacity * factor[d] + 1e-6));
    },
  };
}

/** Decimal places in use, at most 6. */
function decimalPlaces(value: number): number {
  let scaled = Math.abs(value);
  for (let places = 0; places < 6; places++) {
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, scaled)) return places;
    scaled *= 10;
  }
  return 6;
}
