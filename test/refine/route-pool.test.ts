import { describe, expect, it } from 'vitest';
import { RoutePool } from '../../src/refine/route-pool.ts';
import { beginSearch } from '../solver/begin-search.ts';
import { makeDay } from '../solver/made-day.ts';

function nodesOf(pool: RoutePool, c: number): number[] {
  return [...pool.nodes.subarray(pool.start[c], pool.start[c] + pool.size[c])];
}

describe('RoutePool', () => {
  it('keeps a set of stops and a class once, in its cheapest order', () => {
    const pool = new RoutePool(10, 20, 100);
    const first = pool.add(0, Int32Array.from([1, 2, 3]), 3, 50);
    expect(pool.add(0, Int32Array.from([3, 2, 1]), 3, 60)).toBe(first);
    expect(nodesOf(pool, first)).toEqual([1, 2, 3]);
    expect(pool.add(0, Int32Array.from([2, 1, 3]), 3, 40)).toBe(first);
    expect(nodesOf(pool, first)).toEqual([2, 1, 3]);
    expect(pool.cost[first]).toBe(40);
    expect(pool.add(1, Int32Array.from([2, 1, 3]), 3, 45)).not.toBe(first);
    expect(pool.add(0, Int32Array.from([2, 1, 4]), 3, 45)).not.toBe(first);
    expect(pool.count).toBe(3);
  });

  it('never takes more than it has room for, and makes room when told what to keep', () => {
    const pool = new RoutePool(100, 50, 120);
    for (let i = 0; i < 90; i++) pool.add(0, Int32Array.from([i, i + 1, i + 2]), 3, i);
    expect(pool.count).toBe(40);
    expect(pool.isFull).toBe(true);
    pool.keep(Uint8Array.from({ length: 40 }, (_, c) => c % 2));
    expect(pool.count).toBe(20);
    expect(nodesOf(pool, 3)).toEqual([7, 8, 9]);
    // what was kept is known, what was thrown out may come back
    expect(pool.add(0, Int32Array.from([9, 8, 7]), 3, 100)).toBe(3);
    expect(pool.add(0, Int32Array.from([6, 7, 8]), 3, 100)).toBe(20);
  });

  it('refuses what is dearer than its stops are worth', () => {
    const pool = new RoutePool(10, 20, 100);
    pool.worth.fill(10);
    pool.mostReduced = 5;
    expect(pool.add(0, Int32Array.from([1, 2]), 2, 26)).toBe(-1);
    expect(pool.add(0, Int32Array.from([1, 2]), 2, 25)).toBe(0);
  });

  it('takes in all routes of a search, each at its cost, and hands them to the pool of another thread', () => {
    const { routes, search } = beginSearch(makeDay(3, { stops: 30, rows: 2, vans: 4, hourCosts: true, windows: 1 }), 1);
    const pool = new RoutePool(routes.n, 1000, 20_000);
    for (let i = 0; i < 50; i++) {
      search.run(5, 20);
      pool.feed(routes);
    }
    const fed = pool.count;
    expect(fed).toBeGreaterThan(routes.usedRoutes());
    const mine = pool.addAll(routes);
    const cost = mine.reduce((sum, c) => sum + pool.cost[c], 0);
    expect(cost).toBeLessThanOrEqual(routes.cost + 1e-6);
    const other = new RoutePool(routes.n, 1000, 20_000);
    other.absorb(pool.drain());
    expect(other.count).toBe(pool.count);
    expect(other.cost.slice(0, other.count)).toEqual(pool.cost.slice(0, pool.count));
    expect(nodesOf(other, fed - 1)).toEqual(nodesOf(pool, fed - 1));
    expect(pool.drain()).toHaveLength(0);
  });
});
