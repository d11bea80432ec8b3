import type { Plan } from '../../src/model/plan.ts';
import type { Problem, Stop } from '../../src/model/problem.ts';
import type { Travel } from '../../src/model/travel.ts';
import { RowEvaluator } from './day.ts';
import { makePlan } from './make-plan.ts';
import { twoOpt } from './two-opt.ts';

/** Joins are tried to this many nearest stops of each. */
const NEIGHBOURS = 100;

/** A tour in the making, and the rows whose vans may drive it. */
interface Draft {
  stops: Stop[];
  rows: RowEvaluator[];
}

/**
 * Clarke & Wright (1964): every stop is a tour of its own; the end of one tour is joined to the beginning of another in
 * the order of the driving time saved, where a van keeps all rules. Then 2-opt; vans go to the tours with most stops, and
 * stops of tours without a van are put where they cost least, if they fit anywhere.
 */
export function savings(problem: Problem, travel: Travel): Plan {
  const rows = problem.vehicles.map((vehicle) => new RowEvaluator(problem, travel, vehicle));
  const drafts = joinTours(problem.stops, rows);
  const { tours, left } = giveVans(drafts);
  for (const stop of left) insertCheapest(stop, tours);
  const straightened = tours.map(({ row, stops }) => ({ vehicle: row.vehicle, stops: twoOpt(row, stops) }));
  return makePlan(problem, travel, straightened);
}

function joinTours(stops: readonly Stop[], rows: readonly RowEvaluator[]): Set<Draft> {
  const tourOf = new Map<Stop, Draft>();
  const drafts = new Set<Draft>();
  for (const stop of stops) {
    const tour: Draft = { stops: [stop], rows: [] };
    tour.rows = ableRows(tour.stops, rows);
    drafts.add(tour);
    tourOf.set(stop, tour);
  }
  for (const { from, to } of joinsBySaving(stops, rows[0])) {
    const first = tourOf.get(from) as Draft;
    const second = tourOf.get(to) as Draft;
    if (first === second || first.stops[first.stops.length - 1] !== from || second.stops[0] !== to) continue;
    const joined = [...first.stops, ...second.stops];
    const able = ableRows(
      joined,
      first.rows.filter((row) => second.rows.includes(row)),
    );
    if (able.length === 0) continue;
    first.stops = joined;
    first.rows = able;
    drafts.delete(second);
    for (const stop of second.stops) tourOf.set(stop, first);
  }
  return drafts;
}

function ableRows(stops: readonly Stop[], rows: readonly RowEvaluator[]): RowEvaluator[] {
  return rows.filter((row) => stops.every((stop) => row.admits(stop)) && Number.isFinite(row.cost(stops)));
}

interface Join {
  readonly from: Stop;
  readonly to: Stop;
  /** Seconds from the depot to `to`, less those from `from` to it; the way home of `from` is taken to be as long as the way out. */
  readonly saving: number;
}

function joinsBySaving(stops: readonly Stop[], row: RowEvaluator): Join[] {
  const out = new Map(stops.map((stop) => [stop, row.secondsTo(stop, undefined)]));
  const joins: Join[] = [];
  for (const from of stops) {
    const near = stops
      .filter((to) => to !== from)
      .map((to) => ({ to, seconds: row.secondsTo(to, from) }))
      .sort((a, b) => a.seconds - b.seconds)
      .slice(0, NEIGHBOURS);
    for (const { to, seconds } of near) {
      joins.push({ from, to, saving: (out.get(from) as number) + (out.get(to) as number) - seconds });
    }
  }
  return joins.filter((join) => join.saving > 0).sort((a, b) => b.saving - a.saving);
}

interface VanTour {
  readonly row: RowEvaluator;
  stops: Stop[];
}

/** Tours that few rows can drive choose first, then those with most stops; each takes the row it costs least on. */
function giveVans(drafts: Iterable<Draft>): { tours: VanTour[]; left: Stop[] } {
  const order = [...drafts].sort((a, b) => a.rows.length - b.rows.length || b.stops.length - a.stops.length);
  const free = new Map<RowEvaluator, number>();
  for (const { rows } of order) for (const row of rows) free.set(row, row.vehicle.count);
  const tours: VanTour[] = [];
  const left: Stop[] = [];
  for (const { stops, rows } of order) {
    let best: RowEvaluator | undefined;
    for (const row of rows) {
      if ((free.get(row) ?? 0) > 0 && (best === undefined || row.cost(stops) < best.cost(stops))) best = row;
    }
    if (best === undefined) left.push(...stops);
    else {
      free.set(best, (free.get(best) as number) - 1);
      tours.push({ row: best, stops });
    }
  }
  return { tours, left };
}

function insertCheapest(stop: Stop, tours: readonly VanTour[]): void {
  let best: { tour: VanTour; stops: Stop[] } | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const tour of tours) {
    if (!tour.row.admits(stop)) continue;
    const before = tour.row.cost(tour.stops);
    for (let position = 0; position <= tour.stops.length; position++) {
      const stops = tour.stops.toSpliced(position, 0, stop);
      const added = tour.row.cost(stops) - before;
      if (added >= least) continue;
      least = added;
      best = { tour, stops };
    }
  }
  if (best !== undefined) best.tour.stops = best.stops;
}
