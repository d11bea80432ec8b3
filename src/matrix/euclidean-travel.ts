import type { Metres, Seconds } from '../model/units.ts';
import type { TableOptions } from './great-circle-travel.ts';
import type { LegFormula } from './leg-formula.ts';
import { Matrix } from './matrix.ts';
import { type MatrixTravel, profiledTravel } from './profiled-travel.ts';
import { sharedDoubles, sharedInts } from './shared-arrays.ts';
import { fillSymmetric } from './symmetric-table.ts';

/** Above this a distance is computed sooner than it is fetched from memory: 1.7 times as many iterations at 6,000 stops, as many at 3,000. */
const MAX_TABLE_BYTES = 32 * 1024 * 1024;

/**
 * How published instances turn distances into numbers: `round` to the nearest integer; `trunc` down to an integer;
 * `dimacs` 10 x, truncated; `exact` 1,000 x, to the nearest integer; `none` keeps the double.
 */
export type Rounding = 'round' | 'trunc' | 'dimacs' | 'exact' | 'none';

/**
 * Travel of research instances: metres = seconds = the rounded distance in the plane, the same for every profile name.
 * With `none` legs are not integers (tables are Float64Array): whoever needs integers scales them.
 */
export function euclideanTravel(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  rounding: Rounding,
  options: TableOptions = {},
): MatrixTravel {
  const size = xs.length;
  const formula = new EuclideanFormula(Float64Array.from(xs), Float64Array.from(ys), rounding);
  const bytes = size * size * (rounding === 'none' ? 8 : 4);
  if (bytes > (options.maxTableBytes ?? MAX_TABLE_BYTES)) {
    return profiledTravel({ kind: 'euclidean' }, new Map(), Matrix.computed(size, formula));
  }
  const table = rounding === 'none' ? sharedDoubles(size * size) : sharedInts(size * size);
  fillSymmetric(table, size, formula);
  return profiledTravel({ kind: 'euclidean' }, new Map(), Matrix.ofTables(size, table, table));
}

/** Distances in the plane, as published instances round them. */
export class EuclideanFormula implements LegFormula {
  /** What it was made from. */
  readonly parts: { readonly x: Float64Array; readonly y: Float64Array; readonly rounding: Rounding };
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #scale: number;
  readonly #addend: number;
  readonly #isWhole: boolean;

  constructor(x: Float64Array, y: Float64Array, rounding: Rounding) {
    this.parts = { x, y, rounding };
    this.#x = x;
    this.#y = y;
    this.#scale = rounding === 'dimacs' ? 10 : rounding === 'exact' ? 1000 : 1;
    this.#addend = rounding === 'round' || rounding === 'exact' ? 0.5 : 0;
    this.#isWhole = rounding !== 'none';
  }

  metres(from: number, to: number): Metres {
    const dx = this.#x[from] - this.#x[to];
    const dy = this.#y[from] - this.#y[to];
    const scaled = Math.sqrt(dx * dx + dy * dy) * this.#scale;
    return this.#isWhole ? Math.floor(scaled + this.#addend) : scaled;
  }

  seconds(from: number, to: number): Seconds {
    return this.metres(from, to);
  }

  secondsOfMetres(metres: Metres): Seconds {
    return metres;
  }
}
