import type { ProblemDepot, Seconds } from '../../model/index.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Vans begin to load once the start depot is open, reload while that depot is, and are back before the end depot closes. */
export function checkDepotHours(c: RouteCase, report: Report): void {
  const { route, startDepot, endDepot, start, arrivals, finish } = c;
  const { vanId } = route;
  const leaves = (startDepot.loadSeconds ?? 0) > 0 ? 'begins to load' : 'leaves';
  judgeLoading(startDepot, start.departure - (startDepot.loadSeconds ?? 0), leaves);
  for (const { step, depot } of arrivals)
    if (step.kind === 'reload' && depot !== undefined) judgeLoading(depot, step.start, 'reloads');
  const closes = endDepot?.window?.end;
  if (endDepot !== undefined && closes !== undefined && finish > closes) {
    const message = `van ${quote(vanId)} is back at ${clock(finish)}; depot ${quote(endDepot.id)} closes at ${clock(closes)}`;
    report({ code: 'DEPOT_CLOSED', vanId, amount: finish - closes, message });
  }

  function judgeLoading({ id, window }: ProblemDepot, begins: Seconds, does: string): void {
    if (window === undefined) return;
    if (begins < window.start) {
      const message = `van ${quote(vanId)} ${does} at ${clock(begins)}; depot ${quote(id)} opens at ${clock(window.start)}`;
      report({ code: 'DEPOT_NOT_OPEN', vanId, amount: window.start - begins, message });
    }
    if (does === 'reloads' && begins > window.end) {
      const message = `van ${quote(vanId)} ${does} at ${clock(begins)}; depot ${quote(id)} closes at ${clock(window.end)}`;
      report({ code: 'DEPOT_CLOSED', vanId, amount: begins - window.end, message });
    }
  }
}
