import type { Arcs } from './arcs.ts';
import { isIn, type Territories } from './regions/territories.ts';
import { selectSmallest } from './select-smallest.ts';

/** Entries per stop. Nearly all of the stops that the best known solutions serve on the way lie among so many. */
const LISTED = 64;

/** Up to this many stops the lists are worth making: they take O(n²) legs. */
export const MOST_FOR_ENDS = 3_000;

/** Keys are `detour * NODES + node`. */
const NODES = 2_097_152;
const FAR = 2_000_000_000;

/** What is known of stops and depots before any route is. */
export interface EndsOf {
  readonly n: number;
  readonly arcs: Arcs;
  /** Arc indices of the depots that routes start from, and end at. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Seconds; null where there are no windows. */
  readonly windows: { readonly open: Int32Array; readonly close: Int32Array; readonly service: Int32Array } | null;
  /** Neighbour lists: `near[node * k + i]` below `firstHead` are addresses of nodes that need no second look. */
  readonly near: Int32Array;
  readonly k: number;
  readonly firstHead: number;
  /** log2 of ints a record. */
  readonly shift: number;
}

/** Per node a list of other nodes' addresses, least detour first; `detour` is `FAR` where a list is short. */
export interface EndList {
  readonly at: Int32Array;
  /** Metres. */
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
  private readonly shift: number;
  private territories: Territories | null = null;
  private region = 0;

  /** O(n²) legs. */
  constructor(of: EndsOf) {
    const { n, arcs, shift, windows } = of;
    this.shift = shift;
    this.size = Math.max(0, Math.min(LISTED, n - 1));
    const inward = arcs.symmetric && windows === null && sameDepots(of);
    this.last = this.listed(of, false);
    this.first = inward ? this.last : this.listed(of, true);
  }

  /** From now on nodes of other regions are passed over. */
  confine(territories: Territories, region: number): void {
    this.territories = territories;
    this.region = region;
  }

  /** Whether the node of an address may be looked at. */
  isOurs(address: number): boolean {
    const { territories } = this;
    return territories === null || isIn(this.region, territories.ofNode[address >> this.shift]);
  }

  private listed({ n, arcs, starts, ends, windows, near, k, firstHead, shift }: EndsOf, outward: boolean): EndList {
    const { size } = this;
    const list = { at: new Int32Array(n * size).fill(firstHead), detour: new Int32Array(n * size).fill(FAR) };
    const depots = outward ? starts : ends;
    // per depot, what each node is away from it
    const away = depots.map((depot) =>
      Int32Array.from({ length: n }, (_, i) => (outward ? arcs.metres(depot, i) : arcs.metres(i, depot))),
    );
    const keys = new Float64Array(n);
    const neighbourOf = new Int32Array(n).fill(-1);
    for (let stop = 0; stop < n; stop++) {
      neighbourOf[stop] = stop;
      for (let i = stop * k; i < (stop + 1) * k && near[i] < firstHead; i++) neighbourOf[near[i] >> shift] = stop;
      let count = 0;
      for (let other = 0; other < n; other++) {
        if (neighbourOf[other] === stop) continue;
        const a = outward ? stop : other;
        const b = outward ? other : stop;
        if (windows !== null && windows.open[a] + windows.service[a] + arcs.seconds(a, b) > windows.close[b]) continue;
        let gained = -FAR;
        for (const metres of away) gained = Math.max(gained, metres[other] - metres[stop]);
        keys[count++] = Math.max(0, arcs.metres(a, b) - gained) * NODES + other;
      }
      const kept = Math.min(size, count);
      selectSmallest(keys, count, kept);
      for (let i = 0; i < kept; i++) {
        list.at[stop * size + i] = (keys[i] % NODES) << shift;
        list.detour[stop * size + i] = Math.min(FAR, Math.floor(keys[i] / NODES));
      }
    }
    return list;
  }
}

function sameDepots({ starts, ends }: EndsOf): boolean {
  return starts.length === ends.length && starts.every((depot) => ends.includes(depot));
}
