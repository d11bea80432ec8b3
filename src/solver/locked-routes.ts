import type { Problem } from '../model/problem.ts';
import type { LockedRoute } from './gate-rules.ts';
import type { VehicleClass } from './instance.ts';
import { LockError } from './lock-error.ts';

/**
 * The locks of a problem in numbers.
 *
 * @throws InputError (`LOCK_IMPOSSIBLE`) if a lock names a van, or a stop, that is not there, or one that is locked already
 */
export function lockedRoutes(
  { locks = [], stops }: Problem,
  classes: readonly VehicleClass[],
  fetchOf: Int32Array,
  visitOf: Int32Array,
): LockedRoute[] {
  const stopIndex = new Map(stops.map((stop, i) => [stop.id, i]));
  const locked = new Set<number>();
  return locks.map(({ vanId, kind, stops: ids }) => {
    const vehicleClass = classes.findIndex((c) => c.vans.some((van) => van.id === vanId));
    if (vehicleClass < 0) throw new LockError([`a lock names van ${vanId}, which is not in the problem`]);
    const nodes = Int32Array.from(ids, (id) => {
      const stop = stopIndex.get(id);
      if (stop === undefined)
        throw new LockError([`the lock of van ${vanId} names stop ${id}, which is not in the problem`]);
      const fetch = fetchOf[stop];
      const node = fetch >= 0 && !locked.has(fetch) ? fetch : visitOf[stop];
      if (locked.has(node)) throw new LockError([`stop ${id} is locked more often than it is called at`]);
      locked.add(node);
      return node;
    });
    return { vanId, kind, vehicleClass, nodes };
  });
}
