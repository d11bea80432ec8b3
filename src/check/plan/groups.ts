import type { ProblemIndex } from '../problem-index.ts';
import { quote, type Report } from '../report.ts';

/** Of a group of alternatives no more than one is served. */
export function checkGroups({ problem }: ProblemIndex, visits: ReadonlyMap<string, number>, report: Report): void {
  const served = new Map<string, string[]>();
  for (const { id, group } of problem.stops) {
    if (group === undefined || !visits.has(id)) continue;
    const others = served.get(group);
    if (others === undefined) served.set(group, [id]);
    else others.push(id);
  }
  for (const [group, stops] of served) {
    if (stops.length === 1) continue;
    const list = stops.slice(0, 5).map(quote).join(', ');
    const message = `of group ${quote(group)}, of which one is served, ${stops.length} are: ${list}`;
    report({ code: 'GROUP_SERVED_TWICE', stopId: stops[1], amount: stops.length - 1, message });
  }
}
