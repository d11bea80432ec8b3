import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A vehicle has every skill its stops ask for; the amount is how many it lacks. */
export function checkSkills({ route, vehicle, visits }: RouteCase, report: Report): void {
  const has = new Set(vehicle.skills);
  for (const { stop } of visits) {
    const missing = stop.skills.filter((skill) => !has.has(skill));
    if (missing.length === 0) continue;
    const list = missing.slice(0, 5).map(quote).join(', ');
    const message = `stop ${quote(stop.id)} needs ${list}, which vehicle ${quote(vehicle.id)} lacks`;
    report({ code: 'SKILL_MISSING', vanId: route.vanId, stopId: stop.id, amount: missing.length, message });
  }
}
