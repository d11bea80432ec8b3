import type { Depot, Seconds, Vehicle } from '../model/index.ts';

/** When a van may leave its start depot: in its shift and with the depot open; at 0 if neither is bounded. */
export function earliestDeparture(vehicle: Pick<Vehicle, 'shift'>, depot: Pick<Depot, 'window'>): Seconds {
  if (vehicle.shift === undefined) return depot.window?.start ?? 0;
  return Math.max(vehicle.shift.start, depot.window?.start ?? vehicle.shift.start);
}
