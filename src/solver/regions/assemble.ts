import type { Routes } from '../routes.ts';
import { EVERYBODY, type Territories } from './territories.ts';

/**
 * Puts a solution together: of each node and route what the state of its region says (a region without a state, or EVERYBODY's,
 * stays as it was in `base`). Counters and cost are reckoned anew. O(n), and what `routes` held before is gone.
 */
export function assemble(
  routes: Routes,
  base: Int32Array,
  parts: readonly (Int32Array | null)[],
  { ofNode, ofRoute }: Territories,
): void {
  const { st, n, shift, firstHead, routeBlocks, nodeBlocks } = routes;
  const count = ofRoute.length;
  const stateOf = (owner: number) => (owner === EVERYBODY ? base : (parts[owner] ?? base));
  for (let node = 0; node < n; node++) {
    const from = stateOf(ofNode[node]);
    copy(from, st, node << shift, 1 << shift);
    for (const { at, width } of nodeBlocks) copy(from, st, at + node * width, width);
  }
  for (let route = 0; route < count; route++) {
    const from = stateOf(ofRoute[route]);
    copy(from, st, firstHead + (route << shift), 1 << shift);
    for (const { at, width } of routeBlocks) copy(from, st, at + route * width, width);
  }
  routes.recount();
}

function copy(from: Int32Array, to: Int32Array, at: number, count: number): void {
  for (let i = at, end = at + count; i < end; i++) to[i] = from[i];
}
