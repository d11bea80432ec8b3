import type { Problem, TimeWindow, Travel, Vehicle } from '../../src/model/index.ts';
import { legSeconds } from '../../src/model/index.ts';

export interface BruteSchedule {
  readonly departure: number;
  readonly starts: readonly number[];
  readonly finish: number;
}

/**
 * The schedule of a sequence found by driving it once for every second of departure, with no cleverness at all: the
 * earliest departure says finish and windows, then the latest one with the same finish and windows is taken. For days
 * of a few hundred seconds.
 */
export function bruteSchedule(
  problem: Problem,
  vehicle: Vehicle,
  stopIds: readonly string[],
  travel: Travel,
): BruteSchedule | null {
  const depot = problem.depots.find((d) => d.id === vehicle.depotId);
  const end = problem.depots.find((d) => d.id === vehicle.endDepotId);
  const bounds = [vehicle.shift?.start, depot?.window?.start].filter((t) => t !== undefined);
  const first = bounds.length === 0 ? 0 : Math.max(...bounds);
  const base = drive(first);
  if (base === null) return null;
  let best = base;
  for (let departure = first + 1; departure <= base.finish; departure++) {
    const later = drive(departure);
    if (later !== null && later.finish === base.finish && later.windows.join() === base.windows.join()) best = later;
  }
  return best;

  function drive(departure: number): (BruteSchedule & { windows: number[] }) | null {
    const legs = travel.profile(vehicle.profile);
    const starts: number[] = [];
    const windows: number[] = [];
    let here = depot?.place ?? -1;
    let time = departure;
    let lastVisit = -1;
    for (const id of stopIds) {
      const stop = problem.stops.find((s) => s.id === id);
      if (stop === undefined) return null;
      time += legSeconds(legs.seconds(here, stop.place), vehicle.speedFactor);
      const choices: readonly TimeWindow[] = stop.windows.length > 0 ? stop.windows : [{ start: -1e9, end: 1e9 }];
      const begins = choices.map((w) => (time <= w.end ? Math.max(time, w.start) : Number.POSITIVE_INFINITY));
      const begin = Math.min(...begins);
      if (begin === Number.POSITIVE_INFINITY) return null;
      windows.push(begins.indexOf(begin));
      starts.push(begin);
      time = begin + stop.serviceSeconds + (stop.place === lastVisit ? 0 : stop.setupSeconds);
      here = lastVisit = stop.place;
    }
    if (end !== undefined) {
      time += legSeconds(legs.seconds(here, end.place), vehicle.speedFactor);
      if (end.window !== undefined && time > end.window.end) return null;
    }
    if (vehicle.shift !== undefined && time > vehicle.shift.end) return null;
    return { departure, starts, finish: time, windows };
  }
}
