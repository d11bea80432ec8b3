import { UNREACHABLE } from '../../model/travel.ts';
import type { Arcs } from '../arcs.ts';
import { HORIZON, type Instance, UNBOUNDED, type VehicleClass } from '../instance.ts';
import {
  ARRIVAL_PARTS,
  BREAKS_AHEAD,
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
  PARTS,
  PAUSES,
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
} from './course.ts';
import { LEG_BREAK, LEG_PART, LEG_REST } from './leg-plan.ts';

/** What `join` says where it cannot tell. */
const UNKNOWN = -1;

/**
 * Drives a route whose pauses and reloads are decided, station by station, from the depot or from the middle of a course that
 * is known, until what follows on that course is known to go on as it did. One object serves all moves; a few numbers are all it carries.
 */
export class Probe {
  /** Driving on at; departures that keep all so far, as in labels.ts. */
  time = 0;
  early = 0;
  latest = 0;
  /** Money. */
  lateness = 0;
  wheel = 0;
  parts = 0;
  had = 0;
  metres = 0;
  driving = 0;
  busy = 0;
  trips = 1;
  /** After `arrive`. */
  arrival = 0;
  window = 0;
  setUp = 0;
  work = 0;
  /** After `finish`, or when a course was joined. */
  seconds = 0;
  /** What stopped it was a pause: with others it might have gone on. */
  couldPause = false;
  /** Money of the same route without the breaks that are missing for it; no pause makes it cheaper. */
  unpaused = 0;
  /** Breaks that are missing for it. */
  owed = 0;
  c: VehicleClass;
  /** The length of the day counts, and so does when it begins. */
  timed = false;
  /** Arc index of where it is, and of where it was before. */
  private place = 0;
  private before = 0;
  private arcs: Arcs;
  private readonly instance: Instance;

  constructor(instance: Instance) {
    this.instance = instance;
    this.c = instance.classes[0];
    this.arcs = instance.arcs[this.c.arcs];
  }

  /** From here on it is a van of class k. */
  take(k: number): void {
    const c = this.instance.classes[k];
    this.c = c;
    this.arcs = this.instance.arcs[c.arcs];
    const { rules } = c;
    this.timed = c.rateSecond > 0 || rules.overtimeRate > 0 || c.maxSeconds < UNBOUNDED || rules.breaks.length > 0;
  }

  /** At the depot, with goods that are there from `ready` on; leaves once the breaks of `waitsFor` have been had. */
  start(ready: number, waitsFor: number): void {
    const { rules, from } = this.c;
    const { breaks } = rules;
    let departure = Math.max(ready, rules.opens) + rules.loading;
    let had = waitsFor;
    if (breaks.length > 0) {
      for (let j = 0; j < breaks.length; j++) if (breaks[j].had <= departure) had |= 1 << j;
      for (let j = 0; j < breaks.length; j++)
        if (((waitsFor >> j) & 1) === 1 && breaks[j].had > departure) departure = breaks[j].had;
    }
    this.time = departure;
    this.early = departure;
    this.latest = HORIZON;
    this.lateness = 0;
    this.wheel = 0;
    this.parts = 0;
    this.had = had;
    this.metres = 0;
    this.driving = 0;
    this.busy = 0;
    this.trips = 1;
    this.place = from;
    this.owed = 0;
    this.unpaused = 0;
    this.couldPause = false;
  }

  /** As it stands on the course before the leg to station q. */
  resume(course: Course, q: number): void {
    const a = course.at;
    const at = q * STATION;
    this.time = a[at + TIME];
    this.early = a[at + EARLY];
    this.latest = a[at + LATEST];
    this.lateness = course.lateness[q];
    this.wheel = a[at + WHEEL];
    this.parts = a[at + PARTS];
    this.had = a[at + HAD];
    this.metres = a[at + METRES_SO_FAR];
    this.driving = a[at + DRIVEN];
    this.busy = a[at + BUSY];
    this.trips = a[at + TRIPS];
    this.place = q === 0 ? this.c.from : this.placeOf(a[at - STATION + CODE]);
    this.owed = 0;
    this.unpaused = 0;
    this.couldPause = false;
  }

