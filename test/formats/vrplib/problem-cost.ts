import type { ResearchProblem } from '../../../src/formats/vrplib/research-problem.ts';
import { vanIds } from '../../../src/model/index.ts';
import type { Travel } from '../../../src/model/travel.ts';

/**
 * Cost and broken rules of routes (locations, in the order of the file's vehicles) by the model's problem and travel
 * alone. Plain on purpose: deliveries, windows, duration from the latest departure that keeps the finish, skills.
 */
export function problemCost(
  { problem, vehicleOfVan }: ResearchProblem,
  travel: Travel,
  routes: readonly (readonly number[])[],
): { cost: number; violations: string[] } {
  const stopAt = new Map(problem.stops.map((stop) => [stop.place, stop]));
  const rowOf = new Map(
    problem.vehicles.flatMap((row) => vanIds(row).map((van) => [vehicleOfVan.get(van), row] as const)),
  );
  const served = new Set<number>();
  const violations: string[] = [];
  let cost = 0;
  for (const [k, route] of routes.entries()) {
    if (route.length === 0) continue;
    const vehicle = rowOf.get(k);
    if (vehicle === undefined) {
      violations.push(`route ${k}: no vehicle`);
      continue;
    }
    const home = problem.depots.find((depot) => depot.id === vehicle.depotId)?.place as number;
    const legs = travel.profile(vehicle.profile);
    const start = vehicle.shift?.start ?? 0;
    const finishOf = (departure: number): number => {
      let time = departure;
      let at = home;
      for (const place of route) {
        const stop = stopAt.get(place);
        if (stop === undefined) return Number.POSITIVE_INFINITY;
        time += legs.seconds(at, place);
        if (stop.windows.length > 0) {
          time = Math.max(time, stop.windows[0].start);
          if (time > stop.windows[0].end) return Number.POSITIVE_INFINITY;
        }
        time += stop.serviceSeconds;
        at = place;
      }
      return time + legs.seconds(at, home);
    };
    let metres = 0;
    let load = 0;
    let at = home;
    for (const place of [...route, home]) {
      metres += legs.metres(at, place);
      at = place;
      if (place === home) continue;
      const stop = stopAt.get(place);
      load += stop?.delivery.demand ?? 0;
      if (served.has(place)) violations.push(`${place} served twice`);
      served.add(place);
      for (const skill of stop?.skills ?? [])
        if (!vehicle.skills.includes(skill)) violations.push(`${place}: ${skill}`);
    }
    if (load > (vehicle.capacity.demand ?? Number.POSITIVE_INFINITY)) violations.push(`route ${k}: load ${load}`);
    const finish = finishOf(start);
    if (finish > (vehicle.shift?.end ?? Number.POSITIVE_INFINITY)) violations.push(`route ${k}: ends at ${finish}`);
    if (vehicle.maxMetres !== undefined && metres > vehicle.maxMetres) violations.push(`route ${k}: ${metres} m`);
    if (vehicle.maxSeconds !== undefined) {
      let low = start;
      let high = finish;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (finishOf(middle) === finish) low = middle;
        else high = middle - 1;
      }
      if (finish - low > vehicle.maxSeconds) violations.push(`route ${k}: takes ${finish - low}`);
    }
    cost += vehicle.costFixed + (vehicle.costPerKm * metres) / 1000;
  }
  for (const stop of problem.stops) {
    if (served.has(stop.place)) continue;
    if (stop.skipCost === undefined) violations.push(`${stop.id} is not served`);
    cost += stop.skipCost ?? 0;
  }
  return { cost, violations };
}
