import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDGE_WEIGHT_FORMATS, edgeWeightCount, fullMatrix } from '../../../src/formats/vrplib/edge-weights.ts';

// 0 1 2
// 1 0 3
// 2 3 0
const symmetric = [0, 1, 2, 1, 0, 3, 2, 3, 0];

describe('fullMatrix', () => {
  it.each([
    ['FULL_MATRIX', symmetric],
    ['UPPER_ROW', [1, 2, 3]],
    ['LOWER_ROW', [1, 2, 3]],
    ['UPPER_DIAG_ROW', [0, 1, 2, 0, 3, 0]],
    ['LOWER_DIAG_ROW', [0, 1, 0, 2, 3, 0]],
    ['UPPER_COL', [1, 2, 3]],
    ['LOWER_COL', [1, 2, 3]],
    ['UPPER_DIAG_COL', [0, 1, 0, 2, 3, 0]],
    ['LOWER_DIAG_COL', [0, 1, 2, 0, 3, 0]],
  ] as const)('reads %s of three locations', (format, weights) => {
    expect([...fullMatrix(format, 3, weights)]).toEqual(symmetric);
    expect(edgeWeightCount(format, 3)).toBe(weights.length);
  });

  it('keeps the two directions of a full matrix apart', () => {
    expect([...fullMatrix('FULL_MATRIX', 2, [0, 1, 2, 0])]).toEqual([0, 1, 2, 0]);
  });

  it('finds the same matrix in every format it is written in', () => {
    const sizeAndSeed = fc.record({ size: fc.integer({ min: 1, max: 9 }), seed: fc.nat(1000) });
    fc.assert(
      fc.property(sizeAndSeed, fc.constantFrom(...EDGE_WEIGHT_FORMATS), ({ size, seed }, format) => {
        const weight = (i: number, j: number) => seed + Math.min(i, j) * 10 + Math.max(i, j);
        const written: number[] = [];
        for (let outer = 0; outer < size; outer++) {
          for (let inner = 0; inner < size; inner++) {
            const [row, column] = format.endsWith('COL') ? [inner, outer] : [outer, inner];
            const isIn =
              format === 'FULL_MATRIX' ||
              (format.includes('DIAG') && row === column) ||
              (format.startsWith('UPPER') ? row < column : row > column);
            if (isIn) written.push(weight(row, column));
          }
        }
        expect(written).toHaveLength(edgeWeightCount(format, size));
        const matrix = fullMatrix(format, size, written);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) if (i !== j) expect(matrix[i * size + j]).toBe(weight(i, j));
        }
      }),
    );
  });
});
