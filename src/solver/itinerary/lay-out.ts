import { HORIZON, type Instance, UNBOUNDED } from '../instance.ts';
import type { BreakRule } from './class-rules.ts';
import {
  ARRIVAL,
  ARRIVAL_PARTS,
  BREAKS_AHEAD,
  BROUGHT,
  BROUGHT_AHEAD,
  BUSY,
  CODE,
  type Course,
  DRIVE,
  DRIVEN,
  EARLY,
  ENDS,
  HAD,
  LATE,
  LATE_ANYWAY,
  LATEST,
  METRES,
  METRES_SO_FAR,
  OPENED,
  PARTS,
  PAUSES,
  READY,
  READY_AHEAD,
  reloadAt,
  SAME_EARLY,
  SAME_LATE,
  SET_UP,
  STATION,
  TAIL,
  TAIL_EARLY,
  TIME,
  TRIPS,
  WHEEL,
  WHEEL_ROOM,
  WINDOW,
  WORK,
} from './course.ts';
import { LEG_BREAK, LEG_PART, withPause } from './leg-plan.ts';
import type { Probe } from './probe.ts';

/** Earlier than anything: an arrival that is never. */
const NEVER = -2 * HORIZON;

/**
 * Drives a course whose stations and pauses are given (CODE, PAUSES, `count`) with a van of class k and writes down all that
 * Course promises. Its cost is Infinity if it breaks a rule of time.
 */
export function layOut(course: Course, probe: Probe, instance: Instance, k: number): void {
  probe.take(k);
  findTrips(course, instance);
  course.waitsFor = 0;
  course.cost = forward(course, probe);
  // whoever comes home past the latest start of a break that is not on the route has to have had it before leaving
  while (course.cost === Infinity && (probe.owed & ~course.waitsFor) !== 0) {
    course.waitsFor |= probe.owed;
    course.cost = forward(course, probe);
  }
  if (course.cost < Infinity) backward(course, probe, instance);
}

/** Only drives it, from the earliest departure: money, or Infinity. What is known of it before and at each station is written down as far as it comes. */
export function driveOut(course: Course, probe: Probe, instance: Instance, k: number): number {
  probe.take(k);
  findTrips(course, instance);
  course.waitsFor = 0;
  return forward(course, probe);
}

function findTrips(course: Course, { calls, delivery, dimensions: d }: Instance): void {
  const { at: a, count } = course;
  for (let q = count - 1, at = q * STATION, ahead = -HORIZON, load = 0; q >= 0; q--, at -= STATION) {
    const code = a[at + CODE];
    ahead = code < 0 ? -HORIZON : Math.max(ahead, calls.ready[code]);
    load = code < 0 || d === 0 ? 0 : load + delivery[code * d];
    a[at + READY_AHEAD] = ahead;
    a[at + BROUGHT_AHEAD] = load;
  }
  for (let q = 0, at = 0, opened = -1, ready = -HORIZON, load = 0; q < count; q++, at += STATION) {
    const code = a[at + CODE];
    a[at + OPENED] = opened;
    a[at + READY] = ready;
    a[at + BROUGHT] = load;
    if (code < ENDS) {
      opened = q;
      ready = -HORIZON;
      load = 0;
    } else if (code >= 0) {
      ready = Math.max(ready, calls.ready[code]);
      if (d > 0) load += delivery[code * d];
    }
  }
}

function forward(course: Course, probe: Probe): number {
  const { at: a, count } = course;
  probe.start(a[READY_AHEAD], course.waitsFor);
  for (let q = 0, at = 0; q < count; q++, at += STATION) {
    const code = a[at + CODE];
    const { metres, driving } = probe;
    a[at + TIME] = probe.time;
    a[at + EARLY] = probe.early;
    a[at + LATEST] = probe.latest;
    a[at + WHEEL] = probe.wheel;
    a[at + PARTS] = probe.parts;
    a[at + HAD] = probe.had;
    a[at + METRES_SO_FAR] = metres;
    a[at + DRIVEN] = driving;
    a[at + BUSY] = probe.busy;
    a[at + TRIPS] = probe.trips;
    course.lateness[q] = probe.lateness;
    if (a[at + PAUSES] !== 0) a[at + PAUSES] = code === ENDS && probe.c.isOpen ? 0 : kept(a[at + PAUSES], probe);
    if (!probe.drive(code, a[at + PAUSES])) return Infinity;
    a[at + METRES] = probe.metres - metres;
    a[at + DRIVE] = probe.driving - driving;
    a[at + ARRIVAL_PARTS] = probe.parts;
    const ready = code < ENDS ? a[at + STATION + READY_AHEAD] : 0;
    if (!probe.arrive(code, ready)) return Infinity;
    a[at + ARRIVAL] = probe.arrival;
    a[at + WINDOW] = probe.window;
    a[at + SET_UP] = probe.setUp;
    a[at + WORK] = code === ENDS ? 0 : probe.work;
  }
  course.metres = probe.metres;
  course.driving = probe.driving;
  course.busy = probe.busy;
  course.trips = probe.trips;
  course.lateness[count] = probe.lateness;
  const cost = probe.end();
  course.seconds = probe.seconds;
  return cost;
}

/** The pauses that a van of this class knows and has not had. */
function kept(pauses: number, { had, c }: Probe): number {
  let left = 0;
  let taken = had;
  for (let more = pauses; more !== 0; more >>>= 4) {
    const code = more & 15;
    const k = code - LEG_BREAK;
    if (k >= c.rules.breaks.length || (k >= 0 && ((taken >> k) & 1) === 1)) continue;
    if (k < 0 && c.rules.maxAtWheel >= UNBOUNDED) continue;
    if (code === LEG_PART && c.rules.split.length === 0) continue;
    if (k >= 0) taken |= 1 << k;
    left = withPause(left, code);
  }
  return left;
}

