import type { Load } from './units.ts';
import { reloadDepotsOf, type Vehicle } from './vehicle.ts';

/** What asks for a depot: a stop or an order. */
export interface DepotPin {
  readonly depot?: string;
  readonly delivery: Load;
  readonly pickup: Load;
}

/**
 * Whether a vehicle keeps to the depot that is asked for, if one is: what is brought is loaded there (the route starts there), and what
 * is fetched is unloaded there (the route ends there, and so does every trip: it reloads nowhere else). What carries nothing counts as brought.
 */
export function keepsDepot(vehicle: Vehicle, { depot, delivery, pickup }: DepotPin): boolean {
  if (depot === undefined) return true;
  const fetches = isLoaded(pickup);
  const brings = isLoaded(delivery) || !fetches;
  if (brings && vehicle.depotId !== depot) return false;
  return !fetches || unloadingDepots(vehicle).every((id) => id === depot);
}

function isLoaded(load: Load): boolean {
  return Object.values(load).some((amount) => amount > 0);
}

/** Where what is on board is unloaded; `null` = nowhere, it stays on an open route. */
function unloadingDepots(vehicle: Vehicle): (string | null)[] {
  return vehicle.trips > 1 ? [vehicle.endDepotId, ...reloadDepotsOf(vehicle)] : [vehicle.endDepotId];
}
