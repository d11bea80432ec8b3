import type { Instance } from '../instance.ts';
import type { BreakRule } from './class-rules.ts';
import { ARRIVAL, type Course, DRIVE, PAUSES, STATION, TIME, WORK } from './course.ts';
import { driveOut } from './lay-out.ts';
import { LEG_BREAK, withPause } from './leg-plan.ts';
import type { Probe } from './probe.ts';

/** Legs on which a break is tried. */
const PLACES = 3;
const LEGS = new Int32Array(PLACES);

/**
 * Takes all breaks off a course and puts those that it owes on legs where they may cost little: the first that reaches into the window of the break, the
 * last, and the one before the longest wait. Money of the route; Infinity if that does not do. Much is left to labels, but they take twenty times as long.
 */
export function placeBreaks(course: Course, probe: Probe, instance: Instance, k: number): number {
  const { at: a, count } = course;
  const { breaks } = instance.classes[k].rules;
  for (let q = 0; q < count; q++) a[q * STATION + PAUSES] = withoutBreaks(a[q * STATION + PAUSES]);
  let cost = driveOut(course, probe, instance, k);
  for (let round = 0; round < breaks.length && cost === Infinity && probe.owed !== 0; round++) {
    const b = 31 - Math.clz32(probe.owed & -probe.owed);
    const places = findPlaces(course, breaks[b]);
    let best = -1;
    let left = Infinity;
    for (let i = 0; i < places; i++) {
      const at = LEGS[i] * STATION + PAUSES;
      const pauses = a[at];
      a[at] = withPause(pauses, LEG_BREAK + b);
      cost = driveOut(course, probe, instance, k);
      a[at] = pauses;
      // one that leaves others owed may still do
      const money =
        cost < Infinity ? cost : probe.owed !== 0 && ((probe.owed >> b) & 1) === 0 ? probe.unpaused : Infinity;
      if (money >= left) continue;
      left = money;
      best = LEGS[i];
    }
    if (best < 0) return Infinity;
    a[best * STATION + PAUSES] = withPause(a[best * STATION + PAUSES], LEG_BREAK + b);
    cost = driveOut(course, probe, instance, k);
  }
  return cost;
}

function withoutBreaks(pauses: number): number {
  let left = 0;
  for (let more = pauses; more !== 0; more >>>= 4) if ((more & 15) < LEG_BREAK) left = withPause(left, more & 15);
  return left;
}

/** Writes legs into LEGS; returns how many. */
function findPlaces({ at: a, count }: Course, { from, until }: BreakRule): number {
  let first = -1;
  let last = -1;
  let idle = -1;
  let longest = 0;
  for (let q = 0, at = 0; q < count && a[at + TIME] <= until; q++, at += STATION) {
    last = q;
    if (first < 0 && a[at + TIME] + a[at + DRIVE] >= from) first = q;
    if (q === count - 1) break;
    const wait = a[at + STATION + TIME] - a[at + WORK] - a[at + ARRIVAL];
    if (wait > longest) {
      longest = wait;
      idle = q;
    }
  }
  let places = 0;
  if (first >= 0) LEGS[places++] = first;
  if (last >= 0 && last !== first) LEGS[places++] = last;
  if (idle >= 0 && idle !== first && idle !== last) LEGS[places++] = idle;
  return places;
}
