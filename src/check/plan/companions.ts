import type { Stop } from '../../model/index.ts';
import type { ShapedPlan } from '../plan-shape.ts';
import type { ProblemIndex } from '../problem-index.ts';
import { quote, type Report } from '../report.ts';

/** Stops that go together are on one route or all left out; stops that keep apart are on routes of their own. */
export function checkCompanions(plan: ShapedPlan, { problem }: ProblemIndex, report: Report): void {
  const vanOf = new Map<string, string>();
  for (const { vanId, steps } of plan.routes)
    for (const step of steps) if (step.kind === 'visit') vanOf.set(step.stopId, vanId);
  const stray = new Set(plan.strayStopIds);
  const groupsServed = new Set(problem.stops.filter(({ id }) => vanOf.has(id)).map(({ group }) => group));

  for (const [name, stops] of named(problem.stops, ({ together }) => together)) {
    // another of its group may be served in place of a stop; what an unreadable route has cannot be judged
    const asked = stops.filter(
      ({ id, group }) => !stray.has(id) && (vanOf.has(id) || group === undefined || !groupsServed.has(group)),
    );
    const vans = new Set(asked.map(({ id }) => vanOf.get(id)));
    if (vans.size <= 1) continue;
    const torn = asked.find(({ id }) => vanOf.get(id) !== vanOf.get(asked[0].id)) as Stop;
    const message = `stops that go together as ${quote(name)} are ${vans.has(undefined) ? 'partly left out' : `on ${vans.size} routes`}`;
    report({ code: 'TORN_APART', stopId: torn.id, amount: vans.size - 1, message });
  }

  for (const [name, stops] of named(problem.stops, ({ apart }) => apart)) {
    const met = new Map<string, string>();
    for (const { id } of stops) {
      const vanId = vanOf.get(id);
      if (vanId === undefined) continue;
      const other = met.get(vanId);
      if (other === undefined) {
        met.set(vanId, id);
        continue;
      }
      const message = `stops ${quote(other)} and ${quote(id)}, which keep apart as ${quote(name)}, are both served by van ${quote(vanId)}`;
      report({ code: 'NOT_APART', vanId, stopId: id, message });
    }
  }
}

function named(stops: readonly Stop[], nameOf: (stop: Stop) => string | undefined): Map<string, Stop[]> {
  const all = new Map<string, Stop[]>();
  for (const stop of stops) {
    const name = nameOf(stop);
    if (name === undefined) continue;
    const others = all.get(name);
    if (others === undefined) all.set(name, [stop]);
    else others.push(stop);
  }
  return all;
}
