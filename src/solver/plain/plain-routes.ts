import { FREE, NEXT, PLAIN_SHIFT } from '../record.ts';
import type { Routes } from '../routes.ts';
import { findAmongClasses, findTimed, findUntimed } from './find-position.ts';
import { DEMAND } from './node-info.ts';
import { PlainSolution } from './plain-solution.ts';
import { exchangeSegments } from './segment-exchange.ts';
import { exchangeTails } from './tail-exchange.ts';
import { exchangeVehicles } from './vehicle-exchange.ts';

/** One try in so many (a power of two, less one) for segments is followed by one for vehicles. */
const VEHICLES = 7;

/** A plain solution as the search sees it: with the ways to find places and moves. */
export class PlainRoutes extends PlainSolution implements Routes {
  readonly relations = null;

  visits(): number {
    return this.n - this.absentCount();
  }

  isLeftOut(_stop: number): boolean {
    return true;
  }

  standIn(stop: number): number {
    return stop;
  }

  take(first: number, count: number): void {
    this.cut(first, count);
  }

  completeRuin(): void {
    // nothing depends on anything
  }

  completeRecreate(): void {
    // nor here
  }

  findPosition(stop: number, budget: number): number {
    if (!this.simple) return findAmongClasses(this, stop, budget);
    return this.timed ? findTimed(this, stop, budget) : findUntimed(this, stop, budget);
  }

  findAnywhere(stop: number, budget: number): number {
    const { st, info, firstHead, dummy } = this;
    let best = budget;
    let position = -1;
    const demand = info[stop + DEMAND];
    for (let head = firstHead; head < dummy; head += 1 << PLAIN_SHIFT) {
      if (st[head + FREE] < demand || st[head + NEXT] === head) continue;
      let p = head;
      do {
        const delta = this.price(stop, p);
        if (delta < best) {
          best = delta;
          position = p;
        }
        p = st[p + NEXT];
      } while (p !== head);
    }
    this.delta = best;
    return this.orEmptyRoute(stop, position, false);
  }

  decisionsOf(): readonly (readonly [kind: number, before: number])[] {
    return [];
  }

  improve(stop: number, threshold: number): boolean {
    return exchangeTails(this, stop, threshold);
  }

  exchange(stop: number, threshold: number): boolean {
    if (exchangeSegments(this, stop, threshold)) return true;
    if (this.kinds === 1 || (this.random.int32() & VEHICLES) !== 0) return false;
    return exchangeVehicles(this, stop, threshold);
  }
}
