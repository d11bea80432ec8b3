import type { Arcs } from './arcs.ts';
import type { Neighbours } from './neighbours.ts';
import { isIn, type Territories } from './regions/territories.ts';
import { selectSmallest } from './select-smallest.ts';

/** Entries per stop. Nearly all of the stops that the best known solutions serve on the way lie among so many. */
const LISTED = 64;

/** Keys are `detour * NODES + node`. */
const NODES = 2_097_152;
const FAR = 2_000_000_000;

/** What is known of stops and depots before any route is. */
interface EndsOf {
  readonly n: number;
  readonly arcs: Arcs;
  /** Arc indices of the depots that routes start from, and end at. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Seconds; null where there are no windows. */
  readonly windows: { readonly open: Int32Array; readonly close: Int32Array; readonly service: Int32Array } | null;
  /** Those need no second look. */
  readonly neighbours: Neighbours;
  /** log2 of ints a record. */
  readonly shift: number;
}

/** Per node `size` addresses of other nodes, least detour first. `detour` is in metres, and `FAR` where a list is short. */
interface EndList {
  readonly at: Int32Array;
  readonly detour: Int32Array;
}

/**
 * Stops that a van passes on its way out or home. A stop near the depot may lie right on the way of a route whose outer stops are far from
 * it: no list of neighbours knows of that place, though it costs next to nothing. So each stop has the nodes after which (`last`) or before
 * which (`first`) it would be the end of a route at the least detour.
 */
export class RouteEnds {
  /** Entries per node. */
  readonly size: number;
  readonly last: EndList;
  readonly first: EndList;
  private readonly of: EndsOf;
  /** Metres from each start to each node, and from each node to each end. */
  private readonly fromStarts: readonly Int32Array[];
  private readonly toEnds: readonly Int32Array[];
  private readonly isMade: Uint8Array;
  private readonly keys: Float64Array;
  /** Scratch: the last node whose list left this one out. */
  private readonly passedBy: Int32Array;
  private territories: Territories | null = null;
  private region = 0;

  constructor(of: EndsOf) {
    const { n, arcs, starts, ends, windows } = of;
    this.of = of;
    this.size = Math.max(0, Math.min(LISTED, n - 1));
    const nodes = Int32Array.from({ length: n }, (_, i) => i);
    this.fromStarts = starts.map((depot) => nodes.map((i) => arcs.metres(depot, i)));
    this.toEnds = ends.map((depot) => nodes.map((i) => arcs.metres(i, depot)));
    this.isMade = new Uint8Array(n);
    this.keys = new Float64Array(n);
    this.passedBy = new Int32Array(n).fill(-1);
    const empty = () => ({ at: new Int32Array(n * this.size), detour: new Int32Array(n * this.size).fill(FAR) });
    this.last = empty();
    const areSame = starts.length === ends.length && starts.every((depot) => ends.includes(depot));
    this.first = arcs.symmetric && windows === null && areSame ? this.last : empty();
  }

  /** From now on nodes of other regions are passed over. */
  confine(territories: Territories, region: number): void {
    this.territories = territories;
    this.region = region;
  }

  /** Whether the node of an address may be looked at. */
  isOurs(address: number): boolean {
    const { territories } = this;
    return territories === null || isIn(this.region, territories.ofNode[address >> this.of.shift]);
  }

  /** Where the lists of a node begin. They are made when first asked for, in O(n). */
  startOf(node: number): number {
    if (this.isMade[node] === 0) {
      this.isMade[node] = 1;
      this.list(node, this.last, this.toEnds, false);
      if (this.first !== this.last) this.list(node, this.first, this.fromStarts, true);
    }
    return node * this.size;
  }

  /** @param away per depot, how far each node is from it; @param outward the stop comes before the others */
  private list(stop: number, list: EndList, away: readonly Int32Array[], outward: boolean): void {
    const { of, size, keys, passedBy } = this;
    const { n, arcs, windows, neighbours, shift } = of;
    const { near, k } = neighbours;
    passedBy[stop] = stop;
    for (let i = stop * k; i < (stop + 1) * k && near[i] >= 0; i++) passedBy[near[i]] = stop;
    let count = 0;
    for (let other = 0; other < n; other++) {
      if (passedBy[other] === stop) continue;
      const a = outward ? stop : other;
      const b = outward ? other : stop;
      if (windows !== null && windows.open[a] + windows.service[a] + arcs.seconds(a, b) > windows.close[b]) continue;
      let gained = -FAR;
      for (const metres of away) gained = Math.max(gained, metres[other] - metres[stop]);
      keys[count++] = Math.max(0, arcs.metres(a, b) - gained) * NODES + other;
    }
    const kept = Math.min(size, count);
    selectSmallest(keys, count, kept);
    for (let i = 0, at = stop * size; i < kept; i++, at++) {
      list.at[at] = (keys[i] % NODES) << shift;
      list.detour[at] = Math.min(FAR, Math.floor(keys[i] / NODES));
    }
  }
}
