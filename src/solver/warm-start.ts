import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Instance } from './instance.ts';
import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/** Rebuilds the routes of an earlier plan, van by van. A visit that is unknown, served already or no longer feasible is left out. */
export function warmStart(problem: Problem, instance: Instance, routes: Routes, plan: Plan): void {
  const { st, shift, dummy, skip } = routes;
  const nodeOf = new Map(Array.from(instance.stopOf, (stop, node) => [problem.stops[stop].id, node]));
  const classOf = new Map(instance.classes.flatMap((c, k) => c.vans.map((van) => [van.id, k] as const)));
  for (const route of plan.routes) {
    const k = classOf.get(route.vanId);
    if (k === undefined) continue;
    let position = routes.emptyRoute(k);
    if (position < 0) continue;
    for (const step of route.steps) {
      const node = step.kind === 'visit' ? nodeOf.get(step.stopId) : undefined;
      if (node === undefined) continue;
      const stop = node << shift;
      if (st[stop + ROUTE] !== dummy || !routes.mayServe(k, node)) continue;
      const delta = routes.price(stop, position);
      if (delta >= Infinity) continue;
      routes.delta = delta;
      routes.cost -= skip[node];
      routes.insert(stop, position);
      position = stop;
    }
  }
  routes.relations?.settleAll();
  routes.state.commit();
}
