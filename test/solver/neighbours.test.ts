import { describe, expect, it } from 'vitest';
import type { Stop, Vehicle } from '../../src/model/index.ts';
import { compile } from '../../src/solver/compile.ts';
import { findNeighbours } from '../../src/solver/neighbours.ts';
import { makeDay, PLAIN_STOP, PLAIN_VEHICLE } from './made-day.ts';

/** Stops on a line, x metres and seconds from the depot at 0; names back instead of node numbers. */
function neighboursOf(xs: number[], k: number, stops: Partial<Stop>[] = [], vehicles: Partial<Vehicle>[] = [{}]) {
  const { problem } = makeDay(1, { stops: 1 });
  const at = [0, ...xs];
  const measure = (i: number, j: number) => Math.abs(at[i] - at[j]);
  const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: measure, seconds: measure }) };
  const day = {
    ...problem,
    dimensions: [],
    places: at.map((x, i) => ({ id: `p${i}`, lat: 0, lon: x })),
    depots: [{ ...problem.depots[0], place: 0 }],
    vehicles: vehicles.map((v, i) => ({ ...PLAIN_VEHICLE, id: `v${i}`, ...v })),
    stops: xs.map((_, i) => ({ ...PLAIN_STOP, id: `s${i}`, orderIds: [], place: i + 1, ...stops[i] })),
  };
  const instance = compile(day, travel);
  const found = findNeighbours(instance, k);
  const lists: number[][] = [];
  for (let node = 0; node < instance.n; node++) {
    const list = [...found.near.subarray(node * found.k, (node + 1) * found.k)].filter((j) => j >= 0);
    lists[instance.stopOf[node]] = list.map((j) => instance.stopOf[j]);
    list.forEach((j, c) => {
      expect(found.out[node * found.k + c]).toBe(instance.arcs[0].metres(node, j));
      expect(found.outTime[node * found.k + c]).toBe(instance.arcs[0].seconds(node, j));
      expect(found.in[node * found.k + c]).toBe(instance.arcs[0].metres(j, node));
    });
  }
  return lists;
}

describe('findNeighbours', () => {
  it('lists the k nearest, nearest first', () => {
    expect(neighboursOf([10, 20, 40, 80], 2)).toEqual([
      [1, 2],
      [0, 2],
      [1, 0],
      [2, 1],
    ]);
  });

  it('lists all others where there are no more than k, and none for a single stop', () => {
    expect(neighboursOf([10, 20, 40], 9)).toEqual([[1, 2], expect.arrayContaining([0, 2]), [1, 0]]);
    expect(neighboursOf([10], 9)).toEqual([[]]);
  });

  it('drops pairs whose windows exclude each other in both orders, and keeps those with one order left', () => {
    // s0 and s1 are 10 s apart and must both start at 100: neither can follow the other; s2 can follow both.
    const lists = neighboursOf([10, 20, 30], 9, [
      { windows: [{ start: 100, end: 105 }] },
      { windows: [{ start: 100, end: 105 }] },
      { windows: [{ start: 300, end: 400 }] },
    ]);
    expect(lists).toEqual([[2], [2], [1, 0]]);
  });

  it('takes a stop a little farther for one whose window is hours away', () => {
    const windows = [
      { windows: [{ start: 100, end: 200 }] },
      { windows: [{ start: 30_000, end: 31_000 }] },
      { windows: [{ start: 100, end: 300 }] },
    ];
    expect(neighboursOf([10, 20, 40], 1, windows)[0]).toEqual([2]);
    expect(neighboursOf([10, 20, 40], 1)[0]).toEqual([1]);
  });

  it('drops pairs that no vehicle class may both serve', () => {
    const lists = neighboursOf(
      [10, 20, 30],
      9,
      [{ skills: ['a'] }, { skills: ['b'] }, {}],
      [{ skills: ['a'] }, { skills: ['b'] }],
    );
    expect(lists).toEqual([[2], [2], [1, 0]]);
  });

  it('finds the same on the map as among all pairs, where there are too many pairs to rank', () => {
    const xs = Array.from({ length: 3100 }, (_, i) => 7 * i);
    const lists = neighboursOf(xs, 2);
    for (let i = 1; i < 3099; i++) expect([...lists[i]].sort((a, b) => a - b)).toEqual([i - 1, i + 1]);
  });
});
