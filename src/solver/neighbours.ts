import type { Arcs } from './arcs.ts';
import { HORIZON, type Instance } from './instance.ts';
import { NearPoints } from './near-points.ts';
import { areAlternatives } from './relations/relation-table.ts';
import { selectSmallest } from './select-smallest.ts';

/** The nodes worth standing next to, per node, nearest first. */
export interface Neighbours {
  /** Entries per node. */
  readonly k: number;
  /** How many of them are looked at from the beginning; see reach.ts. */
  readonly nearest: number;
  /** `[node * k + i]`: node numbers, the first `nearest` of them nearest first, those behind again; -1 pads short lists. */
  readonly near: Int32Array;
  /** Metres node -> neighbour, beside `near`, so that a scan need not touch the matrix. */
  readonly out: Int32Array;
  /** Seconds node -> neighbour, set-up there included. */
  readonly outTime: Int32Array;
  /** Seconds neighbour -> node, set-up there included. */
  readonly inTime: Int32Array;
  /** Metres neighbour -> node; the same array as `out` when distances are symmetric. */
  readonly in: Int32Array;
}

/** What a second of forced waiting counts beside a second of travel when neighbours are ranked; measured in DESIGN 6. */
const WAIT_WEIGHT = 0.2;
/** Up to this many nodes all pairs are ranked; above, only the nearest on the map. */
const ALL_PAIRS = 3_000;
/** Keys are `rank * NODES + node`. */
const NODES = 2_097_152;
const FAR = 2_000_000_000;

/** Ranks pairs by the cheaper direction of travel plus part of the waiting it forces; pairs that exclude each other are dropped. */
export function findNeighbours(instance: Instance, nearest: number, k = nearest): Neighbours {
  const { n, relations } = instance;
  const size = Math.max(0, Math.min(k, n - 1));
  const near = new Int32Array(n * size).fill(-1);
  const out = new Int32Array(n * size).fill(FAR);
  const outTime = new Int32Array(n * size).fill(FAR);
  const inTime = new Int32Array(n * size).fill(FAR);
  const arcs = instance.arcs[0];
  const inward = arcs?.symmetric ? out : new Int32Array(n * size).fill(FAR);
  const first = Math.min(nearest, size);
  if (size === 0) return { k: size, nearest: first, near, out, outTime, inTime, in: inward };
  const rank = ranking(instance);
  const classes = classMasks(instance);
  const grid = n > ALL_PAIRS ? new NearPoints(instance.x, instance.y) : null;
  const candidates = Int32Array.from({ length: n }, (_, i) => i);
  const keys = new Float64Array(n);
  const legs = new PairOfLegs(instance);
  for (let i = 0; i < n; i++) {
    const found =
      grid === null ? n : nearestOf(instance, i, candidates, grid.around(i, size * 2, candidates), size * 3, keys);
    let count = 0;
    for (let c = 0; c < found; c++) {
      const j = candidates[c];
      if (j === i || (classes[i] & classes[j]) === 0) continue;
      if (relations !== null && areAlternatives(relations, i, j)) continue;
      const r = rank(legs.between(i, j));
      if (r < FAR) keys[count++] = Math.round(r) * NODES + j;
    }
    selectSmallest(keys, count, Math.min(size, count));
    const kept = Math.min(size, count);
    // Nearest first by the cost of travel alone: the scan stops trusting a position once its nearer end was seen.
    for (let c = 0; c < kept; c++) {
      const j = keys[c] % NODES;
      keys[c] = Math.round(legs.between(i, j).shorter()) * NODES + j;
    }
    keys.subarray(0, Math.min(first, kept)).sort();
    keys.subarray(first, kept).sort();
    for (let c = 0, at = i * size; c < kept; c++, at++) {
      const j = keys[c] % NODES;
      legs.between(i, j);
      near[at] = j;
      out[at] = legs.metres;
      outTime[at] = legs.seconds;
      inTime[at] = legs.secondsBack;
      inward[at] = legs.metresBack;
    }
  }
  return { k: size, nearest: first, near, out, outTime, inTime, in: inward };
}

