import { HORIZON, type Instance, UNBOUNDED } from '../instance.ts';
import {
  ARRIVAL,
  BROUGHT,
  BROUGHT_AHEAD,
  CODE,
  Course,
  DRIVE,
  ENDS,
  METRES,
  OPENED,
  PAUSES,
  READY,
  READY_AHEAD,
  reloadAt,
  SET_UP,
  STATION,
  WORK,
} from './course.ts';
import { layOut } from './lay-out.ts';
import { placeBreaks } from './place-breaks.ts';
import { Probe } from './probe.ts';
import { TripLoads } from './trip-loads.ts';

/** A way to drive a route: its stations (see course.ts) with the pauses on the leg to each. */
export interface Stations {
  count: number;
  readonly code: Int32Array;
  readonly pauses: Int32Array;
}

/**
 * Prices a route made of the beginning of one course, some stations between, and the rest of a course, the same or another. Of several ways that
 * are tried it remembers the cheapest. One object serves all moves.
 */
export class Splice {
  /** Some way failed for a pause: with others it might do, and cost less than the limit. */
  couldPause = false;
  private readonly instance: Instance;
  private readonly probe: Probe;
  private readonly loads: TripLoads;
  private readonly lasts: boolean;
  /** What comes between: calls and reloads, with the pauses on the leg to each. */
  private readonly code: Int32Array;
  private readonly pauses: Int32Array;
  private between = 0;
  /** The cheapest way: so many stations between, from before station `bestP` to station `bestQ`, with `bestLast` on the leg there. */
  private bestBetween = -1;
  private readonly bestCode: Int32Array;
  private readonly bestPauses: Int32Array;
  private bestP = 0;
  private bestQ = 0;
  private bestLast = 0;
  private readonly scratch = new Course();
  /** It holds the cheapest way. */
  private isMended = false;

  constructor(instance: Instance) {
    const { n } = instance;
    this.instance = instance;
    this.probe = new Probe(instance);
    this.loads = new TripLoads(instance);
    this.lasts = this.loads.lasts;
    this.code = new Int32Array(2 * n + 8);
    this.pauses = new Int32Array(2 * n + 8);
    this.bestCode = new Int32Array(2 * n + 8);
    this.bestPauses = new Int32Array(2 * n + 8);
  }

  /** Forgets the ways tried. */
  begin(): void {
    this.bestBetween = -1;
    this.isMended = false;
    this.couldPause = false;
    this.between = 0;
  }

  /** Whether a way was found under the limit. */
  get found(): boolean {
    return this.bestBetween >= 0 || this.isMended;
  }

  /** Drives a course whose stations and pauses are given, with a van of class k; its cost is Infinity if it breaks a rule. */
  layOut(course: Course, k: number): void {
    layOut(course, this.probe, this.instance, k);
    if (course.cost < Infinity && this.probe.c.rules.reloads.length > 0 && !this.carriesAll(course)) {
      course.cost = Infinity;
    }
  }

  /** Nothing between. */
  clear(): this {
    this.between = 0;
    return this;
  }

  /** One station between. */
  put(code: number, pauses: number): this {
    this.between = 0;
    return this.and(code, pauses);
  }

  /** And one more. */
  and(code: number, pauses: number): this {
    this.code[this.between] = code;
    this.pauses[this.between++] = pauses;
    return this;
  }

  /**
   * Money of a route of class k that goes as `course` does before station p, then through what was put between, then as `other` from its station q on.
   * Remembers it where it is less than `limit`, which is returned else.
   */
  price(
    course: Course,
    p: number,
    other: Course,
    q: number,
    last: number,
    limit: number,
    k: number,
    isStrange = false,
  ): number {
    const { probe, between, code, pauses } = this;
    probe.take(k);
    if (this.isOverloaded(course, p, other, q)) return limit;
    if (course === other && this.least(course, p, q) >= limit) return limit;
    const cost =
      course.waitsFor === 0
        ? this.driven(course, p, other, q, last, isStrange)
        : this.laidOut(course, p, other, q, last, k);
    if (cost >= limit) {
      if (cost === Infinity) this.couldPause ||= probe.couldPause && probe.unpaused < limit;
      return limit;
    }
    if (probe.c.rules.reloads.length > 0 && !this.carries(course, p, other, q)) return limit;
    this.bestBetween = between;
    this.bestP = p;
    this.bestQ = q;
    this.bestLast = last;
    for (let i = 0; i < between; i++) {
      this.bestCode[i] = code[i];
      this.bestPauses[i] = pauses[i];
    }
    return cost;
  }

