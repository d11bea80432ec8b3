import { describe, expect, it } from 'vitest';
import { Matrix } from '../../src/matrix/matrix.ts';

describe('Matrix', () => {
  it('keeps both directions apart', () => {
    const matrix = Matrix.ofTables(2, Int32Array.of(0, 7, 9, 0), Int32Array.of(0, 70, 90, 0));
    expect([matrix.metres(0, 1), matrix.metres(1, 0)]).toEqual([7, 9]);
    expect([matrix.seconds(0, 1), matrix.seconds(1, 0)]).toEqual([70, 90]);
  });

  it('refuses tables of another size', () => {
    expect(() => Matrix.ofTables(2, new Int32Array(4), new Int32Array(3))).toThrow(
      'A matrix of 2 places needs 4 entries, got 4 metres and 3 seconds.',
    );
  });
});
