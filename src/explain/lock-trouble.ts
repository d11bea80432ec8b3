import type { LockSource } from '../batch/lock-faults.ts';
import { checkPlan } from '../check/index.ts';
import { type Complaint, InputError, type Lock, type Problem, type Travel, vanIds } from '../model/index.ts';
import { LockError } from '../solver/lock-error.ts';
import { driveRoute, planWithRoutes } from './plan-with-routes.ts';

/**
 * The error of a search that found locks impossible, as the planner can use it: each van driven along its locked calls alone, what the
 * referee has against that, and the row of the call. Any other error is handed back as it is.
 */
export function explainLockError(error: unknown, problem: Problem, travel: Travel, sourceOf: LockSource): unknown {
  if (!(error instanceof LockError)) return error;
  return new InputError(
    error.complaints.map((complaint, i) => {
      const vanId = error.vanIds[i];
      return vanId === undefined ? complaint : { ...complaint, ...troubleOf(vanId, problem, travel, sourceOf) };
    }),
  );
}

function troubleOf(vanId: string, problem: Problem, travel: Travel, sourceOf: LockSource): Partial<Complaint> {
  const lock = problem.locks?.find((other) => other.vanId === vanId);
  const vehicle = problem.vehicles.find((row) => vanIds(row).includes(vanId));
  if (lock === undefined || vehicle === undefined) return {};
  if (!bringsAll(lock, problem)) return { ...sourceOf(vanId) };
  const route = driveRoute(problem, travel, { vehicleId: vehicle.id, vanId }, lock.stops);
  const alone = planWithRoutes(problem, { unassigned: [] }, [route]);
  const [first, ...others] = checkPlan(problem, alone, travel).filter((violation) => violation.vanId === vanId);
  if (first === undefined) return { ...sourceOf(vanId) };
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return {
    ...sourceOf(vanId, first.stopId),
    message: `what is settled for van ${vanId} cannot be kept: ${first.message}${more}`,
  };
}

/** Whether the locked calls are a route by themselves: every shipment that is fetched is brought as well. */
function bringsAll({ stops: ids }: Lock, { stops }: Problem): boolean {
  const shipments = new Set(stops.flatMap(({ id, from }) => (from === undefined ? [] : [id])));
  return ids.every((id) => !shipments.has(id) || ids.filter((other) => other === id).length === 2);
}
