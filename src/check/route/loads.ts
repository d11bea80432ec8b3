import { amountOf, dimensionsOf, loadsAlong } from '../load-ledger.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { loadTolerance } from '../tolerance.ts';
import { whereOf } from '../where-of.ts';

/** The loads written beside the steps are those that deliveries and pickups add up to; the end shows what is brought back. */
export function checkLoads({ index, route, calls }: RouteCase, report: Report): void {
  const { vanId, steps } = route;
  const demands = calls.flatMap(({ stop }) => [stop.delivery, stop.pickup]);
  for (const dimension of dimensionsOf([...steps.map((step) => step.load), ...demands])) {
    const along = loadsAlong(steps, index.stops, dimension);
    for (const [i, step] of steps.entries()) {
      const real = along[i];
      const written = amountOf(step.load, dimension);
      const difference = Math.abs(written - real);
      if (difference <= loadTolerance(real)) continue;
      const { words, stopId } = whereOf(step);
      const where = step.kind === 'start' ? 'at the start' : words;
      report({
        code: 'LOAD_WRONG',
        vanId,
        ...stopId,
        amount: difference,
        message: `van ${quote(vanId)} carries ${real} of ${dimension} ${where}, not ${written}`,
      });
    }
  }
}
