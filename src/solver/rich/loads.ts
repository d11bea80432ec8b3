import { BRINGS, FETCHES } from '../gate-rules.ts';
import { CLASS, FREE, NEXT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import type { Block } from '../routes.ts';
import type { State } from '../state.ts';
import type { RichInstance } from './rich-instance.ts';

/** Ints per node and dimension: delivered so far, fetched so far, highest load so far, highest load from here on. */
const LABELS = 4;

/**
 * What routes carry. Where nothing is fetched, the sum of deliveries bounds the load. Otherwise deliveries leave and
 * pickups join along the way, and the highest load of a sequence joins in O(1) from its parts (Vidal et al. 2014): a
 * part counts its own deliveries from its start on, and its own pickups until its end.
 */
export class Loads {
  /** Dimensions. */
  readonly d: number;
  readonly mixed: boolean;
  /** Shipments leave the load on the way: what a route fetches in all does not bound it. */
  private readonly leaves: boolean;
  private readonly state: State;
  private readonly st: Int32Array;
  private readonly instance: RichInstance;
  private readonly firstHead: number;
  /** Address of the totals of the first route: delivered and fetched, per dimension. */
  private readonly totals: number;
  /** Address of the version of the first route: another number for every sequence of visits it ever had. */
  private readonly versions: number;
  private lastVersion = 0;
  /** Address of the peaks of the first route: a load, per dimension, that it nowhere exceeds. */
  private readonly peaks: number;
  /** The highest loads themselves, `[route * d + i]`, as of a version. */
  private readonly exactPeaks: Int32Array;
  private readonly peaked: Int32Array;
  /** By class: 1 where all is brought before anything is fetched, so that totals alone bound the load. */
  private readonly ordered: Uint8Array;
  /** So in every class: labels are never asked for. */
  readonly allOrdered: boolean;
  /** Totals bound what the parts of any route carry. */
  readonly totalsTell: boolean;
  /**
   * Labels per record and dimension. They are not part of the state but reckoned when asked for, which is seldom: most
   * routes are well within or well beyond their capacity.
   */
  private readonly labels: Int32Array;
  /** Per route: the version its labels belong to. */
  private readonly labelled: Int32Array;
  /** Per stop: the route that last labelled it. When another one does, the former's labels are no longer whole. */
  private readonly labeller: Int32Array;

  constructor(state: State, instance: RichInstance, firstHead: number, at: number) {
    this.state = state;
    this.st = state.st;
    this.instance = instance;
    this.firstHead = firstHead;
    this.d = instance.dimensions;
    this.mixed = instance.mixed;
    this.leaves = instance.isFetch.includes(1);
    this.totals = at;
    this.versions = at + instance.routes * instance.dimensions * 2;
    this.peaks = this.versions + instance.routes;
    this.exactPeaks = new Int32Array(instance.routes * instance.dimensions);
    this.peaked = new Int32Array(instance.routes).fill(-1);
    this.ordered = Uint8Array.from(instance.classes, (_, k) => (!this.leaves && bringsFirst(instance, k) ? 1 : 0));
    this.allOrdered = this.ordered.every((isOrdered) => isOrdered === 1);
    this.totalsTell = !this.mixed || this.allOrdered;
    this.labels = new Int32Array(this.mixed ? (instance.n + instance.routes) * instance.dimensions * LABELS : 0);
    this.labelled = new Int32Array(this.mixed ? instance.routes : 0);
    this.labeller = new Int32Array(this.mixed ? instance.n : 0).fill(-1);
  }

  /** Ints of state it needs. */
  static space({ routes, dimensions }: RichInstance): number {
    return routes * dimensions * 3 + routes;
  }

  /** The same as blocks of routes, from `at` on. */
  static blocks({ routes, dimensions }: RichInstance, at: number): Block[] {
    return [
      { at, width: dimensions * 2 },
      { at: at + routes * dimensions * 2, width: 1 },
      { at: at + routes * dimensions * 2 + routes, width: dimensions },
    ];
  }

  /** State was written to from outside: no label holds any more, and no version it has is given again. */
  renew(): void {
    if (!this.mixed) return;
    for (let r = 0; r < this.instance.routes; r++) {
      this.lastVersion = Math.max(this.lastVersion, this.st[this.versions + r]);
    }
    this.labelled.fill(-1);
    this.labeller.fill(-1);
    this.peaked.fill(-1);
  }

  /** Sets the free space of an empty route. */
  clear(head: number): void {
    const { st, instance } = this;
    st[head + FREE] = this.d === 0 ? 0 : instance.capacity[st[head + CLASS] * this.d];
  }

  /** Another class of vehicle drives the route of a head now. */
  refit(head: number, from: number, to: number): void {
    const { st, state, d, instance } = this;
    if (d === 0) return;
    const more = instance.capacity[to * d] - instance.capacity[from * d];
    if (more !== 0) state.set(head + FREE, st[head + FREE] + more);
  }

  /** Whether a vehicle of class k carries the load of a route. */
  carries(head: number, k: number): boolean {
    const { d, instance, firstHead } = this;
    if (d === 0) return true;
    if (!this.mixed) {
      for (let i = 0; i < d; i++) if (this.delivered(head, i) > instance.capacity[k * d + i]) return false;
      return true;
    }
    this.measurePeaks(head);
    const r = (head - firstHead) >> RICH_SHIFT;
    for (let i = 0; i < d; i++) if (this.exactPeaks[r * d + i] > instance.capacity[k * d + i]) return false;
    return true;
  }

  /** Where nothing is fetched: whether a vehicle of class k holds what a prefix with these sums delivers. */
  holds(k: number, sums: Int32Array): boolean {
    for (let i = 0; i < this.d; i++) if (sums[3 * i] > this.instance.capacity[k * this.d + i]) return false;
    return true;
  }

  /** Likewise what the route of a head delivers beyond such a prefix. */
  holdsBehind(k: number, head: number, sums: Int32Array): boolean {
    const { d, instance } = this;
    for (let i = 0; i < d; i++) if (this.delivered(head, i) - sums[3 * i] > instance.capacity[k * d + i]) return false;
    return true;
  }

  /** Likewise what two routes deliver. */
  holdsBoth(k: number, a: number, b: number): boolean {
    const { d, instance } = this;
    for (let i = 0; i < d; i++) {
      if (this.delivered(a, i) + this.delivered(b, i) > instance.capacity[k * d + i]) return false;
    }
    return true;
  }

  private totalAt(head: number): number {
    return this.totals + ((head - this.firstHead) >> RICH_SHIFT) * this.d * 2;
  }

  private labelAt(record: number): number {
    return (record >> RICH_SHIFT) * this.d * LABELS;
  }

  private versionAt(head: number): number {
    return this.versions + ((head - this.firstHead) >> RICH_SHIFT);
  }

  add(head: number, stop: number): void {
    this.change(head, stop, 1);
  }

  move(from: number, to: number, stop: number): void {
    this.change(from, stop, -1);
    this.change(to, stop, 1);
  }

  remove(head: number, stop: number): void {
    this.change(head, stop, -1);
  }

  private change(head: number, stop: number, sign: number): void {
    const { d, st, state, instance } = this;
    const node = (stop >> RICH_SHIFT) * d;
    if (this.mixed) {
      const peak = this.peakAt(head);
      const r = (head - this.firstHead) >> RICH_SHIFT;
      const isExact = this.peaked[r] === st[this.versionAt(head)];
      this.peaked[r] = -1;
      for (let i = 0; i < d; i++) {
        const more = sign > 0 ? Math.max(instance.delivery[node + i], instance.pickup[node + i]) : 0;
        const load = more + (isExact ? this.exactPeaks[r * d + i] : st[peak + i]);
        if (st[peak + i] !== load) state.set(peak + i, load);
      }
    }
    for (let i = 0; i < d; i++) {
      const delivery = instance.delivery[node + i];
      const pickup = instance.pickup[node + i];
      // No product with the sign: that of 0 is no whole number to the machine.
      if (sign > 0) this.grow(head, i, delivery, pickup);
      else this.grow(head, i, 0 - delivery, 0 - pickup);
    }
  }

  private peakAt(head: number): number {
    return this.peaks + ((head - this.firstHead) >> RICH_SHIFT) * this.d;
  }

  /** The visits of a route change their order, or others join them: of its load no more is known than its totals say. */
  reorder(head: number): void {
    if (!this.mixed) return;
    const { d, st } = this;
    const peak = this.peakAt(head);
    const total = this.totalAt(head);
    for (let i = 0; i < d; i++) this.state.set(peak + i, st[total + 2 * i] + st[total + 2 * i + 1]);
  }

  /** Brings the highest loads of a route up to date. */
  private measurePeaks(head: number): void {
    const { st, instance, d, firstHead, exactPeaks } = this;
    const r = (head - firstHead) >> RICH_SHIFT;
    const version = st[this.versionAt(head)];
    if (this.peaked[r] !== version) {
      this.peaked[r] = version;
      const total = this.totalAt(head);
      for (let i = 0; i < d; i++) {
        let load = st[total + 2 * i];
        let most = load;
        for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
          const at = (x >> RICH_SHIFT) * d + i;
          load += instance.pickup[at] - instance.delivery[at];
          if (load > most) most = load;
        }
        exactPeaks[r * d + i] = most;
      }
    }
  }

  /** Whether a stop fits wherever it is put, by the highest load of a route as it stands. */
  private fitsAnywhere(head: number, stop: number): boolean {
    const { st, instance, d, firstHead, exactPeaks } = this;
    this.measurePeaks(head);
    const r = (head - firstHead) >> RICH_SHIFT;
    const capacities = st[head + CLASS] * d;
    const node = (stop >> RICH_SHIFT) * d;
    for (let i = 0; i < d; i++) {
      const more = Math.max(instance.delivery[node + i], instance.pickup[node + i]);
      if (exactPeaks[r * d + i] + more > instance.capacity[capacities + i]) return false;
    }
    return true;
  }

  /** Whether `stop` fits between two adjacent records of a route. */
  fits(head: number, before: number, stop: number, after: number): boolean {
    const { d } = this;
    if (d === 0) return true;
    const { st, instance } = this;
    const node = (stop >> RICH_SHIFT) * d;
    if (st[head + FREE] < instance.delivery[node]) return false;
    if (d === 1 && !this.mixed) return true;
    const capacities = st[head + CLASS] * d;
    const total = this.totalAt(head);
    const peak = this.peakAt(head);
    let sure = !this.leaves;
    for (let i = 0; i < d; i++) {
      const capacity = instance.capacity[capacities + i];
      const delivered = st[total + 2 * i] + instance.delivery[node + i];
      const fetched = st[total + 2 * i + 1] + instance.pickup[node + i];
      if (delivered > capacity || fetched > capacity) return false;
      if (delivered + fetched > capacity) {
        const more = Math.max(instance.delivery[node + i], instance.pickup[node + i]);
        if (st[peak + i] + more > capacity) sure = false;
      }
    }
    if (sure || this.ordered[st[head + CLASS]] === 1) return true;
    return (!this.leaves && this.fitsAnywhere(head, stop)) || this.fitsBetween(head, before, stop, after);
  }

  /** The same where the order of visits decides. */
  private fitsBetween(head: number, before: number, stop: number, after: number): boolean {
    const { st, instance, d } = this;
    if (!this.isLabelled(head)) return this.fitsAlong(head, before, stop);
    const { labels } = this;
    const node = (stop >> RICH_SHIFT) * d;
    const capacities = st[head + CLASS] * d;
    const total = this.totalAt(head);
    for (let i = 0; i < d; i++) {
      const capacity = instance.capacity[capacities + i];
      const delivery = instance.delivery[node + i];
      const pickup = instance.pickup[node + i];
      const b = this.labelAt(before) + i * LABELS;
      const a = this.labelAt(after) + i * LABELS;
      const ahead = st[total + 2 * i] - labels[b];
      const fetched = labels[b + 1];
      const at = fetched + Math.max(delivery, pickup) + ahead;
      if (at > capacity || labels[b + 2] + delivery + ahead > capacity || fetched + pickup + labels[a + 3] > capacity) {
        return false;
      }
    }
    return true;
  }

  /** The same by going along the route once: cheaper than labels that are asked for once. */
  private fitsAlong(head: number, before: number, stop: number): boolean {
    const { st, instance, d, firstHead } = this;
    const capacities = st[head + CLASS] * d;
    const total = this.totalAt(head);
    for (let i = 0; i < d; i++) {
      const capacity = instance.capacity[capacities + i];
      const delivery = instance.delivery[(stop >> RICH_SHIFT) * d + i];
      const pickup = instance.pickup[(stop >> RICH_SHIFT) * d + i];
      let load = st[total + 2 * i] + delivery;
      if (load > capacity) return false;
      for (let x = head; ; ) {
        if (x === before) {
          load += pickup - delivery;
          if (load > capacity) return false;
        }
        x = st[x + NEXT];
        if (x >= firstHead) break;
        const at = (x >> RICH_SHIFT) * d + i;
        load += instance.pickup[at] - instance.delivery[at];
        if (load > capacity) return false;
      }
    }
    return true;
  }

  /** Whether what is fetched at a node fits on board behind a record, and so further on for as long as this holds. */
  takes(head: number, record: number, node: number): boolean {
    const { st, instance, d } = this;
    if (d === 0) return true;
    const labels = this.labelsOf(head);
    const total = this.totalAt(head);
    const capacities = st[head + CLASS] * d;
    for (let i = 0; i < d; i++) {
      const b = this.labelAt(record) + i * LABELS;
      const load = st[total + 2 * i] - labels[b] + labels[b + 1];
      if (load + instance.pickup[node * d + i] > instance.capacity[capacities + i]) return false;
    }
    return true;
  }

  /** Whether what two nodes together add for good (cash, a return) fits on board from between two adjacent records on. */
  keeps(head: number, record: number, after: number, first: number, second: number): boolean {
    const { st, instance, d } = this;
    if (d === 0) return true;
    const labels = this.labelsOf(head);
    const total = this.totalAt(head);
    const capacities = st[head + CLASS] * d;
    for (let i = 0; i < d; i++) {
      const added = instance.pickup[first * d + i] + instance.pickup[second * d + i];
      if (added <= 0) continue;
      const b = this.labelAt(record) + i * LABELS;
      const fetched = labels[b + 1] + added;
      const ahead = st[total + 2 * i] - labels[b];
      const onwards = labels[this.labelAt(after) + i * LABELS + 3];
      if (fetched + Math.max(ahead, onwards) > instance.capacity[capacities + i]) return false;
    }
    return true;
  }

  private isLabelled(head: number): boolean {
    return this.labelled[(head - this.firstHead) >> RICH_SHIFT] === this.st[this.versionAt(head)];
  }

  /** The visits of a route have changed. */
  touch(head: number): void {
    if (this.mixed) this.state.set(this.versionAt(head), ++this.lastVersion);
  }

  /** The labels, those of a route brought up to date. */
  private labelsOf(head: number): Int32Array {
    const { st, labels, labelled, labeller, instance, firstHead, d } = this;
    const version = st[this.versionAt(head)];
    const r = (head - firstHead) >> RICH_SHIFT;
    if (labelled[r] === version) return labels;
    labelled[r] = version;
    for (let a = head, b = st[a + NEXT]; b < firstHead; a = b, b = st[b + NEXT]) {
      const former = labeller[b >> RICH_SHIFT];
      if (former !== r) {
        if (former >= 0) labelled[former] = -1;
        labeller[b >> RICH_SHIFT] = r;
      }
      const node = (b >> RICH_SHIFT) * d;
      for (let i = 0; i < d; i++) {
        const f = this.labelAt(a) + i * LABELS;
        const t = this.labelAt(b) + i * LABELS;
        const delivery = instance.delivery[node + i];
        const pickup = instance.pickup[node + i];
        labels[t] = labels[f] + delivery;
        labels[t + 1] = labels[f + 1] + pickup;
        labels[t + 2] = Math.max(labels[f + 2] + delivery, labels[f + 1] + Math.max(delivery, pickup));
      }
    }
    const total = this.totalAt(head);
    for (let a = head, b = st[a + PREV]; b < firstHead; a = b, b = st[b + PREV]) {
      const node = (b >> RICH_SHIFT) * d;
      for (let i = 0; i < d; i++) {
        const f = this.labelAt(a) + i * LABELS;
        const t = this.labelAt(b) + i * LABELS;
        const delivery = instance.delivery[node + i];
        const pickup = instance.pickup[node + i];
        const ahead = st[total + 2 * i] - labels[t];
        labels[t + 3] = Math.max(Math.max(delivery, pickup) + ahead, pickup + labels[f + 3]);
      }
    }
    return labels;
  }

  /** Where loads are mixed: those of the prefix that ends with `record`, into `sums`: delivered, fetched, highest, per dimension. */
  prefix(record: number, sums: Int32Array): void {
    const { st, d } = this;
    const labels = this.labelsOf(st[record + ROUTE]);
    const at = this.labelAt(record);
    for (let i = 0; i < d; i++) {
      sums[3 * i] = labels[at + i * LABELS];
      sums[3 * i + 1] = labels[at + i * LABELS + 1];
      sums[3 * i + 2] = labels[at + i * LABELS + 2];
    }
  }

  /** Appends a stop to such sums; false if the vehicle of `head` cannot carry them. */
  append(head: number, stop: number, sums: Int32Array): boolean {
    const { st, instance } = this;
    const { d } = this;
    const node = (stop >> RICH_SHIFT) * d;
    const capacities = st[head + CLASS] * d;
    for (let i = 0; i < d; i++) {
      const delivery = instance.delivery[node + i];
      const pickup = instance.pickup[node + i];
      const peak = Math.max(sums[3 * i + 2] + delivery, sums[3 * i + 1] + Math.max(delivery, pickup));
      if (peak > instance.capacity[capacities + i]) return false;
      sums[3 * i] += delivery;
      sums[3 * i + 1] += pickup;
      sums[3 * i + 2] = peak;
    }
    return true;
  }

  /**
   * Whether a vehicle of class `k` carries a prefix with the sums `prefix`, then the suffix of the route of `head` that
   * begins with `first` and follows a prefix with the sums `before`.
   */
  joins(k: number, prefix: Int32Array, head: number, before: Int32Array, first: number): boolean {
    const { d, instance } = this;
    const capacities = k * d;
    if (this.mixed && this.allOrdered) {
      for (let i = 0; i < d; i++) {
        const capacity = instance.capacity[capacities + i];
        const at = this.totalAt(head) + 2 * i;
        if (prefix[3 * i] + this.st[at] - before[3 * i] > capacity) return false;
        if (prefix[3 * i + 1] + this.st[at + 1] - before[3 * i + 1] > capacity) return false;
      }
      return true;
    }
    const labels = this.mixed ? this.labelsOf(head) : this.labels;
    for (let i = 0; i < d; i++) {
      const capacity = instance.capacity[capacities + i];
      const ahead = this.delivered(head, i) - before[3 * i];
      if (prefix[3 * i + 2] + ahead > capacity) return false;
      if (this.mixed && prefix[3 * i + 1] + labels[this.labelAt(first) + i * LABELS + 3] > capacity) return false;
    }
    return true;
  }

  /**
   * Whether a route can take `stops[from ... to - 1]` and give up `stops[givenFrom ... givenTo - 1]`, by its totals: 1 yes, -1 no,
   * 0 if their order decides.
   */
  fitsInstead(head: number, stops: Int32Array, from: number, to: number, givenFrom: number, givenTo: number): number {
    const { d, st, instance, mixed } = this;
    const capacities = st[head + CLASS] * d;
    let verdict = this.leaves ? 0 : 1;
    for (let i = 0; i < d; i++) {
      const capacity = instance.capacity[capacities + i];
      let load = this.delivered(head, i);
      for (let s = from; s < to; s++) load += instance.delivery[(stops[s] >> RICH_SHIFT) * d + i];
      for (let s = givenFrom; s < givenTo; s++) load -= instance.delivery[(stops[s] >> RICH_SHIFT) * d + i];
      if (load > capacity) return -1;
      if (!mixed) continue;
      let fetched = st[this.totalAt(head) + 2 * i + 1];
      for (let s = from; s < to; s++) fetched += instance.pickup[(stops[s] >> RICH_SHIFT) * d + i];
      for (let s = givenFrom; s < givenTo; s++) fetched -= instance.pickup[(stops[s] >> RICH_SHIFT) * d + i];
      if (fetched > capacity) return -1;
      if (load + fetched > capacity && this.ordered[st[head + CLASS]] === 0) verdict = 0;
    }
    return verdict;
  }

  /** Sum of the deliveries of a route. */
  private delivered(head: number, i: number): number {
    const { d, st, instance } = this;
    if (d === 1 && !this.mixed) return instance.capacity[st[head + CLASS]] - st[head + FREE];
    return st[this.totalAt(head) + 2 * i];
  }

  /** After two routes have changed tails: `prefixA` and `prefixB` are the sums of what each kept. */
  swapTotals(a: number, prefixA: Int32Array, b: number, prefixB: Int32Array): void {
    const { d, st } = this;
    for (let i = 0; i < d; i++) {
      const single = d === 1 && !this.mixed;
      const tailA = this.delivered(a, i) - prefixA[3 * i];
      const tailB = this.delivered(b, i) - prefixB[3 * i];
      const fetchedA = single ? 0 : st[this.totalAt(a) + 2 * i + 1] - prefixA[3 * i + 1];
      const fetchedB = single ? 0 : st[this.totalAt(b) + 2 * i + 1] - prefixB[3 * i + 1];
      this.grow(a, i, tailB - tailA, fetchedB - fetchedA);
      this.grow(b, i, tailA - tailB, fetchedA - fetchedB);
    }
    this.reorder(a);
    this.reorder(b);
  }

  /** Adds to the totals of a route in one dimension. */
  private grow(head: number, i: number, delivery: number, pickup: number): void {
    const { d, state, st } = this;
    if (i === 0 && delivery !== 0) state.set(head + FREE, st[head + FREE] - delivery);
    if (d === 1 && !this.mixed) return;
    const at = this.totalAt(head) + 2 * i;
    if (delivery !== 0) state.set(at, st[at] + delivery);
    if (pickup !== 0) state.set(at + 1, st[at + 1] + pickup);
  }
}

/** Whether routes of class k bring all they bring before they fetch anything, as its gates see to. */
function bringsFirst({ gates, delivery, pickup, dimensions, n }: RichInstance, k: number): boolean {
  if (gates === null || gates.phase === null || gates.last[k] === 0) return false;
  for (let at = 0; at < n * dimensions; at++) {
    const phase = gates.phase[Math.trunc(at / dimensions)];
    if ((delivery[at] > 0 && (phase & BRINGS) === 0) || (pickup[at] > 0 && (phase & FETCHES) === 0)) return false;
  }
  return true;
}
