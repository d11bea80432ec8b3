import { NEXT } from './record.ts';

/** Whether v comes after u on u's route. */
export function precedes(st: Int32Array, firstHead: number, u: number, v: number): boolean {
  for (let z = st[u + NEXT]; z < firstHead; z = st[z + NEXT]) if (z === v) return true;
  return false;
}
