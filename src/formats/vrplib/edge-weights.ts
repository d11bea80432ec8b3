/** TSPLIB's ways of writing a matrix down (Reinelt 1991); those of one triangle are symmetric. */
export const EDGE_WEIGHT_FORMATS = [
  'FULL_MATRIX',
  'UPPER_ROW',
  'LOWER_ROW',
  'UPPER_DIAG_ROW',
  'LOWER_DIAG_ROW',
  'UPPER_COL',
  'LOWER_COL',
  'UPPER_DIAG_COL',
  'LOWER_DIAG_COL',
] as const;

export type EdgeWeightFormat = (typeof EDGE_WEIGHT_FORMATS)[number];

/** How many numbers a matrix of `size` locations takes in this format. */
export function edgeWeightCount(format: EdgeWeightFormat, size: number): number {
  if (format === 'FULL_MATRIX') return size * size;
  return format.includes('_DIAG_') ? (size * (size + 1)) / 2 : (size * (size - 1)) / 2;
}

/** The full row-major matrix; `weights` holds `edgeWeightCount` numbers, which lines they stood in does not matter. */
export function fullMatrix(format: EdgeWeightFormat, size: number, weights: ArrayLike<number>): Float64Array {
  if (format === 'FULL_MATRIX') return Float64Array.from(weights);
  const matrix = new Float64Array(size * size);
  const diagonal = format.includes('_DIAG_') ? 0 : 1;
  // The columns of one triangle are the rows of the other, mirrored.
  const isUpper = format.startsWith('UPPER') === format.endsWith('ROW');
  let next = 0;
  for (let row = 0; row < size; row++) {
    const first = isUpper ? row + diagonal : 0;
    const last = isUpper ? size - 1 : row - diagonal;
    for (let column = first; column <= last; column++) {
      const weight = weights[next++];
      matrix[row * size + column] = weight;
      matrix[column * size + row] = weight;
    }
  }
  return matrix;
}
