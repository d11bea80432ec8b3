import { RoutePool } from '../refine/route-pool.ts';
import { unpackInstance } from '../solver/regions/instance-message.ts';
import { type Collector, RegionSearch } from '../solver/regions/region-search.ts';
import type { Routes } from '../solver/routes.ts';
import type { HandInput } from './hands.ts';

/** Routes that a hand keeps at most, to know which it has told of. */
const MOST_ROUTES = 20_000;
/** Visits of a route, on average, that there is room for. */
const VISITS = 30;

/** The search of a region, made of what a thread is told. */
export function regionSearch({ day, board, region, seed, collects }: HandInput): RegionSearch {
  const { instance, neighbours, parameters } = unpackInstance(day);
  const collector = collects ? new PoolCollector(instance.n) : null;
  return new RegionSearch(instance, neighbours, parameters, board, region, seed, collector);
}

class PoolCollector implements Collector {
  private readonly pool: RoutePool;

  constructor(stops: number) {
    this.pool = new RoutePool(stops, MOST_ROUTES, Math.max(VISITS * MOST_ROUTES, 4 * stops));
  }

  feed(routes: Routes): void {
    if (!this.pool.isFull) this.pool.feed(routes);
  }

  drain(): Int32Array {
    const { pool } = this;
    const packed = pool.drain();
    // all of it has been told: the whole day's pool knows what is new
    if (pool.isFull) pool.keep(new Uint8Array(pool.count));
    return packed;
  }
}
