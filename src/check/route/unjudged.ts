import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Rules that the model can say but the referee cannot judge yet; a plan under them is not passed as if they were kept. */
export function checkUnjudged({ route, startDepot, reloadDepots }: RouteCase, report: Report): void {
  for (const { id, docks } of new Set([startDepot, ...reloadDepots])) {
    if (docks === undefined) continue;
    const message = `depot ${quote(id)} has docks, a rule that cannot be checked yet`;
    report({ code: 'RULE_NOT_JUDGED', vanId: route.vanId, message });
  }
}
