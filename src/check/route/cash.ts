import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { roundMoney } from '../tolerance.ts';

/** Never more cash on board than the vehicle may carry; it is left at the depot at every loading. The worst point is told. */
export function checkCash({ route, vehicle, visits }: RouteCase, report: Report): void {
  const { maxCash } = vehicle;
  if (maxCash === undefined) return;
  const { vanId } = route;
  const onTrip = new Map<number, number>();
  let worst = 0;
  let at = '';
  for (const { stop, trip } of visits) {
    const cash = (onTrip.get(trip) ?? 0) + (stop.cash ?? 0);
    onTrip.set(trip, cash);
    if (cash > worst) {
      worst = cash;
      at = stop.id;
    }
  }
  const excess = roundMoney(worst - maxCash);
  if (excess <= 0) return;
  const message = `van ${quote(vanId)} carries ${roundMoney(worst)} of cash after stop ${quote(at)} and may carry ${maxCash}`;
  report({ code: 'MAX_CASH', vanId, stopId: at, amount: excess, message });
}
