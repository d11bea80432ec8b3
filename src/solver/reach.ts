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

/** How far places are looked for, by how cold it is: what is near first, and when that has settled, what is left to gain elsewhere. */
export class Reach {
  /** Neighbours looked at. */
  scanned: number;
  /** Null as long as only neighbours are looked at. */
  ends: RouteEnds | null = null;
  private readonly neighbours: Neighbours;
  private readonly findEnds: () => RouteEnds | null;
  private found: RouteEnds | null = null;
  private isSought = false;
  private borders: readonly [Territories, number] | null = null;

  /** @param findEnds made when first needed; null where it would take too long */
  constructor(neighbours: Neighbours, findEnds: () => RouteEnds | null) {
    this.neighbours = neighbours;
    this.scanned = neighbours.nearest;
    this.findEnds = findEnds;
  }

  /** @param cooled how much of the way down is done, 0 to 1 */
  cool(cooled: number): void {
    const { k, nearest } = this.neighbours;
    this.scanned = cooled < FARTHER_FROM ? nearest : k;
    this.ends = cooled < ENDS_FROM ? null : this.allEnds();
  }

  /** See Routes.confine. */
  confine(territories: Territories, region: number): void {
    this.borders = [territories, region];
    this.found?.confine(territories, region);
  }

  private allEnds(): RouteEnds | null {
    if (!this.isSought) {
      this.isSought = true;
      this.found = this.findEnds();
      if (this.borders !== null) this.found?.confine(...this.borders);
    }
    return this.found;
  }
}
