import type { Seconds, TimeWindow } from '../../model/index.ts';
import { clock, quote, type Report } from '../report.ts';
import type { CallCase, RouteCase } from '../route-case.ts';

/**
 * Work begins in one of the windows of its door; the amount is what is missing to the nearest one. A visit with a price on lateness
 * may begin after the last one.
 */
export function checkWindows({ route, calls }: RouteCase, report: Report): void {
  for (const call of calls) {
    const { step, stop } = call;
    const off = offWindow(windowsOf(call), step.start);
    if (off === 0 || latenessOf(call) > 0) continue;
    const late = off > 0;
    const message =
      `work at stop ${quote(stop.id)} begins at ${clock(step.start)}, ` +
      `${Math.abs(off)} s too ${late ? 'late' : 'early'} for its window`;
    const code = late ? 'LATE' : 'EARLY';
    report({ code, vanId: route.vanId, stopId: stop.id, amount: Math.abs(off), message });
  }
}

/** Seconds that work begins after the last window's end, where that is allowed for money; 0 where it is not. */
export function latenessOf({ step, stop }: Pick<CallCase, 'step' | 'stop'>): Seconds {
  if (step.kind === 'fetch' || stop.lateCostPerHour === undefined || stop.windows.length === 0) return 0;
  return Math.max(0, step.start - Math.max(...stop.windows.map(({ end }) => end)));
}

function windowsOf({ step, stop }: CallCase): readonly TimeWindow[] {
  return step.kind === 'fetch' ? (stop.from?.windows ?? []) : stop.windows;
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
