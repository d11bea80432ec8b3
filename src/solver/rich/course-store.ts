import { CODE, Course, ENDS, PAUSES, reloadAt, STATION } from '../itinerary/course.ts';
import {
  HAS_RELOAD,
  joined,
  pausesAfter,
  pausesBefore,
  reloadOf,
  withoutReload,
  withPauses,
  withReload,
} from '../itinerary/leg-plan.ts';
import type { Splice, Stations } from '../itinerary/splice.ts';
import { CLASS, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import type { Block } from '../routes.ts';
import type { State } from '../state.ts';
import type { RichInstance } from './rich-instance.ts';

/** What is read of a solution. */
export interface Chains {
  readonly state: State;
  readonly st: Int32Array;
  readonly n: number;
  readonly firstHead: number;
  readonly instance: RichInstance;
}

/** What is decided for the leg to each record, as part of the state of a solution, and the courses that come of it, made when asked for. */
export class CourseStore {
  private readonly routes: Chains;
  private readonly splice: Splice;
  /** Address of what is decided for the leg to each record, and of the version of each route. */
  private readonly legs: number;
  private readonly versions: number;
  private lastVersion = 0;
  /** Two courses a route: that of the solution last accepted should outlive those tried since. */
  private readonly kept: (Course | undefined)[] = [];
  private readonly accepted: Int32Array;
  private readonly acceptedAt: Int32Array;

  /** @param at address of what it keeps in the state: see `space` */
  constructor(routes: Chains, splice: Splice, at: number) {
    const { instance, n } = routes;
    this.routes = routes;
    this.splice = splice;
    this.legs = at;
    this.versions = at + n + instance.routes;
    this.accepted = new Int32Array(instance.routes).fill(-1);
    this.acceptedAt = new Int32Array(instance.routes).fill(-1);
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
    this.accepted.fill(-1);
    this.acceptedAt.fill(-1);
  }

  /** Another number for every sequence and every set of decisions a route ever had. */
  versionOf(head: number): number {
    const { st, firstHead } = this.routes;
    return st[this.versions + ((head - firstHead) >> RICH_SHIFT)];
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

  /** A route has changed. */
  touch(head: number): void {
    const { state, st, firstHead } = this.routes;
    const r = (head - firstHead) >> RICH_SHIFT;
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
    const { st, firstHead } = this.routes;
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
    this.splice.layOut(course, k);
  }

  /** Decides for a route that has these calls. */
  decide(head: number, { code, pauses, count }: Stations): void {
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
}
