import type { Load } from '../../model/index.ts';
import { amountOf, dimensionsOf, loadsAlong } from '../load-ledger.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { loadTolerance } from '../tolerance.ts';

/** The loads written beside the steps are those that deliveries and pickups add up to; the end shows what is brought back. */
export function checkLoads({ route, start, visits, end }: RouteCase, report: Report): void {
  const { vanId } = route;
  const stops = visits.map(({ stop }) => stop);
  const given: Load[] = [start.load, ...visits.map(({ visit }) => visit.load)];
  if (end !== undefined) given.push(end.load);
  const demands = stops.flatMap((stop) => [stop.delivery, stop.pickup]);
  for (const dimension of dimensionsOf([...given, ...demands])) {
    const along = loadsAlong(stops, dimension);
    for (const [i, load] of given.entries()) {
      const real = along[Math.min(i, along.length - 1)];
      const written = amountOf(load, dimension);
      const difference = Math.abs(written - real);
      if (difference <= loadTolerance(real)) continue;
      const stop = i === 0 ? undefined : stops[i - 1];
      const where = stop !== undefined ? `after stop ${quote(stop.id)}` : i === 0 ? 'at the start' : 'at the end';
      report({
        code: 'LOAD_WRONG',
        vanId,
        ...(stop === undefined ? {} : { stopId: stop.id }),
        amount: difference,
        message: `van ${quote(vanId)} carries ${real} of ${dimension} ${where}, not ${written}`,
      });
    }
  }
}
