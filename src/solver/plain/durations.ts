import { HORIZON } from '../instance.ts';
import { DEP, LATE, NEXT, OUT, PLAIN_SHIFT, PREV } from '../record.ts';
import type { State } from '../state.ts';
import { CLOSE, OPEN, SERVICE } from './node-info.ts';

/*
 * Labels of a node, 4 ints each: the time segments of Vidal et al. (2013), as record.ts has them for the rich kernel. They stand apart from the
 * records, since few days limit how long a route takes.
 */

/** Prefix: earliest departure from the depot that wastes no waiting. */
const EARLY = 0;
/** Prefix: latest departure from the depot that keeps it feasible. */
const LATEST = 1;
/** Suffix: seconds from start of work to return, with no avoidable waiting. */
const TAIL_TIME = 2;
/** Suffix: earliest start that wastes no waiting. */
const TAIL_EARLY = 3;

/** log2 of the ints that a record takes more than the labels. */
const LESS = PLAIN_SHIFT - 2;

/** What it has to know of the solution. */
interface Timed {
  readonly state: State;
  readonly info: Int32Array;
  readonly firstHead: number;
  metres(a: number, b: number): number;
}

/** How long routes take from departure to return, where that is limited. */
export class Durations {
  private readonly solution: Timed;
  private readonly state: State;
  private readonly st: Int32Array;
  private readonly info: Int32Array;
  private readonly firstHead: number;
  /** Address of the labels of the first node. */
  private readonly at: number;
  /** By route. */
  private readonly longest: Int32Array;
  /** Of the segment that `step` has come to. */
  private departure = 0;
  private early = 0;
  private latest = 0;

  /**
   * @param at address that its labels may begin at
   * @param longest by route, in seconds
   */
  constructor(solution: Timed, at: number, longest: Int32Array) {
    this.solution = solution;
    this.state = solution.state;
    this.st = solution.state.st;
    this.info = solution.info;
    this.firstHead = solution.firstHead;
    this.at = at;
    this.longest = longest;
  }

  /** Ints of state it needs. */
  static space(nodes: number, routes: number): number {
    return (nodes + routes) << 2;
  }

  private labelsOf(record: number): number {
    return this.at + (record >> LESS);
  }

  /** Labels of an empty route. */
  clear(head: number): void {
    const { st } = this;
    const at = this.labelsOf(head);
    st[at + EARLY] = st[head + DEP];
    st[at + LATEST] = st[head + LATE];
    st[at + TAIL_TIME] = 0;
    st[at + TAIL_EARLY] = -2 * HORIZON;
  }

  private limitOf(head: number): number {
    return this.longest[(head - this.firstHead) >> PLAIN_SHIFT];
  }

  /** Whether a route as it stands is short enough for the vehicle of `other`. */
  allows(head: number, other = head): boolean {
    const { st } = this;
    const last = st[head + PREV];
    return last === head || st[last + DEP] + st[last + OUT] - st[this.labelsOf(last) + EARLY] <= this.limitOf(other);
  }

  /** Whether a route is short enough with a stop that is in time between two of its records: `arrival` at it, `next` at what follows, leaving the depot at the earliest. */
  takes(head: number, before: number, stop: number, after: number, arrival: number, next: number): boolean {
    const { st, info } = this;
    const prefix = this.labelsOf(before);
    let early = st[prefix + EARLY];
    let latest = st[prefix + LATEST];
    const slack = early + info[stop + CLOSE] - arrival;
    if (latest > slack) latest = slack;
    const wait = info[stop + OPEN] - arrival;
    if (wait > 0) {
      early += wait;
      if (early > latest) early = latest;
    }
    return this.joined(early, latest, next, after) <= this.limitOf(head);
  }

  /** Seconds of a prefix that may leave from `early` to `latest` and the suffix from `first` on, where the earliest of them arrives at `next`. */
  private joined(early: number, latest: number, next: number, first: number): number {
    const { st } = this;
    const at = this.labelsOf(first);
    const apart = st[at + TAIL_EARLY] - next;
    const spare = latest - early;
    return next - early + st[at + TAIL_TIME] + (apart > spare ? apart - spare : 0);
  }

