import { describe, expect, it } from 'vitest';
import { type Assignment, assignVehicles } from '../../src/refine/vehicle-assignment.ts';
import { seeded } from '../solver/made-day.ts';

function randomAssignment(seed: number): Assignment {
  const below = seeded(seed);
  const routes = 2 + below(5);
  const kinds = 2 + below(3);
  const classOf = Int32Array.from({ length: routes }, () => below(kinds));
  const limits = Int32Array.from({ length: kinds }, (_, k) => classOf.filter((c) => c === k).length + below(2));
  const cost = Float64Array.from({ length: routes * kinds }, (_, at) =>
    below(4) === 0 && classOf[Math.floor(at / kinds)] !== at % kinds ? Infinity : 10 + below(50),
  );
  return { classOf, cost, limits };
}

function costOf({ cost, limits }: Assignment, classOf: Int32Array | readonly number[]): number {
  const kinds = limits.length;
  const driven = new Int32Array(kinds);
  let total = 0;
  classOf.forEach((k, r) => {
    total += cost[r * kinds + k];
    driven[k]++;
  });
  return driven.some((count, k) => count > limits[k]) ? Infinity : total;
}

function least(assignment: Assignment, classOf: number[] = []): number {
  if (classOf.length === assignment.classOf.length) return costOf(assignment, classOf);
  return Math.min(...Array.from(assignment.limits, (_, k) => least(assignment, [...classOf, k])));
}

describe('assignVehicles', () => {
  it('finds the cheapest assignment, as trying all does', () => {
    let changed = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const assignment = randomAssignment(seed);
      const better = assignVehicles(assignment);
      if (better !== null) changed++;
      expect(costOf(assignment, better ?? assignment.classOf), `seed ${seed}`).toBeCloseTo(least(assignment), 6);
    }
    expect(changed).toBeGreaterThan(50);
  });

  it('leaves the present one where none is cheaper', () => {
    const cost = Float64Array.from([1, 5, 5, 1]);
    expect(assignVehicles({ classOf: Int32Array.from([0, 1]), cost, limits: Int32Array.from([1, 1]) })).toBeNull();
  });
});
