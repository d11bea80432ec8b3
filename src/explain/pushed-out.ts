import type { Stop } from '../model/index.ts';
import type { Candidate } from './candidates.ts';
import type { Fleet } from './fleet.ts';
import { overloads } from './load-peaks.ts';
import type { RefereeTrial, Served } from './referee-trial.ts';
import { lastStartBy, lateness, startAt, TourView } from './tour-view.ts';

/** Exchanges that are put before the referee for one stop. */
const MOST_TRIALS = 5;

interface Exchange {
  readonly candidate: Candidate;
  readonly displaced: Stop;
}

/**
 * The stop that matters least among those in whose very place this one would fit, the referee agreeing; none that matters more
 * than the stop itself. `null` if there is none.
 */
export function pushedOut(stop: Stop, fleet: Fleet, trial: RefereeTrial): Served | null {
  if (stop.from !== undefined) return null;
  const exchanges: Exchange[] = [];
  for (const { tour } of fleet.vans) {
    if (fleet.mayServe(stop, tour)) {
      for (let i = 0; i < tour.stops.length; i++) {
        const exchange = exchangeAt(stop, tour, i);
        if (exchange !== null) exchanges.push(exchange);
      }
    }
  }
  exchanges.sort((a, b) => importance(a.displaced) - importance(b.displaced) || a.candidate.cost - b.candidate.cost);
  for (const { candidate, displaced } of exchanges.slice(0, MOST_TRIALS)) {
    const settled = trial.settle(stop, candidate);
    const isFree = settled?.changes.every((change) => change.kind === 'skip-cost');
    const served = settled !== null && isFree ? trial.serve({ ...settled, changes: [] }, displaced) : null;
    if (served !== null) return served;
  }
  return null;
}

/** What the search would pay to keep it. */
function importance({ skipCost, priority }: Stop): number {
  return skipCost ?? 1e9 * (1 + priority);
}

function exchangeAt(stop: Stop, tour: TourView, i: number): Exchange | null {
  const { row, stops } = tour;
  const displaced = stops[i];
  // a shipment has two doors, of which the first stands for no order
  if (displaced.from !== undefined || displaced.orderIds.length === 0) return null;
  if (importance(displaced) > importance(stop)) return null;
  const from = tour.placeBefore(i);
  const next = i + 1 < stops.length ? stops[i + 1] : undefined;
  const to = next?.place ?? row.end?.place;
  const arrival = tour.departs[i] + row.seconds(from, stop.place);
  const out = to === undefined ? 0 : row.seconds(stop.place, to);
  if (!Number.isFinite(arrival + out) || lateness(stop, arrival) > 0) return null;
  const leaves = startAt(stop, arrival) + row.work(stop, tour.visitBefore(i));
  if (leaves + out > latestArrival(tour, i + 1, stop.place)) return null;
  const without = stops.filter((_, j) => j !== i);
  const all = stops.with(i, stop);
  if (overloads(all, row.vehicle).size > 0) return null;
  const cost = row.metres(from, stop.place) + (to === undefined ? 0 : row.metres(stop.place, to));
  const candidate = { tour: new TourView(row, tour.vanId, without), position: i, changes: [], effort: 0, cost };
  return { candidate, displaced };
}

/** At the i-th stop, or the end, coming from a place that is not the one before it. */
function latestArrival({ row, stops, latest }: TourView, i: number, from: number): number {
  if (i >= stops.length) return row.closes;
  const to = i + 1 < stops.length ? stops[i + 1].place : row.end?.place;
  const leg = to === undefined ? 0 : row.seconds(stops[i].place, to);
  return lastStartBy(stops[i], latest[i + 1] - leg - row.work(stops[i], from));
}
