import type { Seconds, TimeWindow } from '../../model/index.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Work begins in one of the stop's windows; the amount is what is missing to the nearest one. */
export function checkWindows({ route, visits }: RouteCase, report: Report): void {
  for (const { visit, stop } of visits) {
    const off = offWindow(stop.windows, visit.start);
    if (off === 0) continue;
    const late = off > 0;
    const message =
      `work at stop ${quote(stop.id)} begins at ${clock(visit.start)}, ` +
      `${Math.abs(off)} s too ${late ? 'late' : 'early'} for its window`;
    const code = late ? 'LATE' : 'EARLY';
    report({ code, vanId: route.vanId, stopId: stop.id, amount: Math.abs(off), message });
  }
}

/** Seconds after the end (positive) or before the start (negative) of the nearest window; 0 within one, or with none. */
function offWindow(windows: readonly TimeWindow[], time: Seconds): Seconds {
  let nearest = Infinity;
  for (const { start, end } of windows) {
    const off = time < start ? time - start : Math.max(0, time - end);
    if (Math.abs(off) < Math.abs(nearest)) nearest = off;
  }
  return Number.isFinite(nearest) ? nearest : 0;
}
