import type { Problem, Stop, Travel, Vehicle } from '../../src/model/index.ts';

/** The best that can be done: first the weight of must-serve stops left out, then money. */
export interface BestPossible {
  /** Sum of 1 + priority over must-serve stops left out. */
  readonly missed: number;
  /** Total cost of the plan: routes and skip costs. */
  readonly cost: number;
}

/**
 * Tries every assignment of stops to vans and every order of visits. Written apart from solver/ and check/, from the
 * rules as they are told to users; for days of up to seven stops.
 */
export function bestPossible(problem: Problem, travel: Travel): BestPossible {
  const { stops } = problem;
  const all = 2 ** stops.length;
  // best[set]: cheapest way to serve exactly the stops of the set with the vans so far
  let best = new Array<number>(all).fill(Infinity);
  best[0] = 0;
  for (const vehicle of problem.vehicles) {
    const names =
      vehicle.count === 1 ? [vehicle.id] : Array.from({ length: vehicle.count }, (_, i) => `${vehicle.id}-${i + 1}`);
    const arePinned = stops.some(
      (s) => s.vehicle !== undefined && s.vehicle !== vehicle.id && names.includes(s.vehicle),
    );
    let alike: number[] | undefined;
    for (const name of names) {
      const route = arePinned || alike === undefined ? cheapestRoutes(problem, travel, vehicle, name) : alike;
      alike = route;
      const next = best.slice();
      for (let set = 0; set < all; set++) {
        for (let part = set; part > 0; part = (part - 1) & set) {
          const cost = best[set ^ part] + route[part];
          if (cost < next[set]) next[set] = cost;
        }
      }
      best = next;
    }
  }
  let found: BestPossible = { missed: Infinity, cost: Infinity };
  for (let set = 0; set < all; set++) {
    if (best[set] === Infinity) continue;
    let missed = 0;
    let cost = best[set];
    stops.forEach((stop, i) => {
      if ((set >> i) & 1) return;
      if (stop.skipCost === undefined) missed += 1 + stop.priority;
      else cost += stop.skipCost;
    });
    if (missed < found.missed || (missed === found.missed && cost < found.cost)) found = { missed, cost };
  }
  return found;
}

/** For each set of stops the cost of the cheapest feasible order, or Infinity. */
function cheapestRoutes(problem: Problem, travel: Travel, vehicle: Vehicle, name: string): number[] {
  const { stops } = problem;
  const cheapest = new Array<number>(2 ** stops.length).fill(Infinity);
  const may = stops.map((s) => isAllowed(s, vehicle, name));
  const order: number[] = [];
  const extend = (set: number): void => {
    for (let i = 0; i < stops.length; i++) {
      if ((set >> i) & 1 || !may[i]) continue;
      order.push(i);
      const cost = costOfOrder(
        problem,
        travel,
        vehicle,
        order.map((at) => stops[at]),
      );
      const now = set | (1 << i);
      if (cost < cheapest[now]) cheapest[now] = cost;
      // a longer route can be feasible even if this one is not, where roads have short cuts: no pruning
      if (order.length < (vehicle.maxStops ?? Infinity)) extend(now);
      order.pop();
    }
  };
  extend(0);
  return cheapest;
}

function isAllowed(stop: Stop, vehicle: Vehicle, name: string): boolean {
  if (stop.vehicle !== undefined && stop.vehicle !== vehicle.id && stop.vehicle !== name) return false;
  if (stop.depot !== undefined) {
    const fetches = Object.keys(stop.pickup).length > 0;
    if (fetches && vehicle.endDepotId !== stop.depot) return false;
    if ((!fetches || Object.keys(stop.delivery).length > 0) && vehicle.depotId !== stop.depot) return false;
  }
  return stop.skills.every((skill) => vehicle.skills.includes(skill));
}

/** Money of one route, or Infinity if it breaks a rule. */
export function costOfOrder(problem: Problem, travel: Travel, vehicle: Vehicle, visits: readonly Stop[]): number {
  const depot = problem.depots.find((d) => d.id === vehicle.depotId);
  const end = problem.depots.find((d) => d.id === vehicle.endDepotId);
  if (depot === undefined || visits.length > (vehicle.maxStops ?? Infinity)) return Infinity;
  for (const name of problem.dimensions) {
    const capacity = vehicle.capacity[name] ?? Infinity;
    let load = visits.reduce((sum, s) => sum + (s.delivery[name] ?? 0), 0);
    if (load > capacity * (1 + 1e-6)) return Infinity;
    for (const s of visits) {
      load += (s.pickup[name] ?? 0) - (s.delivery[name] ?? 0);
      if (load > capacity * (1 + 1e-6)) return Infinity;
    }
  }
  const legs = travel.profile(vehicle.profile);
  const drive = (from: number, to: number) => Math.ceil(legs.seconds(from, to) / vehicle.speedFactor - 1e-9);
  let metres = 0;
  let here = depot.place;
  // slack: by how much the departure can still be put off without changing anything from here on
  let time = Math.max(vehicle.shift?.start ?? -Infinity, depot.window?.start ?? -Infinity);
  if (time === -Infinity) time = 0;
  const earliest = time;
  let waited = 0;
  let delay = Infinity;
  let last: Stop | undefined;
  for (const s of visits) {
    metres += legs.metres(here, s.place);
    time += drive(here, s.place);
    if (s.windows.length > 0) {
      const arrival = time;
      const window = s.windows.find((w) => arrival <= w.end);
      if (window === undefined) return Infinity;
      if (arrival < window.start) {
        waited += window.start - arrival;
        time = window.start;
      }
      delay = Math.min(delay, waited + window.end - time);
    }
    time += s.serviceSeconds + (last?.place === s.place ? 0 : s.setupSeconds);
    here = s.place;
    last = s;
  }
  if (end !== undefined) {
    metres += legs.metres(here, end.place);
    time += drive(here, end.place);
    if (time > (end.window?.end ?? Infinity)) return Infinity;
  }
  if (time > (vehicle.shift?.end ?? Infinity)) return Infinity;
  const seconds = time - earliest - Math.min(waited, delay);
  if (metres > (vehicle.maxMetres ?? Infinity) || seconds > (vehicle.maxSeconds ?? Infinity)) return Infinity;
  const parts = [vehicle.costFixed, (vehicle.costPerKm * metres) / 1000, (vehicle.costPerHour * seconds) / 3600];
  return parts.reduce((sum, part) => sum + Math.round(part * 1000) / 1000, 0);
}
