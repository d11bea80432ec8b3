import type { Plan, Route } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Instance } from './instance.ts';
import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/**
 * Rebuilds the routes of an earlier plan, van by van: whole where they can still be driven, else call by call, and what is unknown, served
 * already or no longer feasible is left out.
 */
export function warmStart(problem: Problem, instance: Instance, routes: Routes, plan: Plan): void {
  const nodeOf = new Map<string, number>();
  instance.stopOf.forEach((stop, node) => {
    nodeOf.set(keyOf(problem.stops[stop].id, instance.isFetch[node] === 1), node);
  });
  const classOf = new Map(instance.classes.flatMap((c, k) => c.vans.map((van) => [van.id, k] as const)));
  for (const route of plan.routes) {
    const k = classOf.get(route.vanId);
    if (k === undefined) continue;
    const nodes = callsOf(route).flatMap((key) => nodeOf.get(key) ?? []);
    if (!placeWhole(routes, nodes, k)) placeEach(routes, nodes, k);
  }
  routes.broken = false;
  routes.relations?.settleAll();
  // pauses were placed call by call
  routes.polish?.();
  routes.state.commit();
}

/** Puts the calls on an empty route; false, and nothing changed, if not all are free or the route breaks a rule. */
function placeWhole(routes: Routes, nodes: readonly number[], k: number): boolean {
  const { st, shift, dummy, skip, state } = routes;
  const head = routes.emptyRoute(k);
  if (head < 0 || nodes.length === 0 || new Set(nodes).size < nodes.length) return false;
  if (nodes.some((node) => st[(node << shift) + ROUTE] !== dummy || !routes.mayServe(k, node))) return false;
  const mark = state.mark();
  const { cost } = routes;
  let position = head;
  for (const node of nodes) {
    const stop = node << shift;
    // what a part of the route breaks the whole may keep
    routes.broken = false;
    routes.cost -= skip[node];
    routes.append(stop, position);
    position = stop;
  }
  if (!routes.broken && routes.isSound(head)) return true;
  state.undo(mark);
  routes.cost = cost;
  routes.broken = false;
  return false;
}

/** Each call behind the one before it, where that is allowed; on a van that has locked calls, behind those. */
function placeEach(routes: Routes, nodes: readonly number[], k: number): void {
  const { st, shift, dummy, skip } = routes;
  const settled = nodes.find((node) => routes.isLocked(node << shift) && st[(node << shift) + ROUTE] !== dummy);
  const head = settled === undefined ? routes.emptyRoute(k) : st[(settled << shift) + ROUTE];
  if (head < 0 || routes.classOf(head) !== k) return;
  let position = head;
  for (const node of nodes) {
    const stop = node << shift;
    if (st[stop + ROUTE] === head) position = stop;
    if (st[stop + ROUTE] !== dummy || !routes.mayServe(k, node)) continue;
    const delta = routes.price(stop, position);
    if (delta >= Infinity) continue;
    routes.delta = delta;
    routes.cost -= skip[node];
    routes.insert(stop, position);
    position = stop;
  }
}

function callsOf({ steps }: Route): string[] {
  return steps.flatMap((step) =>
    step.kind === 'visit' || step.kind === 'fetch' ? [keyOf(step.stopId, step.kind === 'fetch')] : [],
  );
}

function keyOf(stopId: string, isFetch: boolean): string {
  return `${isFetch ? 'fetch' : 'visit'} ${stopId}`;
}
