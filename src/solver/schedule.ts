import type { EndStep, FetchStep, Route, Step, Visit } from '../model/plan.ts';
import type { Problem, Stop } from '../model/problem.ts';
import { legSeconds, type Travel } from '../model/travel.ts';
import type { Load, TimeWindow } from '../model/units.ts';
import type { Vehicle } from '../model/vehicle.ts';
import { routeCalls } from './calls.ts';
import { earliestDeparture } from './earliest-departure.ts';
import { payAt, zonePriceAt } from './prices.ts';
import { placesInZone } from './zone-fit.ts';

/**
 * Writes out the route of a van that calls at `stops` in this order (a shipment's first mention is its fetch): earliest finish from the earliest departure, then as
 * late a departure as changes neither finish nor chosen windows. The sequence is feasible.
 */
export function scheduleRoute(
  problem: Problem,
  travel: Travel,
  vehicle: Vehicle,
  vanId: string,
  stops: readonly Stop[],
): Route {
  const { depots } = problem;
  const calls = routeCalls(stops);
  const doors = calls.map((call) => call.door);
  const startDepot = depots.find((d) => d.id === vehicle.depotId);
  const endDepot = vehicle.endDepotId === null ? undefined : depots.find((d) => d.id === vehicle.endDepotId);
  if (startDepot === undefined)
    throw new RangeError(`Vehicle ${vehicle.id} starts at unknown depot ${vehicle.depotId}.`);
  const legs = travel.profile(vehicle.profile);
  const leg = (from: number, to: number) => ({
    metres: legs.metres(from, to),
    seconds: legSeconds(legs.seconds(from, to), vehicle.speedFactor),
  });
  const arcs = doors.map((door, i) => leg(i === 0 ? startDepot.place : doors[i - 1].place, door.place));
  const work = doors.map(
    (door, i) => door.serviceSeconds + (i > 0 && doors[i - 1].place === door.place ? 0 : door.setupSeconds),
  );
  const { departure, starts } = departAndStart(vehicle, startDepot.window, doors, arcs, work);

  const on: Record<string, number> = {};
  const brought = stops.filter((stop) => stop.from === undefined);
  for (const d of problem.dimensions) on[d] = tidy(brought.reduce((sum, s) => sum + (s.delivery[d] ?? 0), 0));
  const steps: Step[] = [
    { kind: 'start', depotId: startDepot.id, arrival: departure, start: departure, departure, load: { ...on } },
  ];
  let time = departure;
  let waitingSeconds = 0;
  calls.forEach(({ stop, isFetch }, i) => {
    const arrival = time + arcs[i].seconds;
    waitingSeconds += starts[i] - arrival;
    for (const d of problem.dimensions) {
      const amount = stop.delivery[d] ?? 0;
      on[d] = tidy(isFetch ? on[d] + amount : on[d] - amount + (stop.pickup[d] ?? 0));
    }
    time = starts[i] + work[i];
    const call: Visit | FetchStep = {
      kind: isFetch ? 'fetch' : 'visit',
      stopId: stop.id,
      leg: arcs[i],
      arrival,
      start: starts[i],
      departure: time,
      load: { ...on },
    };
    steps.push(call);
  });
  const driven = [...arcs];
  if (endDepot !== undefined) {
    const home = leg(doors[doors.length - 1].place, endDepot.place);
    driven.push(home);
    time += home.seconds;
    const load: Load = { ...on };
    const end: EndStep = {
      kind: 'end',
      depotId: endDepot.id,
      leg: home,
      arrival: time,
      start: time,
      departure: time,
      load,
    };
    steps.push(end);
  }
  const metres = driven.reduce((sum, l) => sum + l.metres, 0);
  const seconds = time - departure;
  const fixed = cents(vehicle.costFixed);
  const distance = cents((vehicle.costPerKm * metres) / 1000);
  const cost = cents((vehicle.costPerHour * seconds) / 3600);
  const visited = calls.flatMap(({ stop, isFetch }) => (isFetch ? [] : [stop]));
  const pay = cents(visited.reduce((sum, stop) => sum + payAt(problem, vehicle, stop), 0));
  const inside = placesInZone(problem, vehicle);
  const zone = cents(visited.reduce((sum, stop) => sum + zonePriceAt(inside, vehicle, stop), 0));
  return {
    vanId,
    vehicleId: vehicle.id,
    steps,
    metres,
    seconds,
    drivingSeconds: driven.reduce((sum, l) => sum + l.seconds, 0),
    serviceSeconds: work.reduce((sum, w) => sum + w, 0),
    waitingSeconds,
    cost: {
      fixed,
      distance,
      time: cost,
      pay,
      ...(zone > 0 ? { zone } : {}),
      total: cents(fixed + distance + cost + pay + zone),
    },
  };
}

function departAndStart(
  vehicle: Vehicle,
  depotWindow: TimeWindow | undefined,
  stops: readonly Stop[],
  arcs: readonly { seconds: number }[],
  work: readonly number[],
): { departure: number; starts: number[] } {
  const earliest = earliestDeparture(vehicle.shift, depotWindow);
  // Earliest starts, the windows they fall into, and how much later each may be without waiting being lost.
  let time = earliest;
  let spare = Infinity;
  let waited = 0;
  const chosen = stops.map((stop, i) => {
    time += arcs[i].seconds;
    const window = stop.windows.find((w) => w.end >= time) ?? stop.windows.at(-1);
    const wait = window === undefined ? 0 : Math.max(0, window.start - time);
    waited += wait;
    time += wait;
    // Leaving later by no more than what was waited so far still starts here at `time`; beyond that it pushes the start.
    if (window !== undefined) spare = Math.min(spare, waited + window.end - time);
    time += work[i];
    return window;
  });
  const departure = earliest + Math.min(waited, spare);
  time = departure;
  const starts = stops.map((_, i) => {
    const start = Math.max(time + arcs[i].seconds, chosen[i]?.start ?? -Infinity);
    time = start + work[i];
    return start;
  });
  return { departure, starts };
}

/** Rounded to 1e-3. */
export function cents(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Takes the dust of sums off a load. */
function tidy(load: number): number {
  return Math.round(load * 1e6) / 1e6 + 0;
}