/** What is known of leaving for the next station, or of coming there: see the fields of Course. */
class Ahead {
  late = 0;
  anyway = 0;
  early = 0;
  same = 0;
  tail = 0;
  tailEarly = 0;

  /** Before something that takes `seconds`, whenever. */
  shift(seconds: number): void {
    this.late -= seconds;
    this.anyway -= seconds;
    this.same -= seconds;
    if (this.early > NEVER) this.early -= seconds;
    this.tail += seconds;
    if (this.tailEarly > NEVER) this.tailEarly -= seconds;
  }

  /** Before work that begins between `opens` and `until`, and takes `seconds`. */
  precede(opens: number, until: number, seconds: number): void {
    this.shift(seconds);
    // whoever begins when it opens is late farther on
    const isEver = opens <= this.same;
    if (this.same > until) this.same = until;
    if (this.early <= opens) this.early = NEVER;
    let early = opens;
    if (this.tailEarly > this.same) {
      this.tail += this.tailEarly - this.same;
      early = this.same;
    } else if (this.tailEarly > early) early = this.tailEarly;
    this.tailEarly = early;
    if (!isEver) this.same = NEVER;
  }
}

const AHEAD = new Ahead();

function backward(course: Course, probe: Probe, { calls, windowAt }: Instance): void {
  const { at: a, count } = course;
  const { returnBy, rules } = probe.c;
  const ahead = AHEAD;
  let breaks = 0;
  let room = rules.maxAtWheel;
  ahead.late = returnBy;
  ahead.anyway = returnBy;
  ahead.same = returnBy;
  ahead.early = NEVER;
  ahead.tail = 0;
  ahead.tailEarly = NEVER;
  for (let q = count - 1, at = q * STATION; q >= 0; q--, at -= STATION) {
    const code = a[at + CODE];
    if (code !== ENDS) {
      const leg = at + STATION;
      const drive = a[leg + DRIVE];
      if (a[leg + PAUSES] !== 0) {
        breaks |= pausesAhead(ahead, a[leg + PAUSES], drive, a[leg + PARTS], probe);
        if (ROOM.resets) room = rules.maxAtWheel;
      }
      ahead.shift(drive);
      if (rules.maxAtWheel < UNBOUNDED) room -= drive;
      if (code < ENDS) {
        const reload = rules.reloads[reloadAt(code)];
        const late = Math.min(reload.closes, ahead.late - reload.seconds);
        const anyway = Math.min(reload.closes, ahead.anyway - reload.seconds);
        ahead.precede(Math.max(reload.opens, a[at + STATION + READY_AHEAD]), reload.closes, reload.seconds);
        ahead.late = late;
        ahead.anyway = anyway;
      } else {
        const { from, until, late: rate } = calls;
        const w = a[at + WINDOW];
        const first = windowAt[code];
        let last = windowAt[code + 1] - 1;
        let late = ahead.late - a[at + WORK];
        let anyway = ahead.anyway - a[at + WORK];
        if (rate[code] < 0) {
          while (last > first && from[last] > late) last--;
          late = Math.min(late, until[last]);
          anyway = Math.min(anyway, until[windowAt[code + 1] - 1]);
        }
        ahead.precede(from[w], until[w], a[at + WORK]);
        ahead.late = late;
        ahead.anyway = anyway;
        if (w > first && ahead.early <= until[w - 1]) ahead.early = until[w - 1] + 1;
      }
    }
    a[at + LATE] = ahead.late;
    a[at + LATE_ANYWAY] = ahead.anyway;
    a[at + SAME_EARLY] = ahead.early;
    a[at + SAME_LATE] = ahead.same;
    a[at + TAIL] = ahead.tail;
    a[at + TAIL_EARLY] = ahead.tailEarly;
    a[at + BREAKS_AHEAD] = breaks;
    a[at + WHEEL_ROOM] = room;
  }
}

/** Of the leg last looked at: whether a pause on it lets the driving begin anew. */
const ROOM = { resets: false };

/** Puts the pauses of a leg, all at its far end, before what is ahead. Returns the breaks among them. */
function pausesAhead(ahead: Ahead, pauses: number, drive: number, partsBefore: number, probe: Probe): number {
  const { breaks, rest, split, maxAtWheel } = probe.c.rules;
  let taken = 0;
  let parts = partsBefore;
  let count = 0;
  ROOM.resets = false;
  for (let more = pauses; more !== 0; more >>>= 4, count++) {
    const kind = more & 15;
    let length = rest;
    if (kind >= LEG_BREAK) {
      length = breaks[kind - LEG_BREAK].seconds;
      taken |= 1 << (kind - LEG_BREAK);
    } else if (kind === LEG_PART) length = split[parts];
    LENGTHS[count] = length;
    if (maxAtWheel >= UNBOUNDED) continue;
    if (length >= rest) {
      parts = 0;
      ROOM.resets = true;
    } else if (parts < split.length && length >= split[parts]) {
      parts++;
      if (parts === split.length) {
        parts = 0;
        ROOM.resets = true;
      }
    }
  }
  for (let i = count - 1; i >= 0; i--) {
    const k = ((pauses >>> (4 * i)) & 15) - LEG_BREAK;
    if (k < 0) {
      ahead.shift(LENGTHS[i]);
      continue;
    }
    const rule: BreakRule = breaks[k];
    // it may be taken on the way, where there is time for it no later
    const late = Math.min(ahead.late - rule.seconds, rule.until + drive);
    const anyway = ahead.anyway - rule.seconds;
    ahead.precede(rule.from, rule.until, rule.seconds);
    ahead.late = late;
    ahead.anyway = anyway;
  }
  return taken;
}

const LENGTHS = new Int32Array(8);
