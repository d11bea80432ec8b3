import type { Problem, Seconds, Stop, TimeWindow, Vehicle } from '../model/index.ts';
import type { Decision } from '../solver/schedule.ts';
import type { Change } from './change.ts';

/** What a rule of pauses or trips is eased by, the least first, until the van can be driven. */
const STEPS: readonly Seconds[] = [900, 1800, 3600, 7200, 14_400];

/** Later than any day goes on. */
const DAYS = 10 * 86_400;

/** Money an hour that keeps a way of driving from being late where another one is not. */
const LATE = 600;

/** How much later a day may end for one order; by how much it does, the referee tells to the second. */
const OVERRUNS: readonly Seconds[] = [300, 900, 1800, 3600, 7200, 14_400, DAYS];

/** A problem of one van, and a way to drive it. */
export interface Way {
  readonly problem: Problem;
  readonly decisions: readonly Decision[];
}

/**
 * The problem of one van whose day ends as little later as will do, with no other limit on how long and far it drives; `isLate`:
 * it may come late everywhere. What is too late and too long is for the referee to tell. Pauses and trips are as they were.
 */
export function slowWay(
  problem: Problem,
  isLate: boolean,
  find: (problem: Problem) => readonly Decision[] | null,
): Way | null {
  const late = isLate
    ? problem.stops.map((s): Stop => ({ ...s, lateCostPerHour: s.lateCostPerHour ?? LATE }))
    : problem.stops;
  const { maxSeconds: _long, maxDrivingSeconds: _driving, maxMetres: _far, ...vehicle } = problem.vehicles[0];
  const tried = (overrun: Seconds): Way | null => {
    const day = openUntil({ ...problem, stops: late, vehicles: [vehicle] }, overrun);
    const decisions = find(day);
    return decisions === null ? null : { problem: day, decisions };
  };
  let found = tried(DAYS);
  if (found === null) return null;
  let low = 0;
  let high = OVERRUNS.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const way = tried(OVERRUNS[middle]);
    if (way === null) low = middle + 1;
    else {
      found = way;
      high = middle;
    }
  }
  return found;
}

/** Whichever of shift and depots would end the day first ends it so much later. */
function openUntil(problem: Problem, overrun: Seconds): Problem {
  const [vehicle] = problem.vehicles;
  const own = problem.depots.filter((d) => d.id === vehicle.endDepotId);
  const closes = Math.min(vehicle.shift?.end ?? Infinity, ...own.map((d) => d.window?.end ?? Infinity));
  if (closes === Infinity) return problem;
  const longer = ({ start, end }: TimeWindow) => ({ start, end: Math.max(end, closes + overrun) });
  return {
    ...problem,
    depots: problem.depots.map((d) => (d.window === undefined ? d : { ...d, window: longer(d.window) })),
    vehicles: [vehicle.shift === undefined ? vehicle : { ...vehicle, shift: longer(vehicle.shift) }],
  };
}

/** Changes of what the van's pauses and trips are bound by, each by steps of which the first that helps is enough. */
export function easings({ id, breaks, drivingRule, trips }: Vehicle, vanId: string): Change[][] {
  const of = { vehicleId: id, vanId };
  const changes = breaks.map((_, index) =>
    STEPS.map((seconds): Change => ({ kind: 'break-later', ...of, index, seconds })),
  );
  if (drivingRule !== undefined)
    changes.push(STEPS.map((seconds): Change => ({ kind: 'max-at-wheel', ...of, seconds })));
  if (trips > 1) changes.push([{ kind: 'max-trips', ...of, trips: 1 }]);
  return changes;
}
