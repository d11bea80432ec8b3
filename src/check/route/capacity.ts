import { loadsAlong } from '../load-ledger.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { loadTolerance } from '../tolerance.ts';

/** At no point of the route is there more on board than the vehicle holds; per dimension the worst point is told. */
export function checkCapacity({ route, vehicle, visits }: RouteCase, report: Report): void {
  const stops = visits.map(({ stop }) => stop);
  for (const [dimension, capacity] of Object.entries(vehicle.capacity)) {
    const allowed = capacity + loadTolerance(capacity);
    let points = 0;
    let worst = 0;
    const along = loadsAlong(stops, dimension);
    for (const [i, load] of along.entries()) {
      if (load <= allowed) continue;
      points++;
      if (load > along[worst] || points === 1) worst = i;
    }
    if (points === 0) continue;
    const where = worst === 0 ? 'on leaving the depot' : `after stop ${quote(stops[worst - 1].id)}`;
    report({
      code: 'OVERLOADED',
      vanId: route.vanId,
      ...(worst === 0 ? {} : { stopId: stops[worst - 1].id }),
      amount: along[worst] - capacity,
      message:
        `van ${quote(route.vanId)} carries ${along[worst]} of ${dimension} ${where} but holds ${capacity}` +
        (points === 1 ? '' : ` (too much at ${points} points of the route)`),
    });
  }
}
