import type { Plan } from '../../src/model/plan.ts';
import type { Problem, Stop } from '../../src/model/problem.ts';
import type { Travel } from '../../src/model/travel.ts';
import { RowEvaluator } from './day.ts';
import { makePlan, type Tour } from './make-plan.ts';
import { twoOpt } from './two-opt.ts';

/**
 * What a dispatcher might do by hand: one van after the other drives to the stop where work can begin soonest (driving and
 * waiting) among those that still fit, until none does; then each tour is straightened by 2-opt.
 */
export function nearestNeighbour(problem: Problem, travel: Travel): Plan {
  const left = new Set(problem.stops);
  const tours: Tour[] = [];
  for (const vehicle of problem.vehicles) {
    const row = new RowEvaluator(problem, travel, vehicle);
    for (let van = 0; van < vehicle.count && left.size > 0; van++) {
      const tour = fill(row, left);
      // the next vans of the row are alike: none of them can take anything either
      if (tour.length === 0) break;
      tours.push({ vehicle, stops: twoOpt(row, tour) });
    }
  }
  return makePlan(problem, travel, tours);
}

/** Takes stops out of `left`. */
function fill(row: RowEvaluator, left: Set<Stop>): Stop[] {
  const tour: Stop[] = [];
  // what does not fit at the end of a tour does not fit at the end of a longer one either
  const candidates = new Set([...left].filter((stop) => row.admits(stop)));
  let time = row.opens;
  for (;;) {
    const previous = tour.at(-1);
    let nearest: Stop | undefined;
    let soonest = Number.POSITIVE_INFINITY;
    for (const stop of candidates) {
      const start = row.workStart(stop, previous, time);
      if (start >= soonest) continue;
      nearest = stop;
      soonest = start;
    }
    if (nearest === undefined) return tour;
    candidates.delete(nearest);
    tour.push(nearest);
    if (Number.isFinite(row.cost(tour))) {
      left.delete(nearest);
      time = soonest + row.work(nearest, previous);
    } else tour.pop();
  }
}
