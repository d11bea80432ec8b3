import type { Labels } from './labels.ts';
import { phaseAllows } from './phases.ts';

/** What labels are to be told apart by. */
export interface Weights {
  /** The length of the day costs money or is limited. */
  timed: boolean;
  trips: boolean;
  ready: boolean;
  loads: boolean;
  /** Deliveries come first on each trip. */
  phased: boolean;
  atWheel: boolean;
  /** Metres or driving are limited. */
  limited: boolean;
  /** Labels a layer keeps, at most MOST. */
  most: number;
}

/**
 * Puts a copy of label s into the layer of `size` labels unless one of them is at least as good in every respect; those that it beats go. Returns the layer's new
 * size. A full layer drops the dearest.
 */
export function addLabel(labels: Labels, layer: number, size: number, s: number, weights: Weights): number {
  for (let a = layer; a < layer + size; a++) if (beats(labels, a, s, weights)) return size;
  let kept = layer;
  for (let b = layer; b < layer + size; b++) {
    if (beats(labels, s, b, weights)) continue;
    if (kept !== b) labels.copy(b, kept);
    kept++;
  }
  if (kept === layer + weights.most) {
    let worst = layer;
    for (let a = layer + 1; a < kept; a++) if (labels.money[a] > labels.money[worst]) worst = a;
    if (labels.money[s] >= labels.money[worst]) return weights.most;
    kept--;
    if (worst !== kept) labels.copy(kept, worst);
  }
  labels.copy(s, kept);
  return kept + 1 - layer;
}

/** Whether whatever can still be done after b can be done after a at no more cost. */
function beats(labels: Labels, a: number, b: number, weights: Weights): boolean {
  const ahead = labels.time[b] - labels.time[a];
  if (ahead < 0 || labels.money[a] > labels.money[b] + 1e-9) return false;
  if ((labels.breaks[b] & ~labels.breaks[a]) !== 0 || (labels.had[a] & ~labels.had[b]) !== 0) return false;
  if (weights.limited && (labels.metres[a] > labels.metres[b] || labels.driving[a] > labels.driving[b])) return false;
  if (weights.timed) {
    // waiting for b, the van may leave the depot later
    const early = Math.min(labels.latest[a], labels.early[a] + ahead);
    if (early < labels.early[b] || labels.latest[a] < labels.latest[b]) return false;
  }
  if (weights.atWheel && (labels.wheel[a] > labels.wheel[b] || labels.parts[a] < labels.parts[b])) return false;
  if (weights.trips && labels.trips[a] > labels.trips[b]) return false;
  if (weights.ready && (labels.ready[a] < labels.ready[b] || labels.owes[a] > labels.owes[b])) return false;
  if (weights.phased && !phaseAllows(labels.phase[a], labels.phase[b])) return false;
  if (weights.loads) {
    const { loads, width } = labels;
    for (let i = 0; i < width; i++) if (loads[a * width + i] > loads[b * width + i]) return false;
  }
  return true;
}
