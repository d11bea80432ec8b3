import type { Legs } from '../model/travel.ts';
import type { Metres, Seconds } from '../model/units.ts';
import type { LegFormula } from './leg-formula.ts';

/** Flat, row-major: the entry of `from, to` is at `from * size + to`. */
export type LegTable = Int32Array | Float64Array;

const NO_TABLE = new Int32Array(0);

/**
 * The legs of one profile. There is one class of it, in tables or computed, so that V8 sees one shape and inlines the
 * getters. Never assume `metres(a, b) === metres(b, a)`: roads are not symmetric.
 */
export class Matrix implements Legs {
  /** Number of places. */
  readonly size: number;
  /** Empty when `formula` is set. Integers but for research instances that are not rounded. */
  readonly metresTable: LegTable;
  /** The same array as `metresTable` when both are equal throughout; shared by profiles that are alike. */
  readonly secondsTable: LegTable;
  /** Set when the tables would pass the memory limit: each leg is computed when asked for. */
  readonly formula: LegFormula | null;

  private constructor(size: number, metresTable: LegTable, secondsTable: LegTable, formula: LegFormula | null) {
    this.size = size;
    this.metresTable = metresTable;
    this.secondsTable = secondsTable;
    this.formula = formula;
  }

  /** Tables of `size * size` entries each; they are kept, not copied. */
  static ofTables(size: number, metres: LegTable, seconds: LegTable): Matrix {
    if (metres.length !== size * size || seconds.length !== size * size) {
      throw new RangeError(
        `A matrix of ${size} places needs ${size * size} entries, got ${metres.length} metres and ${seconds.length} seconds.`,
      );
    }
    return new Matrix(size, metres, seconds, null);
  }

  static computed(size: number, formula: LegFormula): Matrix {
    return new Matrix(size, NO_TABLE, NO_TABLE, formula);
  }

  metres(from: number, to: number): Metres {
    return this.formula === null ? this.metresTable[from * this.size + to] : this.formula.metres(from, to);
  }

  seconds(from: number, to: number): Seconds {
    return this.formula === null ? this.secondsTable[from * this.size + to] : this.formula.seconds(from, to);
  }
}
