import type { Complaint, Problem, Seconds, SourceRow, Vehicle } from '../model/index.ts';
import { type LockSource, lockFaults } from './lock-faults.ts';

/** More breaks than these a day would make the search slow for nobody's use. */
const MOST_BREAKS = 3;

/** Rules of vehicles, zones and locks that no plan can keep, or that say two things at once. All errors. */
export function findContradictions(
  problem: Problem,
  lockSource?: LockSource,
  vehicleSources: Readonly<Record<string, SourceRow>> = {},
): Complaint[] {
  return [
    ...problem.vehicles.flatMap((vehicle) => {
      const source = Object.hasOwn(vehicleSources, vehicle.id) ? vehicleSources[vehicle.id] : undefined;
      return contradictionsOf(vehicle, problem, source);
    }),
    ...lockFaults(problem, lockSource),
  ];
}

function contradictionsOf(vehicle: Vehicle, problem: Problem, source?: SourceRow): Complaint[] {
  const { id, shift, breaks, drivingRule, overtimeAfterSeconds, overtimeCostPerHour } = vehicle;
  const found: Complaint[] = [];
  const say = (code: string, column: string, message: string, cure: string) => {
    found.push({ code, severity: 'error', ...source, column, message: `vehicle ${id}: ${message}`, cure });
  };
  if (breaks.length > MOST_BREAKS)
    say('BREAK_TOO_MANY', 'breaks', `it has ${breaks.length} breaks`, `Give it no more than ${MOST_BREAKS}.`);
  for (const { window, seconds } of breaks) {
    if (shift === undefined || (window.end >= shift.start && window.start + seconds <= shift.end)) continue;
    const message = `its break ${clock(window.start)}-${clock(window.end)} lies outside its shift ${clock(shift.start)}-${clock(shift.end)}`;
    say('BREAK_OUTSIDE_SHIFT', 'breaks', message, 'Move the break or the shift; times after midnight end in +1.');
  }
  const closes = problem.depots.find((depot) => depot.id === vehicle.endDepotId)?.window?.end;
  const opens = problem.depots.find((depot) => depot.id === vehicle.depotId)?.window?.start;
  if (shift !== undefined && closes !== undefined && shift.start > closes)
    say(
      'SHIFT_DEPOT_CLOSED',
      'shift',
      `its shift begins at ${clock(shift.start)}, when depot ${vehicle.endDepotId} has closed (${clock(closes)})`,
      'Move the shift, or let the depot close later.',
    );
  else if (shift !== undefined && opens !== undefined && shift.end < opens)
    say(
      'SHIFT_DEPOT_CLOSED',
      'shift',
      `its shift ends at ${clock(shift.end)}, before depot ${vehicle.depotId} opens (${clock(opens)})`,
      'Move the shift, or open the depot earlier.',
    );
  if (drivingRule !== undefined) {
    if (drivingRule.maxDrivingSeconds <= 0 || drivingRule.restSeconds <= 0)
      say('REST_EMPTY', 'rest_min', 'its driving rule allows no driving or asks for no rest', 'Write minutes above 0.');
    const parts = drivingRule.split.reduce((sum, part) => sum + part, 0);
    if (
      drivingRule.split.length > 0 &&
      (parts < drivingRule.restSeconds || drivingRule.split.some((part) => part <= 0))
    )
      say(
        'REST_SPLIT_SHORT',
        'rest_split',
        `the parts of its rest add up to ${parts / 60} min, and its rest is ${drivingRule.restSeconds / 60} min`,
        'Write parts that make a whole rest, such as 15+30 for 45.',
      );
  }
  if (overtimeAfterSeconds !== undefined && overtimeCostPerHour <= 0)
    say(
      'OVERTIME_FREE',
      'overtime_after_hours',
      'overtime has no rate',
      'Fill in overtime_cost_per_hour, or empty both.',
    );
  if (overtimeAfterSeconds === undefined && overtimeCostPerHour > 0)
    say(
      'OVERTIME_FREE',
      'overtime_cost_per_hour',
      'it is not said when overtime begins',
      'Fill in overtime_after_hours.',
    );
  if (vehicle.trips === 1 && (vehicle.reloadSeconds > 0 || vehicle.reloadDepotIds !== undefined))
    say('RELOAD_WITHOUT_TRIPS', 'trips', 'it has a reload but makes one trip', 'Write how many trips it may make.');
  if (vehicle.zone === undefined && vehicle.zoneCost !== undefined)
    say('ZONE_MISSING', 'zone_cost', 'it pays for leaving its zone but has none', 'Fill in zone, or empty zone_cost.');
  if (vehicle.zone !== undefined && !(problem.zones ?? []).some(({ name }) => name === vehicle.zone)) {
    const names = (problem.zones ?? []).map(({ name }) => name);
    const known = names.length === 0 ? 'there are no zones' : `known are ${names.slice(0, 5).join(', ')}`;
    say(
      'ZONE_UNKNOWN',
      'zone',
      `there is no zone ${vehicle.zone}; ${known}`,
      'Correct its zone, or give the zones file.',
    );
  }
  return found;
}

function clock(seconds: Seconds): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(((minutes % 60) + 60) % 60).padStart(2, '0')}`;
}
