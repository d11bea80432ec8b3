import type { Arcs } from '../arcs.ts';
import type { Neighbours } from '../neighbours.ts';
import { RICH_SHIFT } from '../record.ts';
import type { RichInstance } from './rich-instance.ts';

/*
 * Neighbour lists as the rich kernel reads them: all there is to know of a neighbour in one run of 8 ints, half a line of
 * the processor's cache.
 */

/** Address of the neighbour's record; the dummy head pads short lists. */
export const TO = 0;
/** Metres node -> neighbour, by the first arcs of the instance, as all that follow. */
export const OUT_METRES = 1;
/** Metres neighbour -> node. */
export const IN_METRES = 2;
/** Seconds node -> neighbour, set-up there included. */
export const OUT_SECONDS = 3;
/** Seconds neighbour -> node, set-up there included. */
export const IN_SECONDS = 4;
/** Least metres, either way, to this neighbour, to those later in the list, or to a depot. */
export const FAR_METRES = 5;
/** Least seconds likewise. */
export const FAR_SECONDS = 6;

/** The shorter of the detours behind and ahead of this neighbour, at least, in the units of worth.ts. */
export const MEASURE = 7;

/** log2 of the ints a neighbour takes. */
export const LINK_SHIFT = 3;

const FAR = 2_000_000_000;

/** @param dummy address that pads */
export function linksOf(instance: RichInstance, neighbours: Neighbours, dummy: number): Int32Array {
  const { near, out, in: inward, outTime, inTime, k } = neighbours;
  const links = new Int32Array(near.length << LINK_SHIFT);
  for (let node = 0; node < instance.n; node++) {
    let metres = instance.depotMetres[node];
    let seconds = instance.depotSeconds[node];
    for (let i = (node + 1) * k - 1; i >= node * k; i--) {
      const at = i << LINK_SHIFT;
      links[at + TO] = near[i] < 0 ? dummy : near[i] << RICH_SHIFT;
      links[at + OUT_METRES] = out[i];
      links[at + IN_METRES] = inward[i];
      links[at + OUT_SECONDS] = outTime[i];
      links[at + IN_SECONDS] = inTime[i];
      metres = Math.min(metres, out[i], inward[i]);
      seconds = Math.min(seconds, outTime[i], inTime[i]);
      links[at + FAR_METRES] = metres;
      links[at + FAR_SECONDS] = seconds;
    }
  }
  return links;
}

/** Writes the list of a node anew, with those neighbours alone that `keeps` says so of, in `near` as well. */
export function relink(
  instance: RichInstance,
  { near: nodes, out, in: inward, outTime, inTime, k }: Neighbours,
  node: number,
  keeps: (neighbour: number) => boolean,
  links: Int32Array,
  near: Int32Array,
  dummy: number,
): void {
  const start = node * k;
  let to = start;
  for (let i = start; i < start + k && nodes[i] >= 0; i++) {
    if (!keeps(nodes[i])) continue;
    const at = to << LINK_SHIFT;
    near[to++] = nodes[i] << RICH_SHIFT;
    links[at + TO] = nodes[i] << RICH_SHIFT;
    links[at + OUT_METRES] = out[i];
    links[at + IN_METRES] = inward[i];
    links[at + OUT_SECONDS] = outTime[i];
    links[at + IN_SECONDS] = inTime[i];
  }
  for (let i = to; i < start + k; i++) {
    const at = i << LINK_SHIFT;
    near[i] = dummy;
    links[at + TO] = dummy;
    links.fill(FAR, at + OUT_METRES, at + FAR_SECONDS + 1);
  }
  let metres = instance.depotMetres[node];
  let seconds = instance.depotSeconds[node];
  for (let at = (start + k - 1) << LINK_SHIFT; at >= start << LINK_SHIFT; at -= 1 << LINK_SHIFT) {
    metres = Math.min(metres, links[at + OUT_METRES], links[at + IN_METRES]);
    seconds = Math.min(seconds, links[at + OUT_SECONDS], links[at + IN_SECONDS]);
    links[at + FAR_METRES] = metres;
    links[at + FAR_SECONDS] = seconds;
  }
}

/** What an arc of other arcs than the first takes at least of the same arc of the first: of its metres, of its seconds. */
export interface ArcRatio {
  readonly metres: number;
  readonly seconds: number;
}

/** By the neighbours' arcs; 1 and 1 for the first arcs. */
export function arcRatios(arcs: readonly Arcs[], { near, out, outTime, k }: Neighbours): ArcRatio[] {
  return arcs.map((other, a) => {
    let metres = 1;
    let seconds = 1;
    if (a === 0) return { metres, seconds };
    for (let i = 0; i < near.length; i++) {
      if (near[i] < 0) continue;
      const node = Math.trunc(i / k);
      if (out[i] > 0) metres = Math.min(metres, other.metres(node, near[i]) / out[i]);
      if (outTime[i] > 0) seconds = Math.min(seconds, other.seconds(node, near[i]) / outTime[i]);
    }
    return { metres, seconds };
  });
}
