import { describe, expect, it } from 'vitest';
import type { CoverRows } from '../../src/refine/cover-rows.ts';
import { Duals } from '../../src/refine/duals.ts';
import { RoutePool } from '../../src/refine/route-pool.ts';
import { leastCost, randomCover } from './random-cover.ts';

/** The same problem as rows and a pool; single rows are what it costs to leave a stop out. */
function asPool(seed: number, rows: number, columns: number) {
  const problem = randomCover(seed, rows, columns, true);
  const pool = new RoutePool(rows, columns, 10 * columns);
  for (let c = 0; c < columns; c++) {
    const nodes = problem.entries.slice(problem.starts[c], problem.starts[c + 1]);
    pool.add(problem.groupOf[c] === 0 ? 0 : 1, nodes, nodes.length, problem.cost[c]);
  }
  const day: CoverRows = {
    count: rows,
    rowOf: Int32Array.from({ length: rows }, (_, i) => i),
    absentCost: problem.cost.slice(columns),
    mostRoutes: Int32Array.from([2, rows]),
    isExact: true,
  };
  return { problem, pool, day };
}

describe('Duals', () => {
  it('bound every choice from below, closely', () => {
    let gaps = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const { problem, pool, day } = asPool(seed, 9, 30);
      const least = leastCost(problem, true);
      const duals = new Duals(day);
      const known = problem.known.reduce((sum, c) => sum + problem.cost[c], 0);
      duals.improve(pool, known, 400);
      expect(duals.bound, `seed ${seed}`).toBeLessThanOrEqual(least + 1e-6);
      gaps += (least - duals.bound) / least;
    }
    expect(gaps / 30).toBeLessThan(0.06);
  });

  it('price no column below what its rows are worth', () => {
    const { problem, pool, day } = asPool(7, 12, 60);
    const duals = new Duals(day);
    duals.improve(
      pool,
      problem.known.reduce((sum, c) => sum + problem.cost[c], 0),
      300,
    );
    for (let c = 0; c < pool.count; c++) expect(duals.reduced(pool, c)).toBeGreaterThan(-1e-6);
    duals.worth.forEach((worth, i) => {
      expect(worth).toBeLessThanOrEqual(day.absentCost[i] + 1e-9);
    });
  });
});
