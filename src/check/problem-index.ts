import type { Order, Problem, ProblemDepot, Stop, Vehicle, Zone } from '../model/index.ts';

/** A problem's things by id. */
export interface ProblemIndex {
  readonly problem: Problem;
  readonly stops: ReadonlyMap<string, Stop>;
  readonly vehicles: ReadonlyMap<string, Vehicle>;
  readonly depots: ReadonlyMap<string, ProblemDepot>;
  readonly orders: ReadonlyMap<string, Order>;
  readonly zones: ReadonlyMap<string, Zone>;
}

export function indexProblem(problem: Problem): ProblemIndex {
  return {
    problem,
    stops: new Map(problem.stops.map((s) => [s.id, s])),
    vehicles: new Map(problem.vehicles.map((v) => [v.id, v])),
    depots: new Map(problem.depots.map((d) => [d.id, d])),
    orders: new Map(problem.orders.map((o) => [o.id, o])),
    zones: new Map((problem.zones ?? []).map((z) => [z.name, z])),
  };
}

/** Whether a van of this name belongs to the vehicle row. Names are not listed: a hostile `count` has billions of them. */
export function isVanOf(vehicle: Vehicle, vanId: string): boolean {
  if (vehicle.count === 1) return vanId === vehicle.id;
  if (!vanId.startsWith(`${vehicle.id}-`)) return false;
  const number = vanId.slice(vehicle.id.length + 1);
  return /^[1-9]\d{0,9}$/.test(number) && Number(number) <= vehicle.count;
}
