import type { Leg } from '../../model/index.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Each leg is as long, and takes as long, as travel says. */
export function checkLegs({ route, visits, end, endLeg }: RouteCase, report: Report): void {
  const { vanId } = route;
  for (const { visit, stop, leg } of visits) compare(visit.leg, leg, `to stop ${quote(stop.id)}`, stop.id);
  if (end !== undefined && endLeg !== undefined) compare(end.leg, endLeg, `back to depot ${quote(end.depotId)}`);

  function compare(given: Leg, real: Leg, where: string, stopId?: string): void {
    const at = stopId === undefined ? { vanId } : { vanId, stopId };
    const metres = Math.abs(given.metres - real.metres);
    const seconds = Math.abs(given.seconds - real.seconds);
    if (metres > 0) {
      const message = `the leg ${where} is ${real.metres} m long, not ${given.metres} m`;
      report({ code: 'LEG_METRES', ...at, amount: metres, message });
    }
    if (seconds > 0) {
      const message = `the leg ${where} takes ${real.seconds} s, not ${given.seconds} s`;
      report({ code: 'LEG_SECONDS', ...at, amount: seconds, message });
    }
  }
}