  private driven(course: Course, p: number, other: Course, q: number, last: number, isStrange: boolean): number {
    const { probe, between, code, pauses } = this;
    if (this.instance.calls.anyReady && this.leavesAnew(course, p, other, q)) {
      if (!this.restart(course, p, other, q)) return Infinity;
    } else probe.resume(course, p);
    for (let i = 0; i < between; i++) {
      const ready = code[i] < ENDS ? this.readyAfter(i + 1, other, q) : 0;
      if (!probe.drive(code[i], pauses[i]) || !probe.arrive(code[i], ready)) return Infinity;
    }
    return probe.finish(other, q, last, isStrange);
  }

  /** Whether the breaks of a class may be put elsewhere without looking at the rest of its rules. */
  places(k: number): boolean {
    return this.instance.classes[k].rules.maxAtWheel >= UNBOUNDED;
  }

  /** Money of such a route with its breaks on other legs; Infinity if that does not help. */
  mended(course: Course, p: number, other: Course, q: number, last: number, limit: number, k: number): number {
    const { scratch, probe } = this;
    const { instance } = this;
    this.assemble(course, p, other, q, last);
    const cost = placeBreaks(scratch, probe, instance, k);
    if (cost >= limit || (instance.classes[k].rules.reloads.length > 0 && !this.carriesAll(scratch))) return Infinity;
    this.isMended = true;
    return cost;
  }

  /** The same for a van that leaves late for a break it has not on its way, which it might not have to. */
  private laidOut(course: Course, p: number, other: Course, q: number, last: number, k: number): number {
    this.assemble(course, p, other, q, last);
    layOut(this.scratch, this.probe, this.instance, k);
    return this.scratch.cost;
  }

  private assemble(course: Course, p: number, other: Course, q: number, last: number): void {
    const { between, code, pauses, scratch } = this;
    scratch.reserve(p + between + other.count - q + 1);
    let at = 0;
    for (let s = 0; s < p; s++, at += STATION) {
      scratch.at[at + CODE] = course.at[s * STATION + CODE];
      scratch.at[at + PAUSES] = course.at[s * STATION + PAUSES];
    }
    for (let i = 0; i < between; i++, at += STATION) {
      scratch.at[at + CODE] = code[i];
      scratch.at[at + PAUSES] = pauses[i];
    }
    for (let s = q; s < other.count; s++, at += STATION) {
      scratch.at[at + CODE] = other.at[s * STATION + CODE];
      scratch.at[at + PAUSES] = s === q ? last : other.at[s * STATION + PAUSES];
    }
    scratch.count = at / STATION;
  }

  /** What the route costs at least: without waiting, and as late as it is before p. */
  private least(course: Course, p: number, q: number): number {
    const { instance } = this;
    const { probe, code, between } = this;
    const { c } = probe;
    const { rules } = c;
    const arcs = instance.arcs[c.arcs];
    const { at: a } = course;
    let { metres, busy } = course;
    let isPausing = false;
    for (let s = p, at = p * STATION; s <= q; s++, at += STATION) {
      metres -= a[at + METRES];
      busy -= a[at + DRIVE];
      if (s < q) busy -= a[at + WORK];
      if (a[at + PAUSES] !== 0) isPausing = true;
    }
    let place = p === 0 ? c.from : probe.placeOf(a[(p - 1) * STATION + CODE]);
    for (let i = 0; i < between; i++) {
      const call = code[i];
      const to = probe.placeOf(call);
      metres += arcs.metres(place, to);
      busy += arcs.drive(place, to);
      if (call >= 0) busy += instance.service[call] + arcs.setUp(place, call);
      else busy += rules.reloads[reloadAt(call)].seconds;
      place = to;
    }
    const next = a[q * STATION + CODE];
    const to = probe.placeOf(next);
    metres += arcs.metres(place, to);
    const base = c.fixed + c.rateMetre * metres;
    if (isPausing || !probe.timed) return base;
    busy += arcs.drive(place, to);
    if (next >= 0) busy += arcs.setUp(place, next) - a[q * STATION + SET_UP];
    const lateness = instance.calls.anyReady ? 0 : course.lateness[p];
    return base + lateness + c.rateSecond * busy + rules.overtimeRate * Math.max(0, busy - rules.overtimeAfter);
  }

  /** Whether some trip would set out with too much of the first dimension: soon told, and often. */
  private isOverloaded(course: Course, p: number, other: Course, q: number): boolean {
    const { code, between, probe } = this;
    const { dimensions: d, delivery } = this.instance;
    const { capacity, rules } = probe.c;
    if (d === 0 || rules.reloads.length === 0) return false;
    let load = course.at[p * STATION + BROUGHT];
    for (let i = 0; i < between; i++) {
      if (code[i] >= 0) load += delivery[code[i] * d];
      else if (load > capacity[0]) return true;
      else load = 0;
    }
    return load + other.at[q * STATION + BROUGHT_AHEAD] > capacity[0];
  }

