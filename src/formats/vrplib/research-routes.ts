import type { Plan } from '../../model/plan.ts';
import type { ResearchInstance, Rounding } from '../../model/research-instance.ts';
import { lengthsOf } from './distance.ts';
import type { ResearchProblem } from './research-problem.ts';
import { roundedBy } from './rounding.ts';

/**
 * The routes of a plan as locations, a depot within where they reload, as a `.sol` file lists them: used routes only where all vehicles are alike, else one
 * for each vehicle of the file up to the last used, empty where it stays at home.
 */
export function routesOfPlan(plan: Plan, research: ResearchProblem): number[][] {
  const isMixed = research.problem.vehicles.length > 1;
  // a place is its location
  const fetchedAt = new Map(research.problem.stops.map((stop) => [stop.id, stop.from?.place]));
  const routes: number[][] = [];
  for (const route of plan.routes) {
    const locations = route.steps.flatMap((step) => {
      if (step.kind === 'fetch') return fetchedAt.get(step.stopId) ?? [];
      if (step.kind === 'reload') return Number(step.depotId);
      return step.kind === 'visit' ? [Number(step.stopId)] : [];
    });
    if (!isMixed) routes.push(locations);
    else routes[research.vehicleOfVan.get(route.vanId) as number] = locations;
  }
  return Array.from(routes, (route) => route ?? []);
}

/**
 * The cost of routes by the instance alone: distance x unit cost, fixed costs of vehicles used, prizes not collected; in
 * units of the rounding. Says nothing of feasibility.
 */
export function costOfRoutes(
  instance: ResearchInstance,
  rounding: Rounding,
  routes: readonly (readonly number[])[],
): number {
  const { fleet } = instance;
  const rounded = roundedBy(rounding);
  const length = lengthsOf(instance);
  const entry = (list: readonly number[] | undefined, vehicle: number, otherwise: number): number =>
    list === undefined ? otherwise : (list[list.length === 1 ? 0 : vehicle] ?? otherwise);
  const served = new Set<number>();
  let cost = 0;
  for (const [vehicle, route] of routes.entries()) {
    if (route.length === 0) continue;
    const home = entry(fleet.depot, vehicle, 0);
    let distance = 0;
    let at = home;
    for (const location of [...route, home]) {
      if (location !== at) distance += rounded(length(at, location));
      served.add(location);
      at = location;
    }
    cost += distance * entry(fleet.unitDistanceCost, vehicle, 1) + rounded(entry(fleet.fixedCost, vehicle, 0));
  }
  for (let location = instance.depotCount; location < instance.size; location++) {
    if (!served.has(location)) cost += rounded(instance.prize?.[location] ?? 0);
  }
  return cost;
}