  /** Where a station is, as an arc index. */
  placeOf(code: number): number {
    if (code >= 0) return code;
    if (code === ENDS) return this.c.to;
    const { reloads } = this.c.rules;
    const choice = reloadAt(code);
    // of another class's course
    return choice < reloads.length ? reloads[choice].at : this.c.from;
  }

  /** Drives to a station, pausing on the way. */
  drive(code: number, pauses: number): boolean {
    const { arcs, place } = this;
    const to = this.placeOf(code);
    const seconds = arcs.drive(place, to);
    if (seconds >= UNREACHABLE / 2) return false;
    this.metres += arcs.metres(place, to);
    this.before = place;
    this.place = to;
    // an open route has no leg to its end
    return this.roll(seconds, code === ENDS && this.c.isOpen ? 0 : pauses);
  }

  /** The same where the leg is known. */
  driveAlong(course: Course, q: number): boolean {
    const a = course.at;
    const at = q * STATION;
    this.metres += a[at + METRES];
    this.before = this.place;
    this.place = this.placeOf(a[at + CODE]);
    return this.roll(a[at + DRIVE], a[at + PAUSES]);
  }

  private roll(seconds: number, pauses: number): boolean {
    const { maxAtWheel } = this.c.rules;
    this.driving += seconds;
    this.busy += seconds;
    if (pauses === 0) {
      this.time += seconds;
      this.wheel += seconds;
    } else {
      const { breaks, rest, split } = this.c.rules;
      let left = seconds;
      for (let more = pauses; more !== 0; more >>>= 4) {
        const kind = more & 15;
        const k = kind - LEG_BREAK;
        if (k >= breaks.length || (k >= 0 && ((this.had >> k) & 1) === 1)) continue;
        let x = Math.min(left, maxAtWheel - this.wheel);
        if (k >= 0) x = Math.min(x, breaks[k].until - this.time);
        if (x < 0) {
          this.couldPause = true;
          return false;
        }
        this.time += x;
        this.wheel += x;
        left -= x;
        let length = rest;
        if (k >= 0) {
          length = breaks[k].seconds;
          this.begin(this.time, breaks[k].from, breaks[k].until);
          this.had |= 1 << k;
        } else if (kind === LEG_PART) {
          if (this.parts >= split.length) continue;
          length = split[this.parts];
        } else if (kind !== LEG_REST) {
          continue;
        }
        this.time += length;
        this.busy += length;
        if (maxAtWheel < UNBOUNDED) this.ease(length);
      }
      this.time += left;
      this.wheel += left;
    }
    if (this.wheel > maxAtWheel) {
      this.couldPause = true;
      return false;
    }
    return true;
  }

  /** What a pause is worth as a rest. */
  private ease(length: number): void {
    const { rest, split } = this.c.rules;
    if (length >= rest) {
      this.wheel = 0;
      this.parts = 0;
    } else if (this.parts < split.length && length >= split[this.parts]) {
      this.parts++;
      if (this.parts === split.length) {
        this.wheel = 0;
        this.parts = 0;
      }
    }
  }

  /** Something begins at `arrival` or when it opens; the departure may be put off as far as that shows no effect. */
  private begin(arrival: number, opens: number, until: number): void {
    const slack = this.early + until - arrival;
    if (this.latest > slack) this.latest = slack;
    if (arrival < opens) {
      this.early = Math.min(this.latest, this.early + opens - arrival);
      this.time = opens;
    }
  }

  /** Does what is to be done at a station it has come to; `ready`: of the goods a reload takes. */
  arrive(code: number, ready: number): boolean {
    const arrival = this.time;
    this.arrival = arrival;
    if (code === ENDS) return true;
    if (code < ENDS) return this.reload(arrival, reloadAt(code), ready);
    const { calls, windowAt, service } = this.instance;
    const { from: opens, until, late } = calls;
    const last = windowAt[code + 1] - 1;
    let w = windowAt[code];
    while (w < last && until[w] < arrival) w++;
    this.window = w;
    if (arrival <= until[w]) {
      this.begin(arrival, opens[w], until[w]);
    } else {
      if (late[code] < 0) return false;
      this.lateness += late[code] * (arrival - until[w]);
      if (this.latest > this.early) this.latest = this.early;
    }
    this.setUp = this.arcs.setUp(this.before, code);
    this.work = service[code] + this.setUp;
    this.time += this.work;
    this.busy += this.work;
    return this.time <= this.c.returnBy;
  }

