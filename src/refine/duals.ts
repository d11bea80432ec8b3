import type { CoverRows } from './cover-rows.ts';
import type { RoutePool } from './route-pool.ts';

/** Rounds without a better bound after which steps become shorter. */
const PATIENCE = 10;
const SHORTER = 0.7;
/** Steps shorter than this lead nowhere. */
const SHORTEST = 1e-3;

/**
 * What covering a row is worth (duals) and a lower bound of what any choice of pool routes costs that covers each row once: the
 * reduced cost of a route is shared alike by its rows, and each row chooses the cheapest route for itself (Boschetti,
 * Mingozzi & Ricciardelli 2008); subgradient steps then raise what is covered too seldom.
 */
export class Duals {
  /** Per row, those of the best bound; no column costs less than what it covers is worth, but for rounding. */
  readonly worth: Float64Array;
  /** Per vehicle class: what one more route of it costs beyond its own cost. */
  readonly scarcity: Float64Array;
  bound = -Infinity;
  private readonly rows: CoverRows;
  private readonly u: Float64Array;
  private readonly v: Float64Array;
  private readonly bestU: Float64Array;
  /** Per row: share of the reduced cost of the column chosen, and that column; -1 = left out. */
  private readonly least: Float64Array;
  private readonly chosen: Int32Array;
  private readonly covered: Float64Array;
  private readonly driven: Float64Array;
  /** Columns as rows, side by side. */
  private entries: Int32Array = new Int32Array(0);
  private offsets: Int32Array = new Int32Array(0);
  /** Per column: how much of it the rows have chosen. */
  private taken: Float64Array = new Float64Array(0);

  constructor(rows: CoverRows) {
    this.rows = rows;
    this.worth = new Float64Array(rows.count);
    this.scarcity = new Float64Array(rows.mostRoutes.length);
    this.u = new Float64Array(rows.count);
    this.bestU = new Float64Array(rows.count);
    this.v = new Float64Array(rows.mostRoutes.length);
    this.least = new Float64Array(rows.count);
    this.chosen = new Int32Array(rows.count);
    this.covered = new Float64Array(rows.count);
    this.driven = new Float64Array(rows.mostRoutes.length);
  }

  /** First guess: each route of a solution is worth its cost, shared alike by its stops. */
  guess(pool: RoutePool, columns: Int32Array): void {
    const { rows, bestU } = this;
    for (const c of columns) {
      for (let i = pool.start[c]; i < pool.start[c] + pool.size[c]; i++) {
        const row = rows.rowOf[pool.nodes[i]];
        if (row >= 0) bestU[row] = Math.min(rows.absentCost[row], pool.cost[c] / pool.size[c]);
      }
    }
  }

  /** Improves duals and bound over a pool; `upper` is the cost of a known choice. */
  improve(pool: RoutePool, upper: number, rounds: number): void {
    const { u, v, bestU, worth, scarcity, rows, covered, driven, least } = this;
    this.flatten(pool);
    u.set(bestU);
    v.set(scarcity);
    this.bound = -Infinity;
    let step = 1;
    let stale = 0;
    for (let round = 0; round < rounds && step > SHORTEST; round++) {
      const bound = this.relax(pool);
      if (bound > this.bound) {
        if (bound > this.bound + 1e-6 * Math.abs(upper)) stale = 0;
        this.bound = bound;
        bestU.set(u);
        scarcity.set(v);
        for (let i = 0; i < rows.count; i++) worth[i] = u[i] + least[i];
      }
      if (++stale > PATIENCE) {
        step *= SHORTER;
        stale = 0;
      }
      let norm = 0;
      for (let i = 0; i < rows.count; i++) norm += (1 - covered[i]) ** 2;
      for (let k = 0; k < v.length; k++) {
        const g = driven[k] - rows.mostRoutes[k];
        if (g > 0 || v[k] > 0) norm += g * g;
      }
      if (norm < 1e-9) return;
      const t = (step * Math.max(upper - bound, 1e-5 * Math.abs(upper))) / norm;
      for (let i = 0; i < rows.count; i++) u[i] += t * (1 - covered[i]);
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
    if (this.offsets.length === 0) {
      this.offsets = new Int32Array(pool.capacity + 1);
      this.taken = new Float64Array(pool.capacity);
    }
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
    const { u, v, rows, covered, driven, entries, offsets, least, chosen, taken } = this;
    const { cost, vehicleClass, count } = pool;
    for (let i = 0; i < rows.count; i++) {
      least[i] = rows.absentCost[i] - u[i];
      chosen[i] = -1;
    }
    for (let c = 0; c < count; c++) {
      let reduced = cost[c] + v[vehicleClass[c]];
      const from = offsets[c];
      const end = offsets[c + 1];
      for (let i = from; i < end; i++) reduced -= u[entries[i]];
      reduced /= end - from;
      for (let i = from; i < end; i++) {
        const row = entries[i];
        if (reduced < least[row]) {
          least[row] = reduced;
          chosen[row] = c;
        }
      }
      taken[c] = 0;
    }
    covered.fill(0);
    driven.fill(0);
    let bound = 0;
    for (let i = 0; i < rows.count; i++) {
      bound += u[i] + least[i];
      const c = chosen[i];
      if (c < 0) covered[i] += 1;
      else taken[c] += 1 / (offsets[c + 1] - offsets[c]);
    }
    for (let i = 0; i < rows.count; i++) {
      const c = chosen[i];
      if (c < 0 || taken[c] === 0) continue;
      driven[vehicleClass[c]] += taken[c];
      for (let j = offsets[c]; j < offsets[c + 1]; j++) covered[entries[j]] += taken[c];
      taken[c] = 0;
    }
    for (let k = 0; k < v.length; k++) bound -= v[k] * rows.mostRoutes[k];
    return bound;
  }
}
