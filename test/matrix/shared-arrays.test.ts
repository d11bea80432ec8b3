import { describe, expect, it } from 'vitest';
import { sharedInts, withSharedArrays } from '../../src/matrix/shared-arrays.ts';

describe('withSharedArrays', () => {
  it('moves what is large to shared memory, once, and leaves the rest as it is', () => {
    const known = sharedInts(10_000).fill(3);
    const day = {
      large: [new Int32Array(5000).fill(1), new Float64Array(5000).fill(0.5), new Uint8Array(5000).fill(2)],
      small: { ints: new Int32Array(3), name: 'x', nothing: null, missing: undefined },
      map: new Map([[1, new Int16Array(2)]]),
      known,
    };
    const shared = withSharedArrays(day);
    expect(shared).toEqual(day);
    for (const array of shared.large) expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared.small.ints).toBe(day.small.ints);
    expect(shared.map).toBe(day.map);
    expect(shared.known).toBe(known);
    // the other end sees what is written here
    const there = structuredClone(shared);
    shared.large[0][7] = 99;
    expect(there.large[0][7]).toBe(99);
  });
});
