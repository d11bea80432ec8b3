import type { Problem } from '../model/problem.ts';
import { type Vehicle, vanIds } from '../model/vehicle.ts';
import { earliestDeparture } from './earliest-departure.ts';
import { HORIZON, UNBOUNDED, type Van, type VehicleClass } from './instance.ts';
import { asksForWalk, classRules } from './itinerary/class-rules.ts';
import { objectiveRates, weighsTime } from './objective.ts';
import type { LoadScale } from './scale-loads.ts';
import { setUpsSpared } from './set-ups-spared.ts';

/** A class before its arcs are known. */
export type ClassDraft = Omit<VehicleClass, 'arcs' | 'routes' | 'vans'> & {
  readonly profile: string;
  readonly speedFactor: number;
  readonly vans: Van[];
};

/**
 * Groups the vans of all rows by what the search can tell apart: rows that differ in name alone are one class, and a
 * van that a stop is pinned to is a class of its own.
 */
export function vehicleClasses(problem: Problem, scale: LoadScale): ClassDraft[] {
  const { stops, depots } = problem;
  const pinned = new Set(stops.flatMap((s) => (s.vehicle === undefined ? [] : [s.vehicle])));
  for (const { vanId } of problem.locks ?? []) pinned.add(vanId);
  const skillsInUse = new Set(stops.flatMap((s) => s.skills));
  const depotIndex = new Map(depots.map((d, i) => [d.id, i]));
  const sparesSetUp = setUpsSpared(problem);
  // Goods that come late to the depot, rides that are limited, customers who may be served late and windows of work whose length depends on who
  // comes before concern every van.
  const objective = objectiveRates(problem);
  const isWalked =
    weighsTime(objective) ||
    stops.some(
      (s) =>
        s.lateCostPerHour !== undefined ||
        (s.maxRideSeconds !== undefined && s.from !== undefined) ||
        (s.readyAt !== undefined && s.from === undefined) ||
        sparesSetUp(s),
    );
  const byKey = new Map<string, ClassDraft>();
  problem.vehicles.forEach((v, vehicle) => {
    const draft = numbers(problem, v, depotIndex, scale, isWalked, objective.cost);
    const skills = v.skills.filter((s) => skillsInUse.has(s)).sort();
    // A row never fills more routes than there are stops; vans beyond that are not even named, unless pinned.
    const names = vanIds(v).filter((name, i) => i <= 2 * stops.length || pinned.has(name));
    for (const name of names) {
      const pin = pinned.has(name) ? name : pinned.has(v.id) ? v.id : '';
      const key = JSON.stringify([
        { ...draft, capacity: [...draft.capacity] },
        skills,
        pin,
        v.payPerDelivery,
        v.payPerPickup,
        v.zone,
        v.zoneCost,
        v.backhaul,
      ]);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { ...draft, vans: [{ id: name, vehicle }] });
      else known.vans.push({ id: name, vehicle });
    }
  });
  return [...byKey.values()];
}

function numbers(
  problem: Problem,
  v: Vehicle,
  depotIndex: ReadonlyMap<string, number>,
  scale: LoadScale,
  isWalked: boolean,
  weight: number,
): ClassDraft {
  const { depots, stops } = problem;
  const start = depots[depotIndex.get(v.depotId) ?? -1];
  const end = v.endDepotId === null ? undefined : depots[depotIndex.get(v.endDepotId) ?? -1];
  if (start === undefined || (v.endDepotId !== null && end === undefined)) {
    throw new RangeError(
      `Vehicle ${v.id} names depot ${start === undefined ? v.depotId : v.endDepotId}, which is not in the problem.`,
    );
  }
  const rules = classRules(v, weight, depots, (id) => stops.length + depots.findIndex((d) => d.id === id));
  return {
    capacity: Int32Array.from(scale.dimensions, (_, d) => scale.capacity(v.capacity, d)),
    from: stops.length + depots.indexOf(start),
    to: stops.length + (end === undefined ? depots.length : depots.indexOf(end)),
    isOpen: end === undefined,
    rateMetre: (weight * v.costPerKm) / 1000,
    rateSecond: (weight * v.costPerHour) / 3600,
    fixed: weight * v.costFixed,
    departAfter: earliestDeparture(v.shift, start.window) + start.loadSeconds,
    returnBy: Math.min(v.shift?.end ?? HORIZON, end?.window?.end ?? HORIZON),
    maxStops: v.maxStops ?? UNBOUNDED,
    maxMetres: v.maxMetres ?? UNBOUNDED,
    maxSeconds: v.maxSeconds ?? UNBOUNDED,
    rules,
    walked: isWalked || asksForWalk(rules),
    profile: v.profile,
    speedFactor: v.speedFactor,
    vans: [],
  };
}
