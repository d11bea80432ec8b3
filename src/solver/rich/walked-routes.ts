import type { Itinerary } from '../itinerary/itinerary.ts';
import { CLASS, NEXT, RICH_SHIFT } from '../record.ts';

/** What it reads of a solution. */
interface Chains {
  readonly st: Int32Array;
  readonly n: number;
  readonly firstHead: number;
  floorOf(head: number): number;
}

/**
 * Routes that have to be gone along, as moves would make them: strings the calls of a route together and has them priced.
 * Money without prices of stops; Infinity if a rule of time breaks or it is `limit` or more.
 */
export class WalkedRoutes {
  /** What is priced; after a price it says how the route is driven. */
  readonly itinerary: Itinerary;
  private readonly routes: Chains;
  private readonly nodes: Int32Array;
  private count = 0;

  constructor(routes: Chains, itinerary: Itinerary) {
    this.routes = routes;
    this.itinerary = itinerary;
    this.nodes = new Int32Array(routes.n + 1);
  }

  /** The route of a head as it stands. */
  whole(head: number): number {
    this.count = 0;
    this.follow(this.routes.st[head + NEXT]);
    this.itinerary.floor = this.routes.floorOf(head);
    const cost = this.price(head, Infinity);
    if (cost < Infinity) return cost;
    // A way was found under a limit, which keeps other labels; with more room it is found again.
    this.itinerary.thorough = true;
    const found = this.price(head, Infinity);
    this.itinerary.thorough = false;
    return found;
  }

  /** The same at less than `limit`. */
  within(head: number, limit: number): number {
    this.count = 0;
    this.follow(this.routes.st[head + NEXT]);
    return this.price(head, limit);
  }

  /** With a stop put after `before`. */
  inserted(head: number, before: number, stop: number, limit: number): number {
    this.count = 0;
    this.lead(head, before);
    this.nodes[this.count++] = stop >> RICH_SHIFT;
    this.follow(this.routes.st[before + NEXT]);
    this.itinerary.floor = this.routes.floorOf(head);
    return this.price(head, limit);
  }

  /** With one stop put after `before` and another, later on, after `behind`, which may be the first. */
  insertedPair(head: number, before: number, first: number, behind: number, second: number, limit: number): number {
    const { st, firstHead } = this.routes;
    this.count = 0;
    this.lead(head, before);
    this.nodes[this.count++] = first >> RICH_SHIFT;
    if (behind === first) this.nodes[this.count++] = second >> RICH_SHIFT;
    for (let x = st[before + NEXT]; x < firstHead; x = st[x + NEXT]) {
      this.nodes[this.count++] = x >> RICH_SHIFT;
      if (x === behind) this.nodes[this.count++] = second >> RICH_SHIFT;
    }
    this.itinerary.floor = this.routes.floorOf(head);
    return this.price(head, limit);
  }

  /**
   * With `stops[from ... to - 1]` between `before` and `after`; what stood there is gone. The latter may belong to another route. `floor` is the
   * completion of the routes that stay as they are.
   */
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
    this.count = 0;
    this.lead(head, before);
    for (let i = from; i < to; i++) this.nodes[this.count++] = stops[i] >> RICH_SHIFT;
    this.follow(after);
    this.itinerary.floor = floor;
    return this.price(head, limit);
  }

  private price(head: number, limit: number): number {
    return this.itinerary.price(this.routes.st[head + CLASS], this.nodes, this.count, limit);
  }

  /** From the depot up to and with a record of the route. */
  private lead(head: number, last: number): void {
    const { st } = this.routes;
    if (last === head) return;
    for (let x = st[head + NEXT]; ; x = st[x + NEXT]) {
      this.nodes[this.count++] = x >> RICH_SHIFT;
      if (x === last) return;
    }
  }

  /** From a record on to the end of its route. */
  private follow(first: number): void {
    const { st, firstHead } = this.routes;
    for (let x = first; x < firstHead; x = st[x + NEXT]) this.nodes[this.count++] = x >> RICH_SHIFT;
  }
}
