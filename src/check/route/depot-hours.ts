import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A van leaves its start depot once that is open and is back before its end depot closes. */
export function checkDepotHours({ route, startDepot, endDepot, start, finish }: RouteCase, report: Report): void {
  const { vanId } = route;
  const opens = startDepot.window?.start;
  if (opens !== undefined && start.departure < opens) {
    const message = `van ${quote(vanId)} leaves at ${clock(start.departure)}; depot ${quote(startDepot.id)} opens at ${clock(opens)}`;
    report({ code: 'DEPOT_NOT_OPEN', vanId, amount: opens - start.departure, message });
  }
  const closes = endDepot?.window?.end;
  if (endDepot !== undefined && closes !== undefined && finish > closes) {
    const message = `van ${quote(vanId)} is back at ${clock(finish)}; depot ${quote(endDepot.id)} closes at ${clock(closes)}`;
    report({ code: 'DEPOT_CLOSED', vanId, amount: finish - closes, message });
  }
}
