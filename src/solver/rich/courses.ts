import { UNBOUNDED } from '../instance.ts';
import { RELOAD } from '../itinerary/actions.ts';
import { CODE, type Course, ENDS, PAUSES, reloadAt, STATION } from '../itinerary/course.ts';
import {
  actionOf,
  codeOf,
  HAS_RELOAD,
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
import { Splice, type Stations } from '../itinerary/splice.ts';
import { weighsTime } from '../objective.ts';
import { CLASS, NEXT, RICH_SHIFT, ROUTE } from '../record.ts';
import { type Chains, CourseStore } from './course-store.ts';
import type { RichInstance } from './rich-instance.ts';
import type { WalkedRoutes } from './walked-routes.ts';

/** A way to drive a route that a move would make. */
interface Draft extends Stations {
  head: number;
}

/**
 * Where routes have to be gone along on days of more than a few stops: what is decided for each leg is part of the solution, so that a change is
 * priced by driving on from where it begins, and only until the rest is known to go on as it did. Decisions next to the change are tried
 * with it; all of a route's are taken anew, by labels, when a change is accepted.
 */
export class Courses {
  /** What is decided, and what comes of it. */
  readonly store: CourseStore;
  /** After `settle`. */
  seconds = 0;
  busy = 0;
  private readonly routes: Chains;
  private readonly walked: WalkedRoutes;
  private readonly splice: Splice;
  /** By class: something is decided about its routes besides the order of calls. */
  private readonly decides: Uint8Array;
  private readonly single = new Int32Array(1);
  private readonly drafts: [Draft, Draft];
  private lastDraft = 0;
  /** Heads and versions of routes whose decisions may not be the best. */
  private readonly pending: number[] = [];

  /** @param at address of what it keeps in the state: see CourseStore */
  constructor(routes: Chains, walked: WalkedRoutes, at: number) {
    const { instance, n } = routes;
    this.routes = routes;
    this.walked = walked;
    this.splice = new Splice(instance);
    this.store = new CourseStore(routes, this.splice, at);
    this.decides = Uint8Array.from(instance.classes, ({ rules }) =>
      rules.reloads.length > 0 || rules.breaks.length > 0 || rules.maxAtWheel < UNBOUNDED ? 1 : 0,
    );
    const draft = (): Draft => ({
      head: -1,
      count: 0,
      code: new Int32Array(2 * n + 8),
      pauses: new Int32Array(2 * n + 8),
    });
    this.drafts = [draft(), draft()];
  }

  /** State was written to from outside: see CourseStore. */
  renew(): void {
    this.store.renew();
    this.pending.length = 0;
  }

  /**
   * After the calls of a route have changed: money of the route, prices of its stops left out, driven as drafted or as before; where that breaks
   * a rule, as labels find best. Infinity if nothing keeps the rules.
   */
  settle(head: number): number {
    const { st } = this.routes;
    const { store } = this;
    this.adopt(head);
    store.touch(head);
    this.seconds = 0;
    this.busy = 0;
    if (st[head + NEXT] === head) return 0;
    let course = this.store.of(head);
    if (course.cost >= Infinity) {
      const cost = this.walked.whole(head);
      if (cost >= Infinity) return Infinity;
      this.decideBy(head);
      store.touch(head);
      course = this.store.of(head);
    }
    if (this.decides[st[head + CLASS]] === 1) this.pending.push(head, store.versionOf(head));
    this.seconds = course.seconds;
    this.busy = course.busy;
    return course.cost;
  }

  /** Takes the decisions of routes that have changed since it was last asked anew; calls `report` for those that get cheaper. */
  polish(report: (head: number) => void): void {
    const { st } = this.routes;
    const { pending, store } = this;
    for (let i = 0, end = pending.length; i < end; i += 2) {
      const head = pending[i];
      if (store.versionOf(head) !== pending[i + 1] || st[head + NEXT] === head) continue;
      const was = this.store.of(head).cost;
      if (this.walked.within(head, was - 1e-6) >= was - 1e-6) continue;
      this.decideBy(head);
      report(head);
    }
    pending.length = 0;
  }

  /** What is decided for a route, as `Itinerary.decisions` tells it. */
  decisions(head: number): (readonly [kind: number, before: number])[] {
    const found: (readonly [number, number])[] = [];
    const { at: a, count } = this.store.of(head);
    for (let q = 0, calls = 0; q < count; q++) {
      for (let more = a[q * STATION + PAUSES]; more !== 0; more >>>= 4) found.push([actionOf(more & 15), calls]);
      const code = a[q * STATION + CODE];
      if (code < ENDS) found.push([RELOAD + reloadAt(code), calls]);
      else calls++;
    }
    return found;
  }

  /** With a stop put after `before`. */
  inserted(head: number, before: number, stop: number, limit: number): number {
    const { st, instance } = this.routes;
    const { splice } = this;
    splice.begin();
    const course = this.store.of(head);
    if (course.cost >= Infinity) return this.walked.inserted(head, before, stop, limit);
    const { at: a } = course;
    const k = st[head + CLASS];
    const { reloads, trips } = instance.classes[k].rules;
    const p = before === head ? 0 : stationOf(course, before >> RICH_SHIFT) + 1;
    const node = stop >> RICH_SHIFT;
    const next = a[p * STATION + CODE];
    const pauses = a[p * STATION + PAUSES];
    let best = limit;
    if (next >= ENDS) {
      best = splice.put(node, 0).price(course, p, course, p, pauses, best, k);
      if (pauses !== 0) best = splice.put(node, pauses).price(course, p, course, p, 0, best, k);
      for (let j = 0; j < reloads.length && course.trips < trips; j++) {
        const reload = reloadAt(j);
        if (p > 0) best = splice.put(reload, 0).and(node, 0).price(course, p, course, p, pauses, best, k);
        if (next === ENDS) continue;
        best = splice.put(node, 0).and(reload, pauses).price(course, p, course, p, 0, best, k);
        if (p > 0 && course.trips + 1 < trips) {
          best = splice.put(reload, 0).and(node, 0).and(reload, pauses).price(course, p, course, p, 0, best, k);
        }
      }
    } else {
      const rest = a[(p + 1) * STATION + PAUSES];
      best = splice.put(node, 0).price(course, p, course, p, pauses, best, k);
      if (pauses !== 0) best = splice.put(node, pauses).price(course, p, course, p, 0, best, k);
      best = splice
        .put(next, pauses)
        .and(node, 0)
        .price(course, p, course, p + 1, rest, best, k);
      if (rest !== 0)
        best = splice
          .put(next, pauses)
          .and(node, rest)
          .price(course, p, course, p + 1, 0, best, k);
      for (let j = 0; j < reloads.length && course.trips < trips; j++) {
        best = splice
          .put(next, pauses)
          .and(node, 0)
          .and(reloadAt(j), 0)
          .price(course, p, course, p + 1, rest, best, k);
      }
      best = splice.put(node, pauses).price(course, p, course, p + 1, rest, best, k);
    }
    if (splice.found) return best;
    if (!splice.couldPause) return Infinity;
    if (!splice.places(k)) return this.walked.inserted(head, before, stop, limit);
    return splice.put(node, 0).mended(course, p, course, p, pauses, limit, k);
  }

  /** Decides how a stop is put after `before`, which is about to happen. */
  draftInsertion(head: number, before: number, stop: number): void {
    if (this.decides[this.routes.st[head + CLASS]] === 0) return;
    const cost = this.inserted(head, before, stop, Infinity);
    const course = this.store.of(head);
    if (this.splice.found) this.draft(head, course, course);
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
    const course = this.store.of(head);
    const other = this.store.of(st[after + ROUTE]);
    const isWhole = before === head && after === head && this.decides[k] === 1;
    if (isWhole || course.cost >= Infinity || other.cost >= Infinity) {
      const cost = this.walked.replaced(head, before, stops, from, to, after, floor, limit);
      if (cost < limit) this.draftByLabels(head, before, stops, from, to, after);
      return cost;
    }
    const p = before === head ? 0 : stationOf(course, before >> RICH_SHIFT) + 1;
    const q = after >= firstHead ? other.count - 1 : stationOf(other, after >> RICH_SHIFT);
    const { splice } = this;
    splice.begin();
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
          best = splice.price(course, p, course, q, last, best, k);
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
    if (splice.found) {
      this.draft(head, course, other);
      return best;
    }
    if (!splice.couldPause) return Infinity;
    if (splice.places(k)) {
      if (other === course) this.fill(stops, from, to, -1, 0);
      else splice.clear();
      const cost = splice.mended(course, p, other, q, 0, limit, k);
      if (cost < limit) this.draft(head, course, other);
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
    this.splice.clear();
    let last = leg;
    if ((leg & HAS_RELOAD) !== 0) {
      this.splice.and(reloadAt(reloadOf(leg)), pausesBefore(leg));
      last = pausesAfter(leg);
    }
    return this.splice.price(course, p, other, q, last, limit, k, isStrange);
  }

  /** Puts stops there, with what is decided for a leg before the i-th of them. */
  private fill(stops: Int32Array, from: number, to: number, i: number, leg: number): Splice {
    const splice = this.splice.clear();
    for (let s = from; ; s++) {
      let pauses = 0;
      if (s - from === i) {
        pauses = leg;
        if ((leg & HAS_RELOAD) !== 0) {
          splice.and(reloadAt(reloadOf(leg)), pausesBefore(leg));
          pauses = pausesAfter(leg);
        }
      }
      if (s === to) return splice;
      splice.and(stops[s] >> RICH_SHIFT, pauses);
    }
  }

  /** Writes down the best way found to drive a route, for when the move is made. */
  private draft(head: number, course: Course, other: Course): void {
    if (this.decides[this.routes.st[head + CLASS]] === 1) this.splice.write(this.nextDraft(head), course, other);
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
    this.store.decide(head, draft);
  }

  /** Decides for a route as labels have just done. */
  private decideBy(head: number): void {
    this.draftByLabels(head, head, this.single, 0, 0, this.routes.st[head + NEXT]);
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
