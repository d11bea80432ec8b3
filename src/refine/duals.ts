import type { CoverRows } from './cover-rows.ts';
import type { RoutePool } from './route-pool.ts';

/** Rounds without a better bound after which steps become half as long. */
const PATIENCE = 8;

/**
 * What covering a row is worth (duals) and a lower bound of what any choice of pool routes costs, by Lagrangian
 * subgradient: every row is relaxed, each route is then taken or left by its reduced cost alone.
 */
export class Duals {
  /** Per row, from 0 up to the cost of leaving it out. Those of the best bound. */
  readonly worth: Float64Array;
  /** Per vehicle class: what one more route of it costs beyond its own cost. */
  readonly scarcity: Float64Array;
  bound = -Infinity;
  private readonly rows: CoverRows;
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private readonly covered: Int32Array;
  private readonly driven: Int32Array;
  /** Columns as rows, side by side. */
  private entries: Int32Array = new Int32Array(0);
  private offsets: Int32Array = new Int32Array(0);

  constructor(rows: CoverRows) {
    this.rows = rows;
    this.worth = new Float64Array(rows.count);
    this.scarcity = new Float64Array(rows.mostRoutes.length);
    this.u = new Float64Array(rows.count);
    this.v = new Float64Array(rows.mostRoutes.length);
    this.covered = new Int32Array(rows.count);
    this.driven = new Int32Array(rows.mostRoutes.length);
  }

  /** First guess: each route of a solution is worth its cost, shared alike by its stops. */
  guess(pool: RoutePool, columns: Int32Array): void {
    const { rows, worth } = this;
    for (const c of columns) {
      for (let i = pool.start[c]; i < pool.start[c] + pool.size[c]; i++) {
        const row = rows.rowOf[pool.nodes[i]];
        if (row >= 0) worth[row] = Math.min(rows.absentCost[row], pool.cost[c] / pool.size[c]);
      }
    }
  }

  /** Improves duals and bound over a pool; `upper` is the cost of a known choice. */
  improve(pool: RoutePool, upper: number, rounds: number): void {
    const { u, v, worth, scarcity, rows, covered, driven } = this;
    this.flatten(pool);
    u.set(worth);
    v.set(scarcity);
    this.bound = -Infinity;
    let step = 1;
    let stale = 0;
    for (let round = 0; round < rounds; round++) {
      const bound = this.relax(pool);
      if (bound > this.bound + 1e-7 * Math.abs(upper)) {
        this.bound = bound;
        worth.set(u);
        scarcity.set(v);
        stale = 0;
      } else if (++stale >= PATIENCE) {
        step /= 2;
        stale = 0;
        u.set(worth);
        v.set(scarcity);
        if (step < 1e-3) return;
        this.relax(pool);
      }
      let norm = 0;
      for (let i = 0; i < rows.count; i++) {
        const g = 1 - covered[i];
        // at its bounds a dual cannot follow
        if ((g > 0 && u[i] < rows.absentCost[i]) || (g < 0 && u[i] > 0)) norm += g * g;
      }
      for (let k = 0; k < v.length; k++) {
        const g = driven[k] - rows.mostRoutes[k];
        if (g > 0 || v[k] > 0) norm += g * g;
      }
      if (norm === 0) return;
      const t = (step * Math.max(upper - this.bound, 1e-6 * Math.abs(upper))) / norm;
      for (let i = 0; i < rows.count; i++) {
        u[i] = Math.min(rows.absentCost[i], Math.max(0, u[i] + t * (1 - covered[i])));
      }
      for (let k = 0; k < v.length; k++) v[k] = Math.max(0, v[k] + t * (driven[k] - rows.mostRoutes[k]));
    }
  }

  /** Cost of a column less what it covers is worth, by the duals of the best bound. */
  reduced(pool: RoutePool, c: number): number {
    const { rows, worth } = this;
    let cost = pool.cost[c] + this.scarcity[pool.vehicleClass[c]];
    for (let i = pool.start[c], end = i + pool.size[c]; i < end; i++) {
      const row = rows.rowOf[pool.nodes[i]];
      if (row >= 0) cost -= worth[row];
    }
    return cost;
  }

  private flatten(pool: RoutePool): void {
    const { rowOf } = this.rows;
    let room = 0;
    for (let c = 0; c < pool.count; c++) room += pool.size[c];
    if (this.entries.length < room) this.entries = new Int32Array(room);
    if (this.offsets.length <= pool.count) this.offsets = new Int32Array(pool.capacity + 1);
    const { entries, offsets } = this;
    let at = 0;
    for (let c = 0; c < pool.count; c++) {
      offsets[c] = at;
      for (let i = pool.start[c], end = i + pool.size[c]; i < end; i++) {
        const row = rowOf[pool.nodes[i]];
        if (row >= 0) entries[at++] = row;
      }
    }
    offsets[pool.count] = at;
  }

  /** Solves the relaxation at the duals at hand: what is covered how often, and its bound. */
  private relax(pool: RoutePool): number {
    const { u, v, rows, covered, driven, entries, offsets } = this;
    const { cost, vehicleClass, count } = pool;
    covered.fill(0);
    driven.fill(0);
    let bound = 0;
    for (let i = 0; i < rows.count; i++) bound += u[i];
    for (let k = 0; k < v.length; k++) bound -= v[k] * rows.mostRoutes[k];
    for (let c = 0; c < count; c++) {
      const k = vehicleClass[c];
      let reduced = cost[c] + v[k];
      const end = offsets[c + 1];
      for (let i = offsets[c]; i < end; i++) reduced -= u[entries[i]];
      if (reduced >= 0) continue;
      bound += reduced;
      driven[k]++;
      for (let i = offsets[c]; i < end; i++) covered[entries[i]]++;
    }
    return bound;
  }
}
