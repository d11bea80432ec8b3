import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Each leg is as long, and takes as long, as travel says. */
export function checkLegs({ route, arrivals }: RouteCase, report: Report): void {
  const { vanId } = route;
  for (const { step, stop, leg: real } of arrivals) {
    const at = stop === undefined ? { vanId } : { vanId, stopId: stop.id };
    const where =
      step.kind === 'end' || step.kind === 'reload'
        ? `back to depot ${quote(step.depotId)}`
        : `to stop ${quote(step.stopId)}`;
    const metres = Math.abs(step.leg.metres - real.metres);
    const seconds = Math.abs(step.leg.seconds - real.seconds);
    if (metres > 0) {
      const message = `the leg ${where} is ${real.metres} m long, not ${step.leg.metres} m`;
      report({ code: 'LEG_METRES', ...at, amount: metres, message });
    }
    if (seconds > 0) {
      const message = `the leg ${where} takes ${real.seconds} s, not ${step.leg.seconds} s`;
      report({ code: 'LEG_SECONDS', ...at, amount: seconds, message });
    }
  }
}
