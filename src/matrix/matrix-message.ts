import { EuclideanFormula, type Rounding } from './euclidean-travel.ts';
import { GreatCircleFormula, type GreatCircleProfile } from './great-circle-formula.ts';
import { type LegTable, Matrix } from './matrix.ts';

/** How computed legs are told to another thread. */
export type FormulaMessage =
  | { readonly kind: 'euclidean'; readonly x: Float64Array; readonly y: Float64Array; readonly rounding: Rounding }
  | {
      readonly kind: 'great-circle';
      readonly x: Float64Array;
      readonly y: Float64Array;
      readonly z: Float64Array;
      readonly profile: GreatCircleProfile;
    };

/** A matrix as another thread can be sent it. */
export interface MatrixMessage {
  readonly size: number;
  readonly metres: LegTable;
  readonly seconds: LegTable;
  readonly formula: FormulaMessage | null;
}

/** Null if its legs are computed by something that cannot be told. */
export function packMatrix(matrix: Matrix): MatrixMessage | null {
  const { size, metresTable, secondsTable, formula } = matrix;
  const message = { size, metres: metresTable, seconds: secondsTable };
  if (formula === null) return { ...message, formula: null };
  if (formula instanceof EuclideanFormula) return { ...message, formula: { kind: 'euclidean', ...formula.parts } };
  if (formula instanceof GreatCircleFormula) return { ...message, formula: { kind: 'great-circle', ...formula.parts } };
  return null;
}

export function unpackMatrix({ size, metres, seconds, formula }: MatrixMessage): Matrix {
  if (formula === null) return Matrix.ofTables(size, metres, seconds);
  if (formula.kind === 'euclidean') {
    return Matrix.computed(size, new EuclideanFormula(formula.x, formula.y, formula.rounding));
  }
  return Matrix.computed(size, new GreatCircleFormula(formula, formula.profile));
}
