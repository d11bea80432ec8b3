import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { factsOf, type RouteFacts } from './facts.ts';

const TOTALS: readonly (readonly [keyof RouteFacts, string, string])[] = [
  ['metres', 'ROUTE_METRES', 'm long'],
  ['seconds', 'ROUTE_SECONDS', 's from departure to return'],
  ['drivingSeconds', 'ROUTE_DRIVING', 's at the wheel'],
  ['serviceSeconds', 'ROUTE_SERVICE', 's of service and set-up'],
  ['waitingSeconds', 'ROUTE_WAITING', 's of waiting'],
  ['pauseSeconds', 'ROUTE_PAUSES', 's of breaks and rests'],
  ['reloadSeconds', 'ROUTE_RELOADS', 's of reloading'],
];

/** A route's totals are the sums of its steps. */
export function checkTotals(c: RouteCase, report: Report): void {
  const facts = factsOf(c);
  const { vanId } = c.route;
  for (const [field, code, words] of TOTALS) {
    const difference = Math.abs((c.route[field] ?? 0) - facts[field]);
    if (difference === 0) continue;
    const message = `the route of van ${quote(vanId)} is ${facts[field]} ${words}, not ${c.route[field] ?? 0}`;
    report({ code, vanId, amount: difference, message });
  }
}
