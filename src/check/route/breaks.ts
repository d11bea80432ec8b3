import type { BreakStep } from '../../model/index.ts';
import { hadBeforeLeaving } from '../had-before-leaving.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/**
 * A break is taken once, begins in its window and has its length. It may be missing if the route is over by its latest start, or
 * leaves so late that it was had before.
 */
export function checkBreaks({ route, vehicle, start, arrivals, finish }: RouteCase, report: Report): void {
  const { vanId } = route;
  const breaks = vehicle.breaks ?? [];
  const taken = new Set<number>();
  for (const { pauses } of arrivals) for (const pause of pauses) if (pause.kind === 'break') judge(pause);
  for (const [k, one] of breaks.entries()) {
    if (taken.has(k) || finish <= one.window.end) continue;
    const missing = hadBeforeLeaving(one, vehicle) - start.departure;
    if (missing <= 0) continue;
    const message = `van ${quote(vanId)} is out from ${clock(start.departure)} to ${clock(finish)} without its break of ${clock(one.window.start)} to ${clock(one.window.end)}`;
    report({ code: 'BREAK_MISSING', vanId, amount: one.seconds, message });
  }

  function judge({ index, start: begins, departure }: BreakStep): void {
    const one = breaks[index];
    if (one === undefined) {
      const message = `van ${quote(vanId)} takes break ${index}, which vehicle ${quote(vehicle.id)} does not have`;
      report({ code: 'BREAK_UNKNOWN', vanId, message });
      return;
    }
    if (taken.has(index)) {
      const message = `van ${quote(vanId)} takes the break of ${clock(one.window.start)} more than once`;
      report({ code: 'BREAK_TWICE', vanId, message });
    }
    taken.add(index);
    const off = Math.max(one.window.start - begins, begins - one.window.end);
    if (off > 0) {
      const message = `a break of van ${quote(vanId)} begins at ${clock(begins)}, outside ${clock(one.window.start)} to ${clock(one.window.end)}`;
      report({ code: 'BREAK_OUTSIDE_WINDOW', vanId, amount: off, message });
    }
    const short = one.seconds - (departure - begins);
    if (short > 0) {
      const message = `a break of van ${quote(vanId)} lasts ${departure - begins} s instead of ${one.seconds} s`;
      report({ code: 'BREAK_CUT_SHORT', vanId, amount: short, message });
    }
  }
}
