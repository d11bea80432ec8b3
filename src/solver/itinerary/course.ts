/*
 * A route written out with all that is decided for it, so that what a change to it would cost can be told from where the
 * change begins to where it no longer matters. Stations are its calls, its reloads and the end, in order; each has a record in
 * `at`, which says what is known before the leg to it (how far, how late, how long at the wheel), and what coming there at
 * some time leads to, if nothing after it changes.
 */

/** Stations that are no calls: the end, and below it reloads at each depot where the vehicle may. */
export const ENDS = -1;
const FIRST_RELOAD = -2;

/** The station of a reload at the depot of this number; and back. */
export function reloadAt(choice: number): number {
  return FIRST_RELOAD - choice;
}

/** Node of a call, or one of the above. */
export const CODE = 0;
/** Pauses on the leg to it, packed: see leg-plan.ts. */
export const PAUSES = 1;
/** Of the leg to it. */
export const DRIVE = 2;
export const METRES = 3;
/** Set-up included. */
export const WORK = 4;
export const SET_UP = 5;

/** Before the leg to it: driving on at, and the departures from the depot that keep all so far (see labels.ts). */
export const TIME = 6;
export const EARLY = 7;
export const LATEST = 8;
export const WHEEL = 9;
export const PARTS = 10;
/** Breaks had. */
export const HAD = 11;
export const METRES_SO_FAR = 12;
export const DRIVEN = 13;
export const BUSY = 14;
export const TRIPS = 15;
/** Station of the reload that opened the trip; -1 = the start. */
export const OPENED = 16;
/** Last instant at which goods of the trip so far are ready. */
export const READY = 17;

/** Coming there: when, in which window, with what. */
export const ARRIVAL = 18;
export const WINDOW = 19;
export const ARRIVAL_WHEEL = 20;
export const ARRIVAL_PARTS = 21;

/** Arriving later is too late for what follows, whatever else. */
export const LATE = 22;
/** The same if pauses may stand elsewhere. */
export const LATE_ANYWAY = 30;
/** Between these arrivals nothing that follows is late, or in another window. */
export const SAME_EARLY = 23;
export const SAME_LATE = 24;
/** Then: seconds from there to the end, and the earliest arrival that wastes no waiting. */
export const TAIL = 25;
export const TAIL_EARLY = 26;
/** Breaks after it. */
export const BREAKS_AHEAD = 27;
/** With more time at the wheel than this on arrival, pauses that follow would stand elsewhere. */
export const WHEEL_ROOM = 28;
/** In the first dimension: what the trip brings before it, and from this call to the trip's end. */
export const BROUGHT = 31;
export const BROUGHT_AHEAD = 32;
/** Last instant at which goods of the trip are ready, from this call to the trip's end. */
export const READY_AHEAD = 29;
/** After work there (breaks and wheel as of leaving). */
export const STATION = 33;

export class Course {
  /** Of the sequence and its decisions; -1 = of none. */
  version = -1;
  /** Stations, the end included. */
  count = 0;
  at = new Int32Array(16 * STATION);
  /** Money for lateness before the leg to each station, and in all. */
  lateness = new Float64Array(16);
  /** Breaks had by leaving later. */
  waitsFor = 0;
  /** Infinity = it breaks a rule. Prices of stops left out. */
  cost = Infinity;
  metres = 0;
  driving = 0;
  seconds = 0;
  busy = 0;
  trips = 0;

  reserve(stations: number): void {
    if (stations * STATION <= this.at.length) return;
    this.at = grown(this.at, 2 * stations * STATION);
    const lateness = new Float64Array(2 * stations);
    lateness.set(this.lateness);
    this.lateness = lateness;
  }
}

function grown(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