/** Where many points stand close together, only the `kept` nearest on the map are worth a look at their legs; returns how many are left. */
function nearestOf({ x, y }: Instance, i: number, found: Int32Array, count: number, kept: number, keys: Float64Array) {
  if (count <= kept) return count;
  const reach = found.subarray(0, count).reduce((far, j) => Math.max(far, Math.hypot(x[j] - x[i], y[j] - y[i])), 0);
  const scale = reach > 0 ? FAR / reach : 0;
  for (let c = 0; c < count; c++) {
    const j = found[c];
    keys[c] = Math.round(scale * Math.hypot(x[j] - x[i], y[j] - y[i])) * NODES + j;
  }
  selectSmallest(keys, count, kept);
  for (let c = 0; c < kept; c++) found[c] = keys[c] % NODES;
  return kept;
}

/** The legs between two nodes, both ways, each computed once: on large days that takes a great circle. */
class PairOfLegs {
  i = 0;
  j = 0;
  metres = 0;
  seconds = 0;
  metresBack = 0;
  secondsBack = 0;
  private readonly arcs: Arcs;
  private readonly metreWeight: number;
  private readonly secondWeight: number;

  /** Weighs metres and seconds by the highest rates there are. */
  constructor(instance: Instance) {
    const { arcs, classes } = instance;
    this.arcs = arcs[0];
    const perMetre = Math.max(0, ...classes.map((c) => c.rateMetre));
    const perSecond = Math.max(0, ...classes.map((c) => c.rateSecond));
    const unit = perMetre + perSecond / metresPerSecond(instance);
    this.metreWeight = unit > 0 ? perMetre / unit : 1;
    this.secondWeight = unit > 0 ? perSecond / unit : 0;
  }

  between(i: number, j: number): this {
    const { arcs } = this;
    this.i = i;
    this.j = j;
    this.metres = arcs.metres(i, j);
    this.seconds = arcs.seconds(i, j);
    this.metresBack = arcs.symmetric ? this.metres : arcs.metres(j, i);
    this.secondsBack = arcs.symmetric ? this.seconds - arcs.setUp(i, j) + arcs.setUp(j, i) : arcs.seconds(j, i);
    return this;
  }

  /** Metre-equivalents of what travel costs from i to j. */
  out(): number {
    return this.metreWeight * this.metres + this.secondWeight * this.seconds;
  }

  back(): number {
    return this.metreWeight * this.metresBack + this.secondWeight * this.secondsBack;
  }

  shorter(): number {
    return Math.min(this.out(), this.back());
  }
}

/** Metre-equivalents of visiting one right after the other, in the better order, or FAR where their windows exclude both. */
function ranking(instance: Instance): (legs: PairOfLegs) => number {
  const { n, service, windowAt, windowStart, windowEnd } = instance;
  const open = Int32Array.from({ length: n }, (_, i) => windowStart[windowAt[i]]);
  const close = Int32Array.from({ length: n }, (_, i) => windowEnd[windowAt[i + 1] - 1]);
  const timed = open.some((t) => t > -HORIZON) || close.some((t) => t < HORIZON);
  if (!timed) return (legs) => legs.shorter();
  const pace = metresPerSecond(instance);
  const oneWay = (i: number, j: number, travel: number, length: number) => {
    if (open[i] + service[i] + travel > close[j]) return FAR;
    const wait = open[j] - close[i] - service[i] - travel;
    return length + (wait > 0 ? WAIT_WEIGHT * pace * wait : 0);
  };
  return (legs) => {
    const { i, j } = legs;
    return Math.min(oneWay(i, j, legs.seconds, legs.out()), oneWay(j, i, legs.secondsBack, legs.back()));
  };
}

/** Typical pace of travel, from a sample of arcs. */
function metresPerSecond({ n, arcs }: Instance): number {
  let metres = 0;
  let seconds = 0;
  const step = Math.max(1, n >> 6);
  for (let i = 0; i < n; i += step) {
    for (let j = 0; j < n; j += step) {
      metres += arcs[0].metres(i, j);
      seconds += arcs[0].seconds(i, j);
    }
  }
  return seconds > 0 && metres > 0 ? metres / seconds : 1;
}

/** One bit a class that may serve the node; classes from the 31st on share the last bit. */
function classMasks({ n, classes, admit }: Instance): Int32Array {
  const masks = new Int32Array(n);
  for (let k = 0; k < classes.length; k++) {
    for (let i = 0; i < n; i++) if (admit[k * n + i] === 1) masks[i] |= 1 << Math.min(k, 30);
  }
  return masks;
}
