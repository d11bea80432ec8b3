import { describe, expect, it } from 'vitest';
import type { Stop, Vehicle } from '../../src/model/index.ts';
import { findNeighbours } from '../../src/solver/neighbours.ts';
import { lineInstance } from './line-day.ts';

/** Of the stops of a line; their numbers instead of those of nodes. */
function neighboursOf(xs: number[], k: number, stops: Partial<Stop>[] = [], vehicles: Partial<Vehicle>[] = [{}]) {
  const instance = lineInstance(xs, stops, vehicles);
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

  it('has those that are looked at later behind the first, each part nearest first', () => {
    const instance = lineInstance([10, 20, 40, 80, 160]);
    const found = findNeighbours(instance, 2, 4);
    expect([found.k, found.nearest]).toEqual([4, 2]);
    const node = instance.stopOf.indexOf(0);
    const list = [...found.near.subarray(node * 4, node * 4 + 4)].map((j) => instance.stopOf[j]);
    expect(list).toEqual([1, 2, 3, 4]);
  });

  it('puts a stop whose window is far off behind nearer ones in time, and sorts each part by distance', () => {
    const later = { windows: [{ start: 30_000, end: 31_000 }] };
    const soon = { windows: [{ start: 100, end: 300 }] };
    const instance = lineInstance([10, 20, 40, 80], [soon, later, soon, later]);
    const { near } = findNeighbours(instance, 1, 3);
    const node = instance.stopOf.indexOf(0);
    expect([...near.subarray(node * 3, node * 3 + 3)].map((j) => instance.stopOf[j])).toEqual([2, 1, 3]);
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