  /** Whether a route of a head is short enough whose prefix up to `last` is followed by the suffix from `first` on, `metres` away. */
  joins(head: number, last: number, first: number, metres: number): boolean {
    this.begin(last);
    return this.ends(head, first, metres);
  }

  /** Whether it is with `count` visits from `from` on between them, as they follow (`way` NEXT) or the other way (PREV). All are in time. */
  joinsVia(head: number, last: number, from: number, way: number, count: number, first: number): boolean {
    const { solution, st } = this;
    this.begin(last);
    let p = last;
    let z = from;
    for (let i = 0; i < count; i++) {
      this.step(z, solution.metres(p, z));
      p = z;
      z = st[z + way];
    }
    return this.ends(head, first, solution.metres(p, first));
  }

  private begin(record: number): void {
    const { st } = this;
    const at = this.labelsOf(record);
    this.departure = st[record + DEP];
    this.early = st[at + EARLY];
    this.latest = st[at + LATEST];
  }

  private step(stop: number, metres: number): void {
    const { info } = this;
    const arrival = this.departure + metres;
    const slack = this.early + info[stop + CLOSE] - arrival;
    if (this.latest > slack) this.latest = slack;
    const wait = Math.max(0, info[stop + OPEN] - arrival);
    this.early = Math.min(this.latest, this.early + wait);
    this.departure = arrival + wait + info[stop + SERVICE];
  }

  private ends(head: number, first: number, metres: number): boolean {
    return this.joined(this.early, this.latest, this.departure + metres, first) <= this.limitOf(head);
  }

  /** As `PlainSolution.forward`, with the labels of prefixes. */
  forward(from: number, through: number): void {
    const { state, st, info, firstHead } = this;
    let pending = through < firstHead;
    let a = from;
    let leaving = st[a + DEP];
    let early = st[this.labelsOf(a) + EARLY];
    let latest = st[this.labelsOf(a) + LATEST];
    for (let b = st[a + NEXT]; b < firstHead; b = st[b + NEXT]) {
      const at = this.labelsOf(b);
      const arrival = leaving + st[a + OUT];
      const slack = early + info[b + CLOSE] - arrival;
      if (latest > slack) latest = slack;
      const wait = info[b + OPEN] - arrival;
      leaving = arrival + info[b + SERVICE];
      if (wait > 0) {
        leaving += wait;
        early += wait;
        if (early > latest) early = latest;
      }
      let changed = false;
      if (st[b + DEP] !== leaving) {
        state.set(b + DEP, leaving);
        changed = true;
      }
      if (st[at + EARLY] !== early) {
        state.set(at + EARLY, early);
        changed = true;
      }
      if (st[at + LATEST] !== latest) {
        state.set(at + LATEST, latest);
        changed = true;
      }
      if (!changed && !pending) return;
      if (b === through) pending = false;
      a = b;
    }
  }

  /** As `PlainSolution.backward`, with the labels of suffixes. */
  backward(from: number, through: number): void {
    const { state, st, info, firstHead } = this;
    let pending = through < firstHead;
    let late = st[from + LATE];
    let tail = st[this.labelsOf(from) + TAIL_TIME];
    let early = st[this.labelsOf(from) + TAIL_EARLY];
    for (let b = st[from + PREV]; b < firstHead; b = st[b + PREV]) {
      const at = this.labelsOf(b);
      const step = info[b + SERVICE] + st[b + OUT];
      const ready = early - step;
      late -= step;
      if (late > info[b + CLOSE]) late = info[b + CLOSE];
      tail += step;
      early = info[b + OPEN];
      if (ready > late) {
        tail += ready - late;
        early = late;
      } else if (ready > early) {
        early = ready;
      }
      let changed = false;
      if (st[b + LATE] !== late) {
        state.set(b + LATE, late);
        changed = true;
      }
      if (st[at + TAIL_TIME] !== tail) {
        state.set(at + TAIL_TIME, tail);
        changed = true;
      }
      if (st[at + TAIL_EARLY] !== early) {
        state.set(at + TAIL_EARLY, early);
        changed = true;
      }
      if (!changed && !pending) return;
      if (b === through) pending = false;
    }
  }
}
