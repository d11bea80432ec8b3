import type { Neighbours } from '../neighbours.ts';
import type { Random } from '../random.ts';
import { CLASS, DEP, FREE, LATE, NEXT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { Relations } from '../relations/relations.ts';
import type { Routes } from '../routes.ts';
import { findAtEnds } from './end-places.ts';
import { exactDelta } from './exact-delta.ts';
import { findPosition } from './find-position.ts';
import { joinForLarger, splitForSmaller } from './fleet-moves.ts';
import { Gates } from './gates.ts';
import { Prefix } from './prefix.ts';
import type { RichInstance } from './rich-instance.ts';
import { RichSolution } from './rich-solution.ts';
import { exchangeSegments } from './segment-exchange.ts';
import { shiftWithin } from './shift-within.ts';
import { Side } from './side.ts';
import { exchangeTails } from './tail-exchange.ts';
import { exchangeTrips } from './trip-exchange.ts';
import { turnParts } from './two-opt.ts';
import { changeToCheapest, placeWithLarger } from './vehicle-change.ts';
import { exchangeVehicles } from './vehicle-exchange.ts';
import { Walk } from './walk.ts';

/** Where there are several classes of vehicles, an empty route of one is overlooked with this probability, in 1/65536. */
const EMPTY_BLINK = 6_554;

/** The probability, in 1/65536, that a ruined route gets a smaller vehicle before stops are put back. */
const SHRINK = 32_768;

/** Routes near the end of one that are tried behind it. */
const JOINS = 3;

/** One try in so many (a power of two, less one) for segments is followed by one for vehicles. */
const VEHICLES = 7;

/** The same for trips of days with several. */
const TRIPS = 1;

/** Where stops depend on each other, one try in so many (a power of two, less one) is preceded by one within the route. */
const SHIFTS = 3;

/** A solution under any rules as the search sees it: with the ways to find places and moves. */
export class RichRoutes extends RichSolution implements Routes {
  readonly gates: Gates | null;
  readonly relations: Relations | null;
  /** Some vehicle may reload. */
  private readonly reloads: boolean;
  readonly walk: Walk;
  /** Of `touchedHeads`: those of the last ruin. */
  private ruined = 0;
  readonly prefixA: Prefix;
  readonly prefixB: Prefix;
  readonly sideA: Side;
  readonly sideB: Side;

  constructor(instance: RichInstance, neighbours: Neighbours, random: Random) {
    super(instance, neighbours, random);
    const { gates, relations } = instance;
    this.reloads = instance.walked.includes(2);
    this.gates = gates === null && relations === null ? null : new Gates(this, gates, relations);
    this.walk = new Walk(this);
    this.prefixA = new Prefix(this);
    this.prefixB = new Prefix(this);
    this.sideA = new Side(this, this.walk);
    this.sideB = new Side(this, this.walk);
    this.relations = relations === null ? null : new Relations(this, relations, this.relationsAt);
  }

  protected override related(): Relations | null {
    return this.relations;
  }

  override absentCount(): number {
    const absent = super.absentCount();
    return this.relations === null ? absent : this.relations.absentCount(absent);
  }

  isLeftOut(stop: number): boolean {
    return this.relations === null || this.relations.isLeftOut(stop >> RICH_SHIFT);
  }

  standIn(stop: number): number {
    return this.relations === null ? stop : this.relations.standIn(stop);
  }

  take(first: number, count: number): void {
    const { gates, st } = this;
    if (gates === null || !gates.locks) {
      this.cut(first, count);
      return;
    }
    for (let i = 0, x = first; i < count; i++) {
      const next = st[x + NEXT];
      if (!gates.isLocked(x)) this.cut(x, 1);
      x = next;
    }
  }

  completeRuin(): void {
    this.relations?.beginRuin();
    do this.relations?.takePartners();
    while (this.gates?.tidy() === true);
    this.ruined = this.touchedCount;
    this.touchedCount = 0;
    if (this.instance.kin.length > 0 && (this.random.int32() & 65535) < SHRINK) this.changeVehicles();
  }

  completeRecreate(): void {
    const { st, instance, out, outCount, dummy } = this;
    if (instance.kin.length === 0) return;
    this.changeVehicles();
    for (let i = 0; i < outCount; i++) {
      const head = st[out[i] + ROUTE];
      if (head !== dummy) changeToCheapest(this, head);
    }
  }

  /** Routes that visits were taken out of get the vehicles that serve the rest at the least cost. */
  private changeVehicles(): void {
    for (let i = 0; i < this.ruined; i++) changeToCheapest(this, this.touchedHeads[i]);
  }

  /** Whether a route keeps the rules of its vehicle; walked in full. */
  isAllowed(head: number): boolean {
    const { walk, st, courses, walkedRoutes, instance } = this;
    walk.beginWhole(head, head);
    if (!walk.finishWhole(st[head + NEXT])) return false;
    if (walkedRoutes === null || instance.walked[st[head + CLASS]] === 0) return true;
    return (courses === null ? walkedRoutes.whole(head) : courses.store.of(head).cost) < Infinity;
  }

  isSound(head: number): boolean {
    return this.isAllowed(head) && (this.gates === null || this.gates.keepsRoute(head));
  }

  isLocked(stop: number): boolean {
    return this.gates?.isLocked(stop) ?? false;
  }

  price(stop: number, position: number): number {
    return exactDelta(this, position, stop, this.st[position + ROUTE], Infinity);
  }

  findPosition(stop: number, budget: number): number {
    this.upgrade = -1;
    const { ends } = this.reach;
    const near = findPosition(this, stop, budget);
    const position = ends === null ? near : findAtEnds(this, ends, stop, near);
    return this.orEmptyRoute(stop, position, this.instance.classes.length > 1);
  }

  findAnywhere(stop: number, budget: number): number {
    const { st, firstHead, dummy, instance, n } = this;
    const { kinAt, dimensions } = instance;
    const node = stop >> RICH_SHIFT;
    const brought = dimensions === 0 ? 0 : instance.delivery[node * dimensions];
    const { windowed } = instance;
    const open = instance.open[stop >> RICH_SHIFT];
    const close = instance.close[stop >> RICH_SHIFT];
    let best = budget;
    let position = -1;
    this.upgrade = -1;
    for (let head = firstHead; head < dummy; head += 1 << RICH_SHIFT) {
      const k = st[head + CLASS];
      if (st[head + NEXT] === head) continue;
      if (st[head + FREE] < brought) {
        if (kinAt[k] === kinAt[k + 1]) continue;
        const found = placeWithLarger(this, stop, head, st[head + PREV], best, false);
        if (found < 0) continue;
        position = found;
        best = this.delta;
        continue;
      }
      if (instance.admit[k * n + node] === 0) continue;
      let p = head;
      do {
        const next = st[p + NEXT];
        if (windowed) {
          if (st[p + DEP] > close) break;
          if (st[next + LATE] < open) {
            p = next;
            continue;
          }
        }
        const delta = exactDelta(this, p, stop, head, best);
        if (delta < best) {
          best = delta;
          position = p;
        }
        p = next;
      } while (p !== head);
    }
    this.delta = best;
    return this.orEmptyRoute(stop, position, false);
  }

  /** The position found (at `delta`), or an empty route where that costs less than `delta`. */
  private orEmptyRoute(stop: number, position: number, blinks: boolean): number {
    const { instance, random } = this;
    const node = stop >> RICH_SHIFT;
    if (instance.leastAlone[node] >= this.delta) return position;
    let best = this.delta;
    let at = position;
    const kinds = instance.classes.length;
    for (let k = 0; k < kinds; k++) {
      if (instance.serves[node * kinds + k] === 0 || instance.aloneCost[node * kinds + k] >= best) continue;
      // The vehicle that is cheapest for this stop alone need not be so for those to come.
      if (blinks && (random.int32() & 65535) < EMPTY_BLINK) continue;
      const head = this.emptyRoute(k);
      if (head < 0) continue;
      const delta = exactDelta(this, head, stop, head, best);
      if (delta < best) {
        best = delta;
        at = head;
      }
    }
    this.delta = best;
    return at;
  }

  decisionsOf(head: number): readonly (readonly [kind: number, before: number])[] {
    const { walkedRoutes, st, instance } = this;
    if (walkedRoutes === null || instance.walked[st[head + CLASS]] === 0) return [];
    if (this.courses !== null) return this.courses.decisions(head);
    // one after the other, and kept: where the completion counts, what one does depends on the others
    this.goAlong(head);
    return walkedRoutes.itinerary.decisions();
  }

  improve(stop: number, threshold: number): boolean {
    if (exchangeTails(this, stop, threshold) || turnParts(this, stop, threshold)) return true;
    return this.instance.resizes && this.resizeFleet(stop, threshold);
  }

  /** The route of a stop is split behind it, or joined with one that begins nearby if it ends there. */
  private resizeFleet(stop: number, threshold: number): boolean {
    const { st, near, k, reach, dummy, firstHead, random } = this;
    const head = st[stop + ROUTE];
    if (head === dummy || k === 0) return false;
    if (st[stop + NEXT] < firstHead) return splitForSmaller(this, stop, threshold);
    const start = (stop >> RICH_SHIFT) * k;
    for (let tries = 0; tries < JOINS; tries++) {
      const other = st[near[start + random.below(reach.scanned)] + ROUTE];
      if (other !== dummy && other !== head && joinForLarger(this, stop, st[other + NEXT], threshold)) return true;
    }
    return false;
  }

  exchange(stop: number, threshold: number): boolean {
    if (this.reloads && (this.random.int32() & TRIPS) === 0 && exchangeTrips(this, stop, threshold)) return true;
    if (this.relations !== null && (this.random.int32() & SHIFTS) === 0 && shiftWithin(this, stop, threshold))
      return true;
    if (exchangeSegments(this, stop, threshold)) return true;
    if (this.instance.classes.length === 1 || (this.random.int32() & VEHICLES) !== 0) return false;
    return exchangeVehicles(this, stop, threshold);
  }
}
