import { isInZone } from '../geo/zones.ts';
import {
  type Complaint,
  keepsDepot,
  type Lock,
  type Problem,
  type SourceRow,
  type Stop,
  type Vehicle,
  vanIds,
} from '../model/index.ts';
import { hasRoom } from './can-carry.ts';

/** The row that settled a van, or a call of it; undefined if it was no row. */
export type LockSource = (vanId: string, stopId?: string) => SourceRow | undefined;

/** Why what is settled about vans cannot be kept, whatever the roads: every fault, each with its row. */
export function lockFaults(problem: Problem, sourceOf: LockSource = () => undefined): Complaint[] {
  const { locks = [], vehicles, stops } = problem;
  const vans = new Map(vehicles.flatMap((vehicle) => vanIds(vehicle).map((id) => [id, vehicle] as const)));
  const byId = new Map(stops.map((stop) => [stop.id, stop]));
  const homes = new Map<string, Lock>();
  const found: Complaint[] = [];
  const say = (vanId: string, message: string, stopId?: string) =>
    found.push({
      code: 'LOCK_IMPOSSIBLE',
      severity: 'error',
      ...sourceOf(vanId, stopId),
      message: `what is settled for van ${vanId} cannot be kept: ${message}`,
      cure: 'Correct what is settled, or leave it out.',
    });
  for (const lock of locks) {
    const { vanId } = lock;
    const vehicle = vans.get(vanId);
    if (vehicle === undefined) {
      say(vanId, 'there is no such van');
      continue;
    }
    if (locks.some((other) => other !== lock && other.vanId === vanId)) say(vanId, 'it is settled twice');
    if (vehicle.maxStops !== undefined && lock.stops.length > vehicle.maxStops)
      say(vanId, `it calls ${lock.stops.length} times and may call ${vehicle.maxStops} times`);
    const counts = new Map<string, number>();
    for (const id of lock.stops) counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const [id, count] of counts) {
      const stop = byId.get(id);
      if (stop === undefined) {
        say(vanId, `there is no stop ${id}`, id);
        continue;
      }
      const other = homes.get(id);
      if (other !== undefined && other !== lock) say(vanId, `stop ${id} is settled for van ${other.vanId} too`, id);
      homes.set(id, lock);
      if (count > (stop.from === undefined ? 1 : 2)) say(vanId, `stop ${id} is named ${count} times`, id);
      if (lock.kind === 'frozen' && stop.from !== undefined && count === 1)
        say(vanId, `shipment ${id} is named once, and a frozen van both fetches and brings it`, id);
      for (const reason of whyNot(stop, vehicle, vanId, problem)) say(vanId, reason, id);
      for (const reason of rivalsOn(stop, lock, byId)) say(vanId, reason, id);
    }
  }
  for (const [vanId, message, stopId] of companyFaults(problem, homes)) say(vanId, message, stopId);
  return found;
}

/** Why a van may not, or can never, call at a stop. */
function whyNot(stop: Stop, vehicle: Vehicle, vanId: string, problem: Problem): string[] {
  const { id } = stop;
  const reasons: string[] = [];
  const missing = stop.skills.find((skill) => !vehicle.skills.includes(skill));
  if (missing !== undefined) reasons.push(`it lacks the skill ${missing} of stop ${id}`);
  if (stop.vehicle !== undefined && stop.vehicle !== vanId && stop.vehicle !== vehicle.id)
    reasons.push(`stop ${id} is pinned to ${stop.vehicle}`);
  if (!keepsDepot(vehicle, stop)) reasons.push(`stop ${id} is pinned to depot ${stop.depot}`);
  if (!hasRoom(vehicle, stop.delivery) || !hasRoom(vehicle, stop.pickup))
    reasons.push(`stop ${id} is larger than what it carries`);
  if (vehicle.maxCash !== undefined && (stop.cash ?? 0) > vehicle.maxCash)
    reasons.push(`stop ${id} has more cash than it may carry`);
  const zone = vehicle.zoneCost === undefined ? problem.zones?.find(({ name }) => name === vehicle.zone) : undefined;
  const places = [stop.place, ...(stop.from === undefined ? [] : [stop.from.place])];
  if (zone !== undefined && places.some((place) => !isInZone(zone, problem.places[place])))
    reasons.push(`stop ${id} lies outside of its zone ${zone.name}`);
  const { shift } = vehicle;
  if (shift === undefined) return reasons;
  const last = stop.windows[stop.windows.length - 1];
  if (last !== undefined && last.end < shift.start && stop.lateCostPerHour === undefined)
    reasons.push(`the windows of stop ${id} are over when its shift begins`);
  if (stop.windows.length > 0 && stop.windows[0].start > shift.end)
    reasons.push(`the windows of stop ${id} begin after its shift`);
  return reasons;
}

/** Others on the same lock that a stop cannot be served with. */
function rivalsOn(stop: Stop, lock: Lock, byId: ReadonlyMap<string, Stop>): string[] {
  const reasons: string[] = [];
  const before = lock.stops.slice(0, lock.stops.indexOf(stop.id));
  for (const key of ['group', 'apart'] as const) {
    const name = stop[key];
    if (name === undefined) continue;
    const rival = before.find((id) => byId.get(id)?.[key] === name);
    if (rival === undefined) continue;
    reasons.push(
      key === 'group'
        ? `stops ${rival} and ${stop.id} are alternatives of group ${name}`
        : `stops ${rival} and ${stop.id} keep apart as ${name}`,
    );
  }
  return reasons;
}

/** What frozen vans shut out, and what is settled for several vans that belongs on one. */
function companyFaults(problem: Problem, homes: ReadonlyMap<string, Lock>): [string, string, string][] {
  const faults: [string, string, string][] = [];
  const frozen = new Map((problem.locks ?? []).filter(({ kind }) => kind === 'frozen').map((l) => [l.vanId, l]));
  const servedGroups = new Map<string, string>();
  for (const { id, group } of problem.stops) {
    const home = homes.get(id);
    if (home === undefined || group === undefined) continue;
    const other = servedGroups.get(group);
    if (other !== undefined && homes.get(other) !== home)
      faults.push([home.vanId, `stops ${other} and ${id} are alternatives of group ${group}`, id]);
    servedGroups.set(group, other ?? id);
  }
  const firstOf = new Map<string, string>();
  for (const { id, together, group, vehicle, skipCost } of problem.stops) {
    const home = homes.get(id);
    const pinned = vehicle === undefined ? undefined : frozen.get(vehicle);
    if (pinned !== undefined && home === undefined && skipCost === undefined && group === undefined)
      faults.push([pinned.vanId, `stop ${id} is pinned to it and is not among its calls`, id]);
    if (together === undefined || home === undefined) continue;
    const other = firstOf.get(together);
    if (other === undefined) firstOf.set(together, id);
    else if (homes.get(other) !== home)
      faults.push([home.vanId, `stops ${other} and ${id} go together as ${together}`, id]);
  }
  for (const { id, together, group } of problem.stops) {
    const first = together === undefined ? undefined : firstOf.get(together);
    const home = first === undefined ? undefined : homes.get(first);
    if (home?.kind !== 'frozen' || homes.has(id) || (group !== undefined && servedGroups.has(group))) continue;
    faults.push([home.vanId, `stop ${id} goes together with ${first} and is not among its calls`, first ?? id]);
  }
  return faults;
}
