import { HORIZON, type Instance } from './instance.ts';
import { NearPoints } from './near-points.ts';
import { areAlternatives } from './relations/relation-table.ts';
import { selectSmallest } from './select-smallest.ts';

/** The nodes worth standing next to, per node, nearest first. */
export interface Neighbours {
  /** Entries per node. */
  readonly k: number;
  /** `[node * k + i]`: node numbers; -1 pads short lists. */
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
export function findNeighbours(instance: Instance, k: number): Neighbours {
  const { n, relations } = instance;
  const size = Math.max(0, Math.min(k, n - 1));
  const near = new Int32Array(n * size).fill(-1);
  const out = new Int32Array(n * size).fill(FAR);
  const outTime = new Int32Array(n * size).fill(FAR);
  const inTime = new Int32Array(n * size).fill(FAR);
  const arcs = instance.arcs[0];
  const inward = arcs?.symmetric ? out : new Int32Array(n * size).fill(FAR);
  if (size === 0) return { k: size, near, out, outTime, inTime, in: inward };
  const rank = ranking(instance);
  const length = weighing(instance);
  const classes = classMasks(instance);
  const grid = n > ALL_PAIRS ? new NearPoints(instance.x, instance.y) : null;
  const candidates = Int32Array.from({ length: n }, (_, i) => i);
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const found = grid === null ? n : grid.around(i, size * 2, candidates);
    let count = 0;
    for (let c = 0; c < found; c++) {
      const j = candidates[c];
      if (j === i || (classes[i] & classes[j]) === 0) continue;
      if (relations !== null && areAlternatives(relations, i, j)) continue;
      const r = Math.min(rank(i, j), rank(j, i));
      if (r < FAR) keys[count++] = Math.round(r) * NODES + j;
    }
    selectSmallest(keys, count, Math.min(size, count));
    const kept = Math.min(size, count);
    // Nearest first by the cost of travel alone: the scan stops trusting a position once its nearer end was seen.
    for (let c = 0; c < kept; c++) {
      const j = keys[c] % NODES;
      keys[c] = Math.round(Math.min(length(i, j), length(j, i))) * NODES + j;
    }
    keys.subarray(0, kept).sort();
    for (let c = 0, at = i * size; c < kept; c++, at++) {
      const j = keys[c] % NODES;
      near[at] = j;
      out[at] = arcs.metres(i, j);
      outTime[at] = arcs.seconds(i, j);
      inTime[at] = arcs.seconds(j, i);
      inward[at] = arcs.metres(j, i);
    }
  }
  return { k: size, near, out, outTime, inTime, in: inward };
}

/** Metre-equivalents of the cost of an arc, by the highest rates for metres and seconds. */
function weighing(instance: Instance): (i: number, j: number) => number {
  const { classes } = instance;
  const arcs = instance.arcs[0];
  const perMetre = Math.max(0, ...classes.map((c) => c.rateMetre));
  const perSecond = Math.max(0, ...classes.map((c) => c.rateSecond));
  const unit = perMetre + perSecond / metresPerSecond(instance);
  const metreWeight = unit > 0 ? perMetre / unit : 1;
  const secondWeight = unit > 0 ? perSecond / unit : 0;
  if (secondWeight === 0) return (i, j) => metreWeight * arcs.metres(i, j);
  return (i, j) => metreWeight * arcs.metres(i, j) + secondWeight * arcs.seconds(i, j);
}

/** Metre-equivalents of visiting j right after i, or FAR where their windows exclude it. */
function ranking(instance: Instance): (i: number, j: number) => number {
  const { n, service, windowAt, windowStart, windowEnd } = instance;
  const arcs = instance.arcs[0];
  const open = Int32Array.from({ length: n }, (_, i) => windowStart[windowAt[i]]);
  const close = Int32Array.from({ length: n }, (_, i) => windowEnd[windowAt[i + 1] - 1]);
  const timed = open.some((t) => t > -HORIZON) || close.some((t) => t < HORIZON);
  const pace = metresPerSecond(instance);
  const length = weighing(instance);
  if (!timed) return length;
  return (i, j) => {
    const travel = arcs.seconds(i, j);
    if (open[i] + service[i] + travel > close[j]) return FAR;
    const wait = open[j] - close[i] - service[i] - travel;
    return length(i, j) + (wait > 0 ? WAIT_WEIGHT * pace * wait : 0);
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
