import type { Neighbours } from './neighbours.ts';
import type { Territories } from './regions/territories.ts';
import type { RouteEnds } from './route-ends.ts';

/** Share of a cooling after which the farther neighbours are looked at as well. */
const FARTHER_FROM = 0.7;

/**
 * The same for the ends of routes. Earlier they do harm: while all is in flux, stops near the depot scatter over the routes that pass
 * them, since that costs nothing, and take the room that stops next to each other would need.
 */
const ENDS_FROM = 0.85;

/** Up to this many stops: the lists of each take a look at all others. */
const MOST_FOR_ENDS = 3_000;

/** How far places are looked for, by how cold it is: what is near first, and when that has settled, what is left to gain elsewhere. */
export class Reach {
  /** Neighbours looked at. */
  scanned: number;
  /** Null as long as only neighbours are looked at. */
  ends: RouteEnds | null = null;
  private readonly neighbours: Neighbours;
  private readonly makeEnds: () => RouteEnds;
  private made: RouteEnds | null = null;
  private borders: readonly [Territories, number] | null = null;

  /** @param makeEnds called when first needed */
  constructor(neighbours: Neighbours, makeEnds: () => RouteEnds) {
    this.neighbours = neighbours;
    this.scanned = neighbours.nearest;
    this.makeEnds = makeEnds;
  }

  /** @param cooled how much of the way down is done, 0 to 1 */
  cool(cooled: number): void {
    const { k, nearest, near } = this.neighbours;
    this.scanned = cooled < FARTHER_FROM ? nearest : k;
    const isLarge = near.length > MOST_FOR_ENDS * k;
    this.ends = cooled < ENDS_FROM || isLarge ? null : this.allEnds();
  }

  /** See Routes.confine. */
  confine(territories: Territories, region: number): void {
    this.borders = [territories, region];
    this.made?.confine(territories, region);
  }

  private allEnds(): RouteEnds {
    if (this.made === null) {
      this.made = this.makeEnds();
      if (this.borders !== null) this.made.confine(...this.borders);
    }
    return this.made;
  }
}
