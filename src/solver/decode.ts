import type { Plan, Route, RouteCost, Unassigned } from '../model/plan.ts';
import type { Problem, Stop } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import type { Instance } from './instance.ts';
import type { Leftovers } from './leftovers.ts';
import { planObjective } from './objective.ts';
import { NEXT } from './record.ts';
import type { Routes } from './routes.ts';
import { cents, scheduleRoute } from './schedule.ts';
import { type Reason, unassignedReason } from './unassigned-reason.ts';

/**
 * Turns the routes of the search back into a Plan: vans by name, times, loads, costs, and a reason for each stop left out.
 */
export function decode(
  problem: Problem,
  travel: Travel,
  instance: Instance,
  routes: Routes,
  { tooDear, untried }: Leftovers,
): Plan {
  const { st, firstHead, shift } = routes;
  const planned: { order: number; route: Route }[] = [];
  const served = new Set<string>();
  // Vans are put to use in the order of their names, whichever heads the search happened to fill.
  const used = instance.classes.map(() => 0);
  for (let head = firstHead; head < routes.dummy; head += 1 << shift) {
    const stops: Stop[] = [];
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
      const stop = problem.stops[instance.stopOf[x >> shift]];
      stops.push(stop);
      served.add(stop.id);
    }
    if (stops.length === 0) continue;
    const k = routes.classOf(head);
    const van = used[k]++;
    const { id, vehicle } = instance.classes[k].vans[van];
    const route = scheduleRoute(problem, travel, problem.vehicles[vehicle], id, stops, routes.decisionsOf(head));
    planned.push({ order: vehicle * 1_000_000 + van, route });
  }
  planned.sort((a, b) => a.order - b.order);
  const idOf = (node: number) => problem.stops[instance.stopOf[node]].id;
  return assemblePlan(
    problem,
    travel,
    planned.map((p) => p.route),
    served,
    new Map(Array.from(tooDear, ([node, cost]) => [idOf(node), cost])),
    new Set(Array.from(untried, idOf)),
  );
}

/**
 * A plan of given routes: what they do not serve is unassigned, with reasons; costs are summed. By id of stops left out,
 * `tooDear` has what serving those that would fit would add to the cost, `untried` those that the search was ended over.
 */
export function assemblePlan(
  problem: Problem,
  travel: Travel,
  routes: readonly Route[],
  served: ReadonlySet<string>,
  tooDear: ReadonlyMap<string, number>,
  untried: ReadonlySet<string> = new Set(),
): Plan {
  const groups = servedGroups(problem, served);
  const unassigned: Unassigned[] = [];
  for (const stop of problem.stops) {
    if (served.has(stop.id)) continue;
    const extra = tooDear.get(stop.id);
    const isReplaced = stop.group !== undefined && groups.has(stop.group);
    const reason = isReplaced
      ? otherOfGroup(stop.group)
      : unassignedReason(problem, travel, stop, extra, untried.has(stop.id));
    const extraCost = extra === undefined ? {} : { extraCost: cents(extra) };
    for (const orderId of stop.orderIds) unassigned.push({ orderId, stopId: stop.id, ...reason, ...extraCost });
  }
  const sum = (part: keyof RouteCost) => cents(routes.reduce((total, r) => total + (r.cost[part] ?? 0), 0));
  const zone = sum('zone');
  const overtime = sum('overtime');
  const lateness = sum('lateness');
  const parts = {
    fixed: sum('fixed'),
    distance: sum('distance'),
    time: sum('time'),
    pay: sum('pay'),
    ...(zone > 0 ? { zone } : {}),
    ...(overtime > 0 ? { overtime } : {}),
    ...(lateness > 0 ? { lateness } : {}),
    skipped: cents(skippedCost(problem, served, groups)),
  };
  const total = cents(Object.values(parts).reduce((money, part) => money + part, 0));
  const objective = planObjective(problem, routes, total - parts.skipped, parts.skipped);
  return {
    routes,
    unassigned,
    cost: { ...parts, total },
    ...(objective === undefined ? {} : { objective }),
  };
}

/** Groups of which a stop is served. */
function servedGroups({ stops }: Problem, served: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(stops.flatMap((s) => (s.group !== undefined && served.has(s.id) ? [s.group] : [])));
}

/** What stops left out cost; a group the largest skip cost of its stops, once, and nothing if one of them must be served. */
function skippedCost({ stops }: Problem, served: ReadonlySet<string>, groups: ReadonlySet<string>): number {
  let skipped = 0;
  const ofGroup = new Map<string, number>();
  for (const { id, group, skipCost } of stops) {
    if (served.has(id)) continue;
    if (group === undefined) skipped += skipCost ?? 0;
    else if (!groups.has(group)) ofGroup.set(group, Math.max(ofGroup.get(group) ?? 0, skipCost ?? -Infinity));
  }
  for (const cost of ofGroup.values()) skipped += Math.max(0, cost);
  return skipped;
}

function otherOfGroup(group = ''): Reason {
  return {
    code: 'OTHER_OF_GROUP',
    reason: `Another order of group ${group} is served in its stead.`,
    remedy: '',
  };
}
