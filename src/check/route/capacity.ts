import { loadsAlong } from '../load-ledger.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { loadTolerance } from '../tolerance.ts';
import { whereOf } from '../where-of.ts';

/** At no point of the route is there more on board than the vehicle holds; per dimension the worst point is told. */
export function checkCapacity({ index, route, vehicle }: RouteCase, report: Report): void {
  const { steps, vanId } = route;
  for (const [dimension, capacity] of Object.entries(vehicle.capacity)) {
    const allowed = capacity + loadTolerance(capacity);
    let points = 0;
    let worst = 0;
    const along = loadsAlong(steps, index.stops, dimension);
    for (const [i, load] of along.entries()) {
      // a pause and the end change nothing on board: they are no points of their own
      if (load <= allowed || ['break', 'rest', 'end'].includes(steps[i].kind)) continue;
      points++;
      if (load > along[worst] || points === 1) worst = i;
    }
    if (points === 0) continue;
    const { words, stopId } = whereOf(steps[worst]);
    report({
      code: 'OVERLOADED',
      vanId,
      ...stopId,
      amount: along[worst] - capacity,
      message:
        `van ${quote(vanId)} carries ${along[worst]} of ${dimension} ${words} but holds ${capacity}` +
        (points === 1 ? '' : ` (too much at ${points} points of the route)`),
    });
  }
}
