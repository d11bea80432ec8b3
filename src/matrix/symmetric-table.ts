import type { Metres } from '../model/units.ts';
import type { LegTable } from './matrix.ts';

/** Entries on a side of the squares that are mirrored at once: two of them fit in the first-level cache. */
const BLOCK = 32;

/** Fills `table` with the metres of every pair, each computed once, and mirrors them; the diagonal stays 0. */
export function fillSymmetric(
  table: LegTable,
  size: number,
  formula: { metres(from: number, to: number): Metres },
): void {
  for (let from = 0; from < size; from++) {
    const row = from * size;
    for (let to = from + 1; to < size; to++) table[row + to] = formula.metres(from, to);
  }
  mirrorUpperTriangle(table, size);
}

// In blocks, since a plain transposition misses the cache at every write.
function mirrorUpperTriangle(table: LegTable, size: number): void {
  for (let rowStart = 0; rowStart < size; rowStart += BLOCK) {
    const rowEnd = Math.min(rowStart + BLOCK, size);
    for (let columnStart = rowStart; columnStart < size; columnStart += BLOCK) {
      const columnEnd = Math.min(columnStart + BLOCK, size);
      for (let row = rowStart; row < rowEnd; row++) {
        for (let column = Math.max(columnStart, row + 1); column < columnEnd; column++) {
          table[column * size + row] = table[row * size + column];
        }
      }
    }
  }
}
