import { HORIZON, UNBOUNDED } from '../instance.ts';
import { RELOAD } from '../itinerary/actions.ts';
import {
  ARRIVAL,
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
} from '../itinerary/course.ts';
import { layOut } from '../itinerary/lay-out.ts';
import {
  actionOf,
  codeOf,
  HAS_RELOAD,
  joined,
  MOST_BREAKS,
  MOST_RELOADS,
  pausesAfter,
  pausesBefore,
  reloadOf,
  withoutReload,
  withPause,
  withPauses,
  withReload,
} from '../itinerary/leg-plan.ts';
import { placeBreaks } from '../itinerary/place-breaks.ts';
import { Probe } from '../itinerary/probe.ts';
import { TripLoads } from '../itinerary/trip-loads.ts';
import { weighsTime } from '../objective.ts';
import { CLASS, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import type { Block } from '../routes.ts';
import type { State } from '../state.ts';
import type { RichInstance } from './rich-instance.ts';
import type { WalkedRoutes } from './walked-routes.ts';

/** What it reads of a solution. */
interface Chains {
  readonly state: State;
  readonly st: Int32Array;
  readonly n: number;
  readonly firstHead: number;
  readonly instance: RichInstance;
}

/** A way to drive a route that a move would make: its stations and pauses. */
interface Draft {
  head: number;
  count: number;
  code: Int32Array;
  pauses: Int32Array;
}

/**
 * Where routes have to be gone along on days of more than a few stops: what is decided for each leg is part of the solution, so that a change is
 * priced by driving on from where it begins, and only until the rest is known to go on as it did. Decisions next to the change are tried
 * with it; all of a route's are taken anew, by labels, when a change is accepted.
 */
export class Courses {
  /** After `settle`. */
  seconds = 0;
  busy = 0;
  private readonly routes: Chains;
  private readonly walked: WalkedRoutes;
  private readonly probe: Probe;
  private readonly loads: TripLoads;
  private readonly lasts: boolean;
  /** Address of what is decided for the leg to each record, and of the version of each route. */
  private readonly legs: number;
  private readonly versions: number;
  private lastVersion = 0;
  /** Two courses a route: that of the solution last accepted should outlive those tried since. */
  private readonly kept: (Course | undefined)[] = [];
  private readonly accepted: Int32Array;
  private readonly acceptedAt: Int32Array;
  /** By class: something is decided about its routes besides the order of calls. */
  private readonly decides: Uint8Array;
  /** What comes between two stations of courses: calls and reloads, with the pauses on the leg to each. */
  private readonly code: Int32Array;
  private readonly pauses: Int32Array;
  private between = 0;
  /** The best way found to do so, and where it is: from before station `p` to station `q`, with pauses on the leg there. */
  private readonly bestCode: Int32Array;
  private readonly bestPauses: Int32Array;
  private bestBetween = -1;
  private bestP = 0;
  private bestQ = 0;
  private bestLast = 0;
  private couldPause = false;
  private readonly scratch = new Course();
  /** It holds the best way found. */
  private isMended = false;
  private readonly single = new Int32Array(1);
  private readonly drafts: [Draft, Draft];
  private lastDraft = 0;
  private readonly pending: number[] = [];

  /** @param at address of what it keeps in the state: see `space` */
  constructor(routes: Chains, walked: WalkedRoutes, at: number) {
    const { instance, n } = routes;
    this.routes = routes;
    this.walked = walked;
    this.probe = new Probe(instance);
    this.loads = new TripLoads(instance);
    this.lasts = this.loads.lasts;
    this.legs = at;
    this.versions = at + n + instance.routes;
    this.accepted = new Int32Array(instance.routes).fill(-1);
    this.acceptedAt = new Int32Array(instance.routes).fill(-1);
    this.decides = Uint8Array.from(instance.classes, ({ rules }) =>
      rules.reloads.length > 0 || rules.breaks.length > 0 || rules.maxAtWheel < UNBOUNDED ? 1 : 0,
    );
    this.code = new Int32Array(n + 8);
    this.pauses = new Int32Array(n + 8);
    this.bestCode = new Int32Array(n + 8);
    this.bestPauses = new Int32Array(n + 8);
    const draft = (): Draft => ({
      head: -1,
      count: 0,
      code: new Int32Array(2 * n + 8),
      pauses: new Int32Array(2 * n + 8),
    });
    this.drafts = [draft(), draft()];
  }

  /** Ints of state it needs. */
  static space({ n, routes }: RichInstance): number {
    return n + 2 * routes;
  }

  /** What is kept per route, as blocks. `at` as of the constructor; what is kept per node stands from `at` on. */
  static blocks({ n, routes }: RichInstance, at: number): Block[] {
    return [
      { at: at + n, width: 1 },
      { at: at + n + routes, width: 1 },
    ];
  }

  /** State was written to from outside: no course holds any more, and no version it has is given again. */
  renew(): void {
    for (let r = 0; r < this.routes.instance.routes; r++) {
      this.lastVersion = Math.max(this.lastVersion, this.routes.st[this.versions + r]);
    }
    this.kept.length = 0;
    this.pending.length = 0;
    this.accepted.fill(-1);
    this.acceptedAt.fill(-1);
  }

  /** Whether the van reloads on its way to a record. */
  reloadsBefore(record: number): boolean {
    return (this.routes.st[this.legs + (record >> RICH_SHIFT)] & HAS_RELOAD) !== 0;
  }

  /** What the leg to a record costs more than the arc, because the van reloads on its way. */
  detour(record: number): number {
    const { st, firstHead, instance } = this.routes;
    const leg = st[this.legs + (record >> RICH_SHIFT)];
    if ((leg & HAS_RELOAD) === 0 || record >= firstHead) return 0;
    const before = st[record + PREV];
    const k = st[st[record + ROUTE] + CLASS];
    const { reloads } = instance.classes[k].rules;
    if (before >= firstHead || reloadOf(leg) >= reloads.length) return 0;
    const { at, seconds } = reloads[reloadOf(leg)];
    const arcs = instance.arcsOf[k];
    const i = before >> RICH_SHIFT;
    const j = record >> RICH_SHIFT;
    const metres = arcs.metres(i, at) + arcs.metres(at, j) - st[before + OUT];
    const time = arcs.seconds(i, at) + seconds + arcs.seconds(at, j) - st[before + OUT_TIME];
    return instance.rateMetre[k] * metres + instance.rateSecond[k] * time;
  }

  /** Before `count` visits from `first` on are taken out: what was decided for their legs goes to the leg that is left. */
  beforeCut(first: number, count: number): void {
    const { st, state, firstHead } = this.routes;
    const before = st[first + PREV];
    let leg = 0;
    let x = first;
    for (let i = 0; i < count; i++, x = st[x + NEXT]) {
      const at = this.legs + (x >> RICH_SHIFT);
      if (st[at] === 0) continue;
      leg = joined(leg, st[at]);
      state.set(at, 0);
    }
    leg = joined(leg, st[this.legs + (x >> RICH_SHIFT)]);
    if (before >= firstHead || x >= firstHead) leg = withoutReload(leg);
    if (before >= firstHead && x >= firstHead) leg = 0;
    const at = this.legs + (x >> RICH_SHIFT);
    if (st[at] !== leg) state.set(at, leg);
  }

  /**
   * After the calls of a route have changed: money of the route, prices of its stops left out, driven as drafted or as before; where that breaks
   * a rule, as labels find best. Infinity if nothing keeps the rules.
   */
  settle(head: number): number {
    const { st, firstHead } = this.routes;
    const r = (head - firstHead) >> RICH_SHIFT;
    this.adopt(head);
    this.touch(r);
    this.seconds = 0;
    this.busy = 0;
    if (st[head + NEXT] === head) return 0;
    let course = this.of(head);
    if (course.cost >= Infinity) {
      const cost = this.walked.whole(head);
      if (cost >= Infinity) return Infinity;
      this.decideBy(head);
      this.touch(r);
      course = this.of(head);
    }
    if (this.decides[st[head + CLASS]] === 1) this.pending.push(head, st[this.versions + r]);
    this.seconds = course.seconds;
    this.busy = course.busy;
    return course.cost;
  }

  /** Takes the decisions of routes that have changed since it was last asked anew; calls `report` for those that get cheaper. */
  polish(report: (head: number) => void): void {
    const { st, firstHead } = this.routes;
    const { pending } = this;
    for (let i = 0, end = pending.length; i < end; i += 2) {
      const head = pending[i];
      const r = (head - firstHead) >> RICH_SHIFT;
      if (st[this.versions + r] !== pending[i + 1] || st[head + NEXT] === head) continue;
      const was = this.of(head).cost;
      if (this.walked.within(head, was - 1e-6) >= was - 1e-6) continue;
      this.decideBy(head);
      report(head);
    }
    pending.length = 0;
  }

  /** What is decided for a route, as `Itinerary.decisions` tells it. */
  decisions(head: number): (readonly [kind: number, before: number])[] {
    const found: (readonly [number, number])[] = [];
    const { at: a, count } = this.of(head);
    for (let q = 0, calls = 0; q < count; q++) {
      for (let more = a[q * STATION + PAUSES]; more !== 0; more >>>= 4) found.push([actionOf(more & 15), calls]);
      const code = a[q * STATION + CODE];
      if (code < ENDS) found.push([RELOAD + reloadAt(code), calls]);
      else calls++;
    }
    return found;
  }

  private touch(r: number): void {
    const { state, st } = this.routes;
    const at = this.versions + r;
    if (this.acceptedAt[r] !== state.commits) {
      this.acceptedAt[r] = state.commits;
      this.accepted[r] = st[at];
    }
    state.set(at, ++this.lastVersion);
  }

  /** The course of a route as it stands. */
  of(head: number): Course {
    const { st, firstHead } = this.routes;
    const r = (head - firstHead) >> RICH_SHIFT;
    const version = st[this.versions + r];
    const { kept } = this;
    let one = kept[2 * r];
    let other = kept[2 * r + 1];
    if (one !== undefined && one.version === version) return one;
    if (other !== undefined && other.version === version) return other;
    if (one === undefined || other === undefined) {
      one = new Course();
      other = new Course();
      kept[2 * r] = one;
      kept[2 * r + 1] = other;
    }
    const course = one.version === this.accepted[r] ? other : one;
    course.version = version;
    this.layOut(course, head);
    return course;
  }

  private layOut(course: Course, head: number): void {
    const { st, firstHead, instance } = this.routes;
    const k = st[head + CLASS];
    let count = 0;
    course.reserve(16);
    for (let x = st[head + NEXT], isFirst = true; ; x = st[x + NEXT], isFirst = false) {
      const isEnd = x >= firstHead;
      const leg = st[this.legs + (x >> RICH_SHIFT)];
      let pauses = leg;
      course.reserve(count + 3);
      if ((leg & HAS_RELOAD) !== 0) {
        if (isFirst || isEnd) pauses = withoutReload(leg);
        else {
          course.at[count * STATION + CODE] = reloadAt(reloadOf(leg));
          course.at[count * STATION + PAUSES] = pausesBefore(leg);
          count++;
          pauses = pausesAfter(leg);
        }
      }
      course.at[count * STATION + CODE] = isEnd ? ENDS : x >> RICH_SHIFT;
      course.at[count * STATION + PAUSES] = pauses;
      count++;
      if (isEnd) break;
    }
    course.count = count;
    layOut(course, this.probe, instance, k);
    if (course.cost < Infinity && instance.classes[k].rules.reloads.length > 0 && !this.carriesAll(course)) {
      course.cost = Infinity;
    }
  }

  /** With a stop put after `before`. */
  inserted(head: number, before: number, stop: number, limit: number): number {
    const { st, instance } = this.routes;
    this.bestBetween = -1;
    this.isMended = false;
    const course = this.of(head);
    if (course.cost >= Infinity) return this.walked.inserted(head, before, stop, limit);
    const { at: a } = course;
    const k = st[head + CLASS];
    const { reloads, trips } = instance.classes[k].rules;
    const p = before === head ? 0 : stationOf(course, before >> RICH_SHIFT) + 1;
    const node = stop >> RICH_SHIFT;
    const next = a[p * STATION + CODE];
    const pauses = a[p * STATION + PAUSES];
    this.couldPause = false;
    let best = limit;
    if (next >= ENDS) {
      best = this.put(node, 0).price(course, p, course, p, pauses, best, k);
      if (pauses !== 0) best = this.put(node, pauses).price(course, p, course, p, 0, best, k);
      for (let j = 0; j < reloads.length && course.trips < trips; j++) {
        const reload = reloadAt(j);
        if (p > 0) best = this.put(reload, 0).and(node, 0).price(course, p, course, p, pauses, best, k);
        if (next === ENDS) continue;
        best = this.put(node, 0).and(reload, pauses).price(course, p, course, p, 0, best, k);
        if (p > 0 && course.trips + 1 < trips) {
          best = this.put(reload, 0).and(node, 0).and(reload, pauses).price(course, p, course, p, 0, best, k);
        }
      }
    } else {
      const rest = a[(p + 1) * STATION + PAUSES];
      best = this.put(node, 0).price(course, p, course, p, pauses, best, k);
      if (pauses !== 0) best = this.put(node, pauses).price(course, p, course, p, 0, best, k);
      best = this.put(next, pauses)
        .and(node, 0)
        .price(course, p, course, p + 1, rest, best, k);
      if (rest !== 0)
        best = this.put(next, pauses)
          .and(node, rest)
          .price(course, p, course, p + 1, 0, best, k);
      for (let j = 0; j < reloads.length && course.trips < trips; j++) {
        best = this.put(next, pauses)
          .and(node, 0)
          .and(reloadAt(j), 0)
          .price(course, p, course, p + 1, rest, best, k);
      }
      best = this.put(node, pauses).price(course, p, course, p + 1, rest, best, k);
    }
    if (this.bestBetween >= 0) return best;
    if (!this.couldPause) return Infinity;
    if (!this.places(k)) return this.walked.inserted(head, before, stop, limit);
    return this.put(node, 0).mended(course, p, course, p, pauses, limit, k);
  }

  /** Decides how a stop is put after `before`, which is about to happen. */
  draftInsertion(head: number, before: number, stop: number): void {
    if (this.decides[this.routes.st[head + CLASS]] === 0) return;
    const cost = this.inserted(head, before, stop, Infinity);
    const course = this.of(head);
    if (this.bestBetween >= 0) this.draft(head, course, course);
    else if (this.isMended) this.draftScratch(head);
    else if (cost < Infinity) {
      this.single[0] = stop;
      this.draftByLabels(head, before, this.single, 0, 1, this.routes.st[before + NEXT]);
    }
  }

  /** With one stop put after `before` and another, later on, after `behind`, which may be the first. */
  insertedPair(head: number, before: number, first: number, behind: number, second: number, limit: number): number {
    return this.walked.insertedPair(head, before, first, behind, second, limit);
  }

  /** As WalkedRoutes.replaced. */
  replaced(
    head: number,
    before: number,
    stops: Int32Array,
    from: number,
    to: number,
    after: number,
    floor: number,
    limit: number,
  ): number {
    const { st, firstHead, instance } = this.routes;
    const k = st[head + CLASS];
    const course = this.of(head);
    const other = this.of(st[after + ROUTE]);
    const isWhole = before === head && after === head && this.decides[k] === 1;
    if (isWhole || course.cost >= Infinity || other.cost >= Infinity) {
      const cost = this.walked.replaced(head, before, stops, from, to, after, floor, limit);
      if (cost < limit) this.draftByLabels(head, before, stops, from, to, after);
      return cost;
    }
    const p = before === head ? 0 : stationOf(course, before >> RICH_SHIFT) + 1;
    const q = after >= firstHead ? other.count - 1 : stationOf(other, after >> RICH_SHIFT);
    this.bestBetween = -1;
    this.isMended = false;
    this.couldPause = false;
    let best = limit;
    if (other === course) {
      let leg = 0;
      for (let s = p; s <= q; s++) {
        const code = course.at[s * STATION + CODE];
        leg = withPauses(leg, course.at[s * STATION + PAUSES]);
        if (s < q && code < ENDS && (leg & HAS_RELOAD) === 0) leg = withReload(leg, reloadAt(code));
      }
      best = this.fill(stops, from, to, -1, 0).price(course, p, course, q, leg === 0 ? 0 : withoutReload(leg), best, k);
      if (leg !== 0) {
        const isReload = (leg & HAS_RELOAD) !== 0;
        for (let i = 0; i <= to - from; i++) {
          // a reload between two calls, or pauses alone
          if (isReload && ((i === 0 && before === head) || (i === to - from && after >= firstHead))) continue;
          if (i > 0 && i < to - from && to - from > 3) continue;
          this.fill(stops, from, to, i, leg);
          const last = i < to - from ? 0 : isReload ? pausesAfter(leg) : leg;
          if (!isReload && i === to - from) continue;
          best = this.price(course, p, course, q, last, best, k);
        }
      }
    } else {
      const isStrange = st[st[after + ROUTE] + CLASS] !== k;
      const mine = legBefore(course, p, true);
      const theirs = legBefore(other, q, false);
      const ends = before === head || after >= firstHead;
      best = this.priceTail(course, p, other, q, ends ? withoutReload(theirs) : theirs, best, k, isStrange);
      if (mine !== theirs) {
        best = this.priceTail(course, p, other, q, ends ? withoutReload(mine) : mine, best, k, isStrange);
      }
      if (((mine | theirs) & HAS_RELOAD) !== 0) {
        if (!ends) best = this.priceTail(course, p, other, q, withoutReload(theirs), best, k, isStrange);
      } else if (!ends) {
        const { reloads } = instance.classes[k].rules;
        for (let j = 0; j < reloads.length; j++) {
          best = this.priceTail(course, p, other, q, withReload(theirs, j), best, k, isStrange);
        }
      }
    }
    if (this.bestBetween >= 0) {
      this.draft(head, course, other);
      return best;
    }
    if (!this.couldPause) return Infinity;
    if (this.places(k)) {
      if (other === course) this.fill(stops, from, to, -1, 0);
      else this.between = 0;
      const cost = this.mended(course, p, other, q, 0, limit, k);
      if (cost < limit) this.draftScratch(head);
      return cost;
    }
    const cost = this.walked.replaced(head, before, stops, from, to, after, floor, limit);
    if (cost < limit) this.draftByLabels(head, before, stops, from, to, after);
    return cost;
  }

  private priceTail(
    course: Course,
    p: number,
    other: Course,
    q: number,
    leg: number,
    limit: number,
    k: number,
    isStrange: boolean,
  ): number {
    this.between = 0;
    let last = leg;
    if ((leg & HAS_RELOAD) !== 0) {
      this.and(reloadAt(reloadOf(leg)), pausesBefore(leg));
      last = pausesAfter(leg);
    }
    return this.price(course, p, other, q, last, limit, k, isStrange);
  }

  /** Puts a station first between two others. */
  private put(code: number, pauses: number): this {
    this.between = 0;
    return this.and(code, pauses);
  }

  private and(code: number, pauses: number): this {
    this.code[this.between] = code;
    this.pauses[this.between++] = pauses;
    return this;
  }

  /** Puts stops there, with what is decided for a leg before the i-th of them. */
  private fill(stops: Int32Array, from: number, to: number, i: number, leg: number): this {
    this.between = 0;
    for (let s = from; ; s++) {
      let pauses = 0;
      if (s - from === i) {
        pauses = leg;
        if ((leg & HAS_RELOAD) !== 0) {
          this.and(reloadAt(reloadOf(leg)), pausesBefore(leg));
          pauses = pausesAfter(leg);
        }
      }
      if (s === to) return this;
      this.and(stops[s] >> RICH_SHIFT, pauses);
    }
  }

  /**
   * Money of a route of class k that goes as `course` does before station p, then through what was put between, then as `other` from its station q on.
   * Remembers it where it is less than `limit`, which is returned else.
   */
  private price(
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
    if (course === other && this.least(course, p, q, k) >= limit) return limit;
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
    if (this.routes.instance.calls.anyReady && this.leavesAnew(course, p, other, q)) {
      if (!this.restart(course, p, other, q)) return Infinity;
    } else probe.resume(course, p);
    for (let i = 0; i < between; i++) {
      const ready = code[i] < ENDS ? this.readyAfter(i + 1, other, q) : 0;
      if (!probe.drive(code[i], pauses[i]) || !probe.arrive(code[i], ready)) return Infinity;
    }
    return probe.finish(other, q, last, isStrange);
  }

  /** Whether the breaks of a class may be put elsewhere without looking at the rest of its rules. */
  private places(k: number): boolean {
    return this.routes.instance.classes[k].rules.maxAtWheel >= UNBOUNDED;
  }

  /** Money of such a route with its breaks on other legs; Infinity if that does not help. */
  private mended(course: Course, p: number, other: Course, q: number, last: number, limit: number, k: number): number {
    const { scratch, probe } = this;
    const { instance } = this.routes;
    this.assemble(course, p, other, q, last);
    const cost = placeBreaks(scratch, probe, instance, k);
    if (cost >= limit || (instance.classes[k].rules.reloads.length > 0 && !this.carriesAll(scratch))) return Infinity;
    this.isMended = true;
    return cost;
  }

  /** The same for a van that leaves late for a break it has not on its way, which it might not have to. */
  private laidOut(course: Course, p: number, other: Course, q: number, last: number, k: number): number {
    this.assemble(course, p, other, q, last);
    layOut(this.scratch, this.probe, this.routes.instance, k);
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
  private least(course: Course, p: number, q: number, k: number): number {
    const { instance } = this.routes;
    const { probe, code, between } = this;
    const { c } = probe;
    const { rules } = c;
    const arcs = instance.arcsOf[k];
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

  /** When the last goods are ready of the trip that goes on with the i-th station between. */
  private readyAfter(i: number, other: Course, q: number): number {
    const { code, between } = this;
    const { ready } = this.routes.instance.calls;
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

  /** Writes down the best way found to drive a route, for when the move is made. */
  private draft(head: number, course: Course, other: Course): void {
    if (this.decides[this.routes.st[head + CLASS]] === 0) return;
    const draft = this.nextDraft(head);
    const { code, pauses } = draft;
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
    draft.count = count;
  }

  private draftScratch(head: number): void {
    if (this.decides[this.routes.st[head + CLASS]] === 0) return;
    const draft = this.nextDraft(head);
    const { at: a, count } = this.scratch;
    for (let q = 0; q < count; q++) {
      draft.code[q] = a[q * STATION + CODE];
      draft.pauses[q] = a[q * STATION + PAUSES];
    }
    draft.count = count;
  }

  private nextDraft(head: number): Draft {
    const [one, other] = this.drafts;
    const i = one.head === head ? 0 : other.head === head ? 1 : 1 - this.lastDraft;
    this.lastDraft = i;
    const draft = this.drafts[i];
    draft.head = head;
    return draft;
  }

  /** The same for what labels have found. */
  private draftByLabels(
    head: number,
    before: number,
    stops: Int32Array,
    from: number,
    to: number,
    after: number,
  ): void {
    const { st, firstHead } = this.routes;
    const nodes: number[] = [];
    if (before !== head) {
      for (let x = st[head + NEXT]; ; x = st[x + NEXT]) {
        nodes.push(x >> RICH_SHIFT);
        if (x === before) break;
      }
    }
    for (let i = from; i < to; i++) nodes.push(stops[i] >> RICH_SHIFT);
    for (let x = after; x < firstHead; x = st[x + NEXT]) nodes.push(x >> RICH_SHIFT);
    const draft = this.nextDraft(head);
    const { itinerary } = this.walked;
    const decided = itinerary.decisions();
    let count = 0;
    for (let i = 0, d = 0; i <= nodes.length; i++) {
      let pauses = 0;
      for (; d < decided.length && decided[d][1] === i; d++) {
        if (decided[d][0] >= RELOAD) {
          draft.code[count] = reloadAt(decided[d][0] - RELOAD);
          draft.pauses[count++] = pauses;
          pauses = 0;
        } else pauses = withPause(pauses, codeOf(decided[d][0]));
      }
      draft.code[count] = i < nodes.length ? nodes[i] : ENDS;
      draft.pauses[count++] = pauses;
    }
    draft.count = count;
  }

  /** What was drafted for a route becomes what is decided for it, if its calls are those of the draft. */
  private adopt(head: number): void {
    const { st, firstHead } = this.routes;
    const [one, other] = this.drafts;
    const draft = one.head === head ? one : other.head === head ? other : null;
    if (draft === null) return;
    draft.head = -1;
    const { code, count } = draft;
    let x = st[head + NEXT];
    for (let s = 0; s < count; s++) {
      if (code[s] < ENDS) continue;
      if (code[s] !== (x >= firstHead ? ENDS : x >> RICH_SHIFT)) return;
      x = st[x + NEXT];
    }
    this.decide(head, draft);
  }

  private decide(head: number, { code, pauses, count }: Draft): void {
    const { st, state } = this.routes;
    let x = st[head + NEXT];
    let leg = 0;
    for (let s = 0; s < count; s++) {
      if (code[s] < ENDS) {
        leg = withReload(pauses[s], reloadAt(code[s]));
        continue;
      }
      leg = withPauses(leg, pauses[s]);
      const at = this.legs + (x >> RICH_SHIFT);
      if (st[at] !== leg) state.set(at, leg);
      leg = 0;
      x = st[x + NEXT];
    }
  }

  /** Decides for a route as labels have just done. */
  private decideBy(head: number): void {
    this.draftByLabels(head, head, this.code, 0, 0, this.routes.st[head + NEXT]);
    this.adopt(head);
  }
}

/** What is decided for the leg before station q of a course; `begun`: if q is a reload, for the leg it lies on. */
function legBefore({ at: a }: Course, q: number, begun: boolean): number {
  const reload = begun ? q : q - 1;
  if (reload < 0 || a[reload * STATION + CODE] >= ENDS) return a[q * STATION + PAUSES];
  const leg = withReload(a[reload * STATION + PAUSES], reloadAt(a[reload * STATION + CODE]));
  return withPauses(leg, a[(reload + 1) * STATION + PAUSES]);
}

/** Index of a call among the stations of its course. */
function stationOf({ at: a, count }: Course, node: number): number {
  for (let q = 0, at = CODE; q < count; q++, at += STATION) if (a[at] === node) return q;
  throw new RangeError(`node ${node} is not on this course`);
}

/** Whether what may be decided on such a day can be written down leg by leg. */
export function canDecide({ rides, classes, objective }: RichInstance): boolean {
  return (
    rides === null &&
    !weighsTime(objective) &&
    classes.every(({ rules }) => rules.breaks.length <= MOST_BREAKS && rules.reloads.length <= MOST_RELOADS)
  );
}