  private reload(arrival: number, choice: number, ready: number): boolean {
    const { reloads, trips } = this.c.rules;
    if (++this.trips > trips || choice >= reloads.length) return false;
    const reload = reloads[choice];
    const opens = Math.max(ready, reload.opens);
    if (Math.max(opens, arrival) > reload.closes) return false;
    this.begin(arrival, opens, reload.closes);
    this.setUp = 0;
    this.work = reload.seconds;
    this.time += reload.seconds;
    this.busy += reload.seconds;
    return true;
  }

  /**
   * Drives to station q of a course (of its own class, unless `isStrange`), with these pauses, and on along it. Money of the whole route, prices of its
   * stops left out; Infinity if a rule breaks.
   */
  finish(course: Course, q: number, pauses: number, isStrange: boolean): number {
    const a = course.at;
    let at = q * STATION;
    let code = a[at + CODE];
    if (!this.drive(code, pauses)) return Infinity;
    for (;;) {
      if (!isStrange && (code < 0 || this.arcs.setUp(this.before, code) === a[at + SET_UP])) {
        const cost = this.join(course, at);
        if (cost !== UNKNOWN) return cost;
      }
      if (code === ENDS) return this.end();
      at += STATION;
      if (!this.arrive(code, a[at + READY_AHEAD])) return Infinity;
      code = a[at + CODE];
      if (isStrange) {
        if (!this.drive(code, a[at + PAUSES])) return Infinity;
      } else {
        this.metres += a[at + METRES];
        this.before = this.place;
        this.place = this.placeOf(code);
        if (!this.roll(a[at + DRIVE], a[at + PAUSES])) return Infinity;
      }
    }
  }

  /** The route goes on from the station at `at` as the course does, if that is known for this arrival; else UNKNOWN. */
  private join(course: Course, at: number): number {
    const a = course.at;
    const { c, time } = this;
    const { rules } = c;
    if (time > a[at + LATE]) {
      this.couldPause = time <= a[at + LATE_ANYWAY];
      return Infinity;
    }
    if (time > a[at + SAME_LATE] || (this.timed && time < a[at + SAME_EARLY])) return UNKNOWN;
    if ((this.had & a[at + BREAKS_AHEAD]) !== 0) return UNKNOWN;
    if (rules.maxAtWheel < UNBOUNDED && (this.wheel > a[at + WHEEL_ROOM] || this.parts !== a[at + ARRIVAL_PARTS])) {
      return UNKNOWN;
    }
    if (this.trips + course.trips - a[at + TRIPS] > rules.trips) return Infinity;
    this.metres += course.metres - a[at + METRES_SO_FAR] - a[at + METRES];
    this.driving += course.driving - a[at + DRIVEN] - a[at + DRIVE];
    this.had |= a[at + BREAKS_AHEAD];
    if (!this.timed) return this.priced(0, time);
    const tail = a[at + TAIL];
    const wait = a[at + TAIL_EARLY] - time;
    const spare = this.latest - this.early;
    const finish = wait > 0 ? time + wait + tail : time + tail;
    return this.priced(time - this.early + tail + (wait > spare ? wait - spare : 0), finish);
  }

  /** At the end. */
  end(): number {
    return this.time > this.c.returnBy ? Infinity : this.priced(this.time - this.early, this.time);
  }

  private priced(seconds: number, finish: number): number {
    const { c } = this;
    const { rules } = c;
    const { breaks } = rules;
    if (this.metres > c.maxMetres || this.driving > rules.maxDriving || seconds > c.maxSeconds) return Infinity;
    for (let k = 0; k < breaks.length; k++) {
      if (finish > breaks[k].until && ((this.had >> k) & 1) === 0) this.owed |= 1 << k;
    }
    this.seconds = seconds;
    const cost =
      c.fixed +
      c.rateMetre * this.metres +
      this.lateness +
      c.rateSecond * seconds +
      rules.overtimeRate * Math.max(0, seconds - rules.overtimeAfter);
    if (this.owed === 0) return cost;
    this.couldPause = true;
    this.unpaused = cost;
    return Infinity;
  }
}
