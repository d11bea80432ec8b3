import type { Plan, Route, Unassigned } from '../model/plan.ts';
import type { Problem, Stop } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import type { Instance } from './instance.ts';
import { NEXT } from './record.ts';
import type { Routes } from './routes.ts';
import { cents, scheduleRoute } from './schedule.ts';
import { unassignedReason } from './unassigned-reason.ts';

/**
 * Turns the routes of the search back into a Plan: vans by name, times, loads, costs, and a reason for each stop left out.
 * `tooDear`: what serving an absent stop that would fit would add to the cost, by node.
 */
export function decode(
  problem: Problem,
  travel: Travel,
  instance: Instance,
  routes: Routes,
  tooDear: ReadonlyMap<number, number>,
): Plan {
  const { st, firstHead, shift } = routes;
  const planned: { order: number; route: Route }[] = [];
  const served = new Set<string>();
  let head = firstHead;
  for (const c of instance.classes) {
    // Vans are put to use in the order of their names, whichever heads the search happened to fill.
    let van = 0;
    for (let r = 0; r < c.routes; r++, head += 1 << shift) {
      const stops: Stop[] = [];
      for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
        const stop = problem.stops[instance.stopOf[x >> shift]];
        stops.push(stop);
        served.add(stop.id);
      }
      if (stops.length === 0) continue;
      const { id, vehicle } = c.vans[van];
      const route = scheduleRoute(problem, travel, problem.vehicles[vehicle], id, stops);
      planned.push({ order: vehicle * 1_000_000 + van++, route });
    }
  }
  planned.sort((a, b) => a.order - b.order);
  return assemblePlan(
    problem,
    travel,
    planned.map((p) => p.route),
    served,
    new Map(Array.from(tooDear, ([node, cost]) => [problem.stops[instance.stopOf[node]].id, cost])),
  );
}

/** A plan of given routes: what they do not serve is unassigned, with reasons; costs are summed. */
export function assemblePlan(
  problem: Problem,
  travel: Travel,
  routes: readonly Route[],
  served: ReadonlySet<string>,
  tooDear: ReadonlyMap<string, number>,
): Plan {
  const unassigned: Unassigned[] = [];
  let skipped = 0;
  for (const stop of problem.stops) {
    if (served.has(stop.id)) continue;
    skipped += stop.skipCost ?? 0;
    const extra = tooDear.get(stop.id);
    const reason = unassignedReason(problem, travel, stop, extra);
    const extraCost = extra === undefined ? {} : { extraCost: cents(extra) };
    for (const orderId of stop.orderIds) unassigned.push({ orderId, stopId: stop.id, ...reason, ...extraCost });
  }
  const sum = (part: 'fixed' | 'distance' | 'time' | 'pay') =>
    cents(routes.reduce((total, r) => total + r.cost[part], 0));
  const parts = {
    fixed: sum('fixed'),
    distance: sum('distance'),
    time: sum('time'),
    pay: sum('pay'),
    skipped: cents(skipped),
  };
  return {
    routes,
    unassigned,
    cost: { ...parts, total: cents(parts.fixed + parts.distance + parts.time + parts.pay + parts.skipped) },
  };
}
