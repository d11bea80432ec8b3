import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A van is loaded and back within its shift; without a shift and depot hours its loading begins at midnight at the earliest. */
export function checkShift({ route, vehicle, startDepot, start, finish }: RouteCase, report: Report): void {
  const { vanId } = route;
  const { shift } = vehicle;
  const begins = start.departure - (startDepot.loadSeconds ?? 0);
  const opens = shift?.start ?? (startDepot.window === undefined ? 0 : undefined);
  if (opens !== undefined && begins < opens) {
    const message = `van ${quote(vanId)} ${startDepot.loadSeconds > 0 ? 'begins to load' : 'leaves'} at ${clock(begins)}, before its shift begins at ${clock(opens)}`;
    report({ code: 'SHIFT_LEFT_EARLY', vanId, amount: opens - begins, message });
  }
  if (shift !== undefined && finish > shift.end) {
    const message = `van ${quote(vanId)} is done at ${clock(finish)}, after its shift ends at ${clock(shift.end)}`;
    report({ code: 'SHIFT_OVERRUN', vanId, amount: finish - shift.end, message });
  }
}