  /** When the last goods are ready of the trip that goes on with the i-th station between. */
  private readyAfter(i: number, other: Course, q: number): number {
    const { code, between } = this;
    const { ready } = this.instance.calls;
    let last = -HORIZON;
    for (let j = i; j < between; j++) {
      if (code[j] < ENDS) return last;
      last = Math.max(last, ready[code[j]]);
    }
    return Math.max(last, other.at[q * STATION + READY_AHEAD]);
  }

  /** Whether the trip that station p of the course lies on would be loaded at another time. */
  private leavesAnew(course: Course, p: number, other: Course, q: number): boolean {
    const { at: a } = course;
    const opened = a[p * STATION + OPENED];
    const so = a[p * STATION + READY];
    const { rules } = this.probe.c;
    const was = Math.max(so, a[p * STATION + READY_AHEAD]);
    const is = Math.max(so, this.readyAfter(0, other, q));
    const least = opened < 0 ? rules.opens : this.opensAt(course, opened);
    return Math.max(was, least) !== Math.max(is, least);
  }

  private opensAt({ at: a }: Course, reload: number): number {
    const { opens } = this.probe.c.rules.reloads[reloadAt(a[reload * STATION + CODE])];
    return Math.max(a[reload * STATION + ARRIVAL], opens);
  }

  /** Drives from the loading of that trip to before station p. */
  private restart(course: Course, p: number, other: Course, q: number): boolean {
    const { probe } = this;
    const { at: a } = course;
    const opened = a[p * STATION + OPENED];
    const ready = Math.max(a[p * STATION + READY], this.readyAfter(0, other, q));
    if (opened < 0) probe.start(ready, course.waitsFor);
    else {
      probe.resume(course, opened);
      if (!probe.driveAlong(course, opened) || !probe.arrive(a[opened * STATION + CODE], ready)) return false;
    }
    for (let s = opened + 1; s < p; s++) {
      if (!probe.driveAlong(course, s) || !probe.arrive(a[s * STATION + CODE], 0)) return false;
    }
    return true;
  }

  /** Whether the vehicle carries what a route made so has on board: of the trips that change, or of all if something stays on board. */
  private carries(course: Course, p: number, other: Course, q: number): boolean {
    const { loads, lasts, code, between, probe } = this;
    const { c } = probe;
    const { at: a } = course;
    loads.begin();
    for (let s = lasts ? 0 : a[p * STATION + OPENED] + 1; s < p; s++) {
      const call = a[s * STATION + CODE];
      if (call < ENDS) loads.reload();
      else if (!loads.add(c, call)) return false;
    }
    for (let i = 0; i < between; i++) {
      if (code[i] < ENDS) loads.reload();
      else if (!loads.add(c, code[i])) return false;
    }
    const b = other.at;
    for (let s = q; ; s++) {
      const call = b[s * STATION + CODE];
      if (call === ENDS || (call < ENDS && !lasts)) return true;
      if (call < ENDS) loads.reload();
      else if (!loads.add(c, call)) return false;
    }
  }

  private carriesAll({ at: a, count }: Course): boolean {
    const { loads, probe } = this;
    loads.begin();
    for (let s = 0; s < count - 1; s++) {
      const call = a[s * STATION + CODE];
      if (call < ENDS) loads.reload();
      else if (!loads.add(probe.c, call)) return false;
    }
    return true;
  }

  /** Writes down the cheapest way that was found. */
  write(stations: Stations, course: Course, other: Course): void {
    const { code, pauses } = stations;
    if (this.isMended) {
      const { at: a, count } = this.scratch;
      for (let q = 0; q < count; q++) {
        code[q] = a[q * STATION + CODE];
        pauses[q] = a[q * STATION + PAUSES];
      }
      stations.count = count;
      return;
    }
    const { bestP, bestQ, bestBetween } = this;
    let count = 0;
    for (let s = 0; s < bestP; s++, count++) {
      code[count] = course.at[s * STATION + CODE];
      pauses[count] = course.at[s * STATION + PAUSES];
    }
    for (let i = 0; i < bestBetween; i++, count++) {
      code[count] = this.bestCode[i];
      pauses[count] = this.bestPauses[i];
    }
    for (let s = bestQ; s < other.count; s++, count++) {
      code[count] = other.at[s * STATION + CODE];
      pauses[count] = s === bestQ ? this.bestLast : other.at[s * STATION + PAUSES];
    }
    stations.count = count;
  }
}
