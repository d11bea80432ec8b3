import type { ResearchFleet, ResearchInstance } from '../../model/research-instance.ts';
import type { Load } from '../../model/units.ts';
import { VEHICLE_DEFAULTS, type Vehicle, vanIds } from '../../model/vehicle.ts';
import type { Scaling } from './rounding.ts';

/** The vehicles of an instance, alike ones in one row, and which vehicle of the file (from 0) each van is. */
export interface FleetRows {
  readonly vehicles: readonly Vehicle[];
  readonly vehicleOfVan: ReadonlyMap<string, number>;
}

/** Rows of vans that are alike, in the order of their first vehicle, called `v` and its number from 1. */
export function fleetRows(instance: ResearchInstance, scaling: Scaling): FleetRows {
  const { fleet } = instance;
  // Without a stated number there is always another vehicle: one for each customer is all that can be used.
  const count = fleet.count ?? Math.max(1, instance.size - instance.depotCount);
  const members = new Map<string, number[]>();
  for (let vehicle = 0; vehicle < count; vehicle++) {
    const key = alikeKey(fleet, vehicle);
    const alike = members.get(key);
    if (alike === undefined) members.set(key, [vehicle]);
    else alike.push(vehicle);
  }
  const vehicleOfVan = new Map<string, number>();
  const skills = skillsOfVehicles(fleet);
  const vehicles = [...members.values()].map((alike) => {
    const row = vehicleRow(instance, scaling, alike[0], alike.length, skills(alike[0]));
    for (const [i, van] of vanIds(row).entries()) vehicleOfVan.set(van, alike[i]);
    return row;
  });
  return { vehicles, vehicleOfVan };
}

/** The entry of a list that holds one entry for all vehicles or one each. */
function entry<T>(list: readonly T[] | undefined, vehicle: number): T | undefined {
  return list === undefined ? undefined : list.length === 1 ? list[0] : list[vehicle];
}

const keysOfLists = new WeakMap<readonly number[], string>();

function listKey(list: readonly number[] | undefined): string {
  if (list === undefined) return '';
  let key = keysOfLists.get(list);
  if (key === undefined) {
    key = list.join(' ');
    keysOfLists.set(list, key);
  }
  return key;
}

function alikeKey(fleet: ResearchFleet, vehicle: number): string {
  return [
    listKey(entry(fleet.capacity, vehicle)),
    entry(fleet.maxDistance, vehicle),
    entry(fleet.maxDuration, vehicle),
    entry(fleet.maxReloads, vehicle),
    entry(fleet.fixedCost, vehicle),
    entry(fleet.unitDistanceCost, vehicle),
    entry(fleet.depot, vehicle),
    listKey(entry(fleet.allowedClients, vehicle)),
    listKey(entry(fleet.reloadDepots, vehicle)),
  ].join('|');
}

function vehicleRow(
  instance: ResearchInstance,
  scaling: Scaling,
  vehicle: number,
  count: number,
  skills: readonly string[],
): Vehicle {
  const { fleet, windows } = instance;
  const depot = entry(fleet.depot, vehicle) ?? 0;
  const maxDistance = entry(fleet.maxDistance, vehicle);
  const maxDuration = entry(fleet.maxDuration, vehicle);
  const day = windows?.[depot];
  const reloadAt = entry(fleet.reloadDepots, vehicle);
  const reloads = entry(fleet.maxReloads, vehicle) ?? instance.size;
  return {
    ...VEHICLE_DEFAULTS,
    id: `v${vehicle + 1}`,
    count,
    depotId: String(depot),
    endDepotId: String(depot),
    ...(day && { shift: { start: scaling.atLeast(day[0]), end: scaling.atMost(day[1]) } }),
    capacity: loadOf(entry(fleet.capacity, vehicle)),
    ...(maxDistance !== undefined && { maxMetres: scaling.atMost(maxDistance) }),
    ...(maxDuration !== undefined && { maxSeconds: scaling.atMost(maxDuration) }),
    costFixed: scaling.money(entry(fleet.fixedCost, vehicle) ?? 0),
    // a metre is one scaled unit of distance, and a unit of cost
    costPerKm: 1000 * (entry(fleet.unitDistanceCost, vehicle) ?? 1),
    trips: reloadAt?.length ? reloads + 1 : 1,
    ...(reloadAt?.length && { reloadDepotIds: reloadAt.map(String) }),
    backhaul: instance.type === 'VRPB' ? 'after-delivery' : 'mixed',
    profile: 'plane',
    skills,
  };
}

/** `demand`, `demand_2`, ... */
export function loadOf(amounts: readonly number[] | undefined): Load {
  const load: Record<string, number> = {};
  for (const [i, amount] of (amounts ?? []).entries()) load[i === 0 ? 'demand' : `demand_${i + 1}`] = amount;
  return load;
}

/** The distinct lists of locations that vehicles may serve. */
function allowedLists(fleet: ResearchFleet): ReadonlyMap<string, readonly number[]> {
  return new Map((fleet.allowedClients ?? []).map((list) => [listKey(list), list]));
}

/**
 * A stop that is not on the k-th list asks for the skill `not-list-k`, which every vehicle has but those of list k:
 * so a vehicle serves exactly what is on its list.
 */
function skillsOfVehicles(fleet: ResearchFleet): (vehicle: number) => readonly string[] {
  const keys = [...allowedLists(fleet).keys()];
  return (vehicle) => {
    const own = listKey(entry(fleet.allowedClients, vehicle));
    return keys.flatMap((key, k) => (key === own ? [] : [`not-list-${k + 1}`]));
  };
}

/** What a stop at each location asks of its vehicle; see `skillsOfVehicles`. */
export function skillsOfLocations(instance: ResearchInstance): (location: number) => readonly string[] {
  const sets = [...allowedLists(instance.fleet).values()].map((list) => new Set(list));
  return (location) => sets.flatMap((set, k) => (set.has(location) ? [] : [`not-list-${k + 1}`]));
}
