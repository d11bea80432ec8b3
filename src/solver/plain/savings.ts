import { PLAIN_SHIFT } from '../record.ts';
import { DEMAND, FROM_DEPOT } from './node-info.ts';
import type { PlainSolution } from './plain-solution.ts';

/** Keys are `-saving * PAIRS + pair`: sorting them puts the largest saving first. */
const PAIRS = 16_777_216;

/**
 * Clarke & Wright (1964) savings over the neighbour lists: every stop starts on a route of its own, and routes are joined end to end
 * where that saves most. For simple days of symmetric distances without windows. Fills a solution that is empty; a fleet too small for
 * the routes leaves stops absent.
 */
export function constructBySavings(solution: PlainSolution): void {
  const chains = joinChains(solution);
  const { state } = solution;
  for (const chain of chains) {
    let position = solution.emptyRoute(0);
    if (position < 0) return;
    for (const node of chain) {
      const stop = node << PLAIN_SHIFT;
      solution.delta = solution.price(stop, position);
      solution.cost -= solution.skip[node];
      solution.insert(stop, position);
      position = stop;
    }
    state.commit();
  }
}

/** Sequences of nodes, each within the capacity. */
function joinChains(solution: PlainSolution): number[][] {
  const { n, k, near, nearOut, info, firstHead, instance } = solution;
  const from = new Int32Array(n * k);
  const to = new Int32Array(n * k);
  const keys = new Float64Array(n * k);
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    for (let at = i * k; at < (i + 1) * k && near[at] < firstHead && pairs < PAIRS; at++) {
      const j = near[at] >> PLAIN_SHIFT;
      const saving = info[(i << PLAIN_SHIFT) + FROM_DEPOT] + info[near[at] + FROM_DEPOT] - nearOut[at];
      if (saving <= 0) continue;
      from[pairs] = i;
      to[pairs] = j;
      keys[pairs] = (2_147_483_647 - saving) * PAIRS + pairs;
      pairs++;
    }
  }
  keys.subarray(0, pairs).sort();

  const chains = new Chains(n);
  const load = Float64Array.from({ length: n }, (_, i) => info[(i << PLAIN_SHIFT) + DEMAND]);
  for (let p = 0; p < pairs; p++) {
    const pair = keys[p] % PAIRS;
    const i = from[pair];
    const j = to[pair];
    if (chains.isInner(i) || chains.isInner(j)) continue;
    const a = chains.find(i);
    const b = chains.find(j);
    if (a === b || load[a] + load[b] > instance.capacity[0]) continue;
    load[chains.join(i, j)] = load[a] + load[b];
  }
  return chains.list();
}

/** Paths that grow at their ends; union-find tells which path a node is on (Tarjan 1975). */
class Chains {
  private readonly parent: Int32Array;
  /** Two links a node; -1 = free. */
  private readonly links: Int32Array;

  constructor(n: number) {
    this.parent = Int32Array.from({ length: n }, (_, i) => i);
    this.links = new Int32Array(2 * n).fill(-1);
  }

  isInner(i: number): boolean {
    return this.links[2 * i + 1] >= 0;
  }

  find(node: number): number {
    const { parent } = this;
    let i = node;
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]];
      i = parent[i];
    }
    return i;
  }

  /** Links two ends of different paths; returns what stands for the new path. */
  join(i: number, j: number): number {
    this.link(i, j);
    this.link(j, i);
    const root = this.find(j);
    this.parent[this.find(i)] = root;
    return root;
  }

  private link(i: number, j: number): void {
    this.links[this.links[2 * i] < 0 ? 2 * i : 2 * i + 1] = j;
  }

  list(): number[][] {
    const { links } = this;
    const n = links.length / 2;
    const seen = new Uint8Array(n);
    const chains: number[][] = [];
    for (let end = 0; end < n; end++) {
      if (seen[end] === 1 || this.isInner(end)) continue;
      const chain: number[] = [];
      for (let last = -1, i = end; i >= 0; ) {
        chain.push(i);
        seen[i] = 1;
        const next = links[2 * i] === last ? links[2 * i + 1] : links[2 * i];
        last = i;
        i = next;
      }
      chains.push(chain);
    }
    return chains;
  }
}
