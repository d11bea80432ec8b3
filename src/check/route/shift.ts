import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A van leaves and is back within its shift; without a shift and depot hours it leaves at midnight at the earliest. */
export function checkShift({ route, vehicle, startDepot, start, finish }: RouteCase, report: Report): void {
  const { vanId } = route;
  const { shift } = vehicle;
  const opens = shift?.start ?? (startDepot.window === undefined ? 0 : undefined);
  if (opens !== undefined && start.departure < opens) {
    const message = `van ${quote(vanId)} leaves at ${clock(start.departure)}, before its shift begins at ${clock(opens)}`;
    report({ code: 'SHIFT_LEFT_EARLY', vanId, amount: opens - start.departure, message });
  }
  if (shift !== undefined && finish > shift.end) {
    const message = `van ${quote(vanId)} is done at ${clock(finish)}, after its shift ends at ${clock(shift.end)}`;
    report({ code: 'SHIFT_OVERRUN', vanId, amount: finish - shift.end, message });
  }
}
