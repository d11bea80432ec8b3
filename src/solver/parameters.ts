import type { CoolingRange } from './anneal.ts';
import { HORIZON, type Instance } from './instance.ts';
import type { SearchOptions } from './search.ts';

/** Everything about the search that depends on the day at hand. */
export interface Parameters extends SearchOptions {
  /** Neighbours of a stop that are looked at, and those once it is cold; see reach.ts. */
  readonly neighbours: number;
  readonly neighboursCold: number;
  readonly cooling: CoolingRange;
  /** Whether the first plan should be a good one: a run that starts cold keeps much of it. */
  readonly startBySavings: boolean;
}

/** Above this many stops a run is too short to cool down from far: it starts nearer to the first plan, and ends colder, where iterations take less time. */
const LARGE = 3_000;

/** Routes of more visits than this cool from twice as hot on large days: their order has more to gain. */
const LONG_ROUTE = 40;

/** Where a search starts to cool, given the visits a route has on average in the first plan. */
export function coolingFor({ cooling }: Parameters, n: number, meanVisits: number): CoolingRange {
  return n > LARGE && meanVisits > LONG_ROUTE ? { ...cooling, hot: 2 * cooling.hot } : cooling;
}

/** Where most of the stops nearby are alternatives that are not served, one has to look farther; up to so many. */
const MOST_NEIGHBOURS = 300;

/** Neighbours once it is cold, by those before. */
const FARTHER = 1.5;

function neighbourCount({ relations }: Instance, count: number): number {
  return relations === null ? count : Math.min(Math.max(count, MOST_NEIGHBOURS), Math.ceil(count * relations.crowding));
}

/** Where vehicles have a price, the probability that a ruin takes out a whole route, and how far down the cooling: later that only costs time. */
const DISSOLVING = 0.03;
const DISSOLVING_UNTIL = 0.5;

export function parametersFor(instance: Instance): Parameters {
  const { n, classes, windowAt, windowStart, windowEnd } = instance;
  let windowed = 0;
  for (let i = 0; i < n; i++) {
    const w = windowAt[i];
    if (windowAt[i + 1] - w > 1 || windowStart[w] > -HORIZON || windowEnd[w] < HORIZON) windowed++;
  }
  const timed = windowed > n / 4;
  const ruin = {
    split: 0.1,
    widen: 0.01,
    dissolving: classes.some(({ fixed }) => fixed > 0) ? DISSOLVING : 0,
    dissolvingUntil: DISSOLVING_UNTIL,
  };
  if (n > LARGE) {
    const cooling = { hot: 0.3, cold: 0.012 };
    const neighbours = neighbourCount(instance, timed ? 40 : 25);
    return {
      ...ruin,
      averageRemoved: 7,
      averageRemovedCold: 7,
      longest: 5,
      segmentTries: 1,
      neighbours,
      neighboursCold: neighbours,
      window: 100,
      cooling,
      startBySavings: true,
    };
  }
  const cooling = { hot: timed ? 1.2 : 0.8, cold: 0.02 };
  const neighbours = neighbourCount(instance, timed ? 60 : 50);
  return {
    ...ruin,
    averageRemoved: timed ? 10 : 8,
    averageRemovedCold: timed ? 6 : 8,
    longest: 6,
    segmentTries: 2,
    neighbours,
    neighboursCold: instance.relations === null ? FARTHER * neighbours : neighbours,
    window: n,
    cooling,
    startBySavings: false,
  };
}
