import type { Leg, Route, RouteCost, Step } from '../model/plan.ts';
import type { Problem, ProblemDepot, Stop } from '../model/problem.ts';
import { legSeconds, type Travel } from '../model/travel.ts';
import type { TimeWindow } from '../model/units.ts';
import { reloadDepotsOf, type Vehicle } from '../model/vehicle.ts';
import { routeCalls } from './calls.ts';
import { type Drive, driveLike, earliestDrive, latestDeparture, type Pause, type Station } from './drive.ts';
import { earliestDeparture } from './earliest-departure.ts';
import { PART_OF_REST, RELOAD, REST } from './itinerary/actions.ts';
import { payAt, zonePriceAt } from './prices.ts';
import { placesInZone } from './zone-fit.ts';

/** What is done before a call (or, with the number of calls, before the end): see itinerary/actions.ts. */
export type Decision = readonly [kind: number, before: number];

/**
 * Writes out the route of a van that calls at `stops` in this order (a shipment's first mention is its fetch) and pauses and
 * reloads as decided: earliest finish from the
 * earliest departure, then as late a departure as changes neither finish nor chosen windows (docs/rules.md, section 3). The
 * sequence is feasible.
 */
export function scheduleRoute(
  problem: Problem,
  travel: Travel,
  vehicle: Vehicle,
  vanId: string,
  stops: readonly Stop[],
  decisions: readonly Decision[] = [],
): Route {
  const startDepot = depotOf(problem, vehicle, vehicle.depotId);
  const visited = routeCalls(stops).flatMap(({ stop, isFetch }) => (isFetch ? [] : [stop]));
  const inside = placesInZone(problem, vehicle);
  const stations = stationsOf(problem, travel, vehicle, startDepot, stops, decisions);
  const firstTrip = tripAt(stations, -1);
  const opens = Math.max(earliestDeparture(vehicle.shift, startDepot.window), ...firstTrip.map(readyAt));
  const early = earliestDrive(vehicle, stations, opens + startDepot.loadSeconds);
  const departure = (problem.objective?.arrivalsPerHour ?? 0) > 0 ? early.departure : latestDeparture(stations, early);
  const drive = driveLike(vehicle, stations, departure, early);
  const steps = stepsOf(problem, stations, drive, startDepot);

  const sum = (numbers: readonly number[]) => numbers.reduce((total, x) => total + x, 0);
  const metres = sum(stations.map(({ leg }) => leg.metres));
  const seconds = drive.finish - departure;
  const workOf = (kinds: readonly Station['kind'][]) =>
    sum(stations.map(({ kind, work }) => (kinds.includes(kind) ? work : 0)));
  const pauseSeconds = sum(stations.flatMap(({ pauses }) => pauses.map((pause) => pause.seconds)));
  const reloadSeconds = workOf(['reload']);
  const late = sum(stations.map(({ stop }, i) => ((stop?.lateCostPerHour ?? 0) * drive.moments[i].late) / 3600));
  const overtime = vehicle.overtimeAfterSeconds === undefined ? 0 : Math.max(0, seconds - vehicle.overtimeAfterSeconds);
  return {
    vanId,
    vehicleId: vehicle.id,
    steps,
    metres,
    seconds,
    drivingSeconds: sum(stations.map(({ leg }) => leg.seconds)),
    serviceSeconds: workOf(['visit', 'fetch']),
    waitingSeconds: sum(steps.slice(1).map((step) => step.start - step.arrival)),
    ...(pauseSeconds > 0 ? { pauseSeconds } : {}),
    ...(reloadSeconds > 0 ? { reloadSeconds } : {}),
    cost: costOf({
      fixed: vehicle.costFixed,
      distance: (vehicle.costPerKm * metres) / 1000,
      time: (vehicle.costPerHour * seconds) / 3600,
      pay: sum(visited.map((stop) => payAt(problem, vehicle, stop))),
      zone: sum(visited.map((stop) => zonePriceAt(inside, vehicle, stop))),
      overtime: (vehicle.overtimeCostPerHour * overtime) / 3600,
      lateness: late,
    }),
  };
}

/** Each part rounded; those that are often not asked for are left out where they are 0. */
function costOf(
  parts: Record<'fixed' | 'distance' | 'time' | 'pay' | 'zone' | 'overtime' | 'lateness', number>,
): RouteCost {
  const fixed = cents(parts.fixed);
  const distance = cents(parts.distance);
  const time = cents(parts.time);
  const pay = cents(parts.pay);
  const overtime = cents(parts.overtime);
  const lateness = cents(parts.lateness);
  const zone = cents(parts.zone);
  return {
    fixed,
    distance,
    time,
    pay,
    ...(overtime > 0 ? { overtime } : {}),
    ...(lateness > 0 ? { lateness } : {}),
    ...(zone > 0 ? { zone } : {}),
    total: cents(fixed + distance + time + pay + overtime + lateness + zone),
  };
}

function depotOf(problem: Problem, vehicle: Vehicle, id: string): ProblemDepot {
  const depot = problem.depots.find((d) => d.id === id);
  if (depot === undefined) throw new RangeError(`Vehicle ${vehicle.id} names unknown depot ${id}.`);
  return depot;
}

/** Goods of a stop are there from then on. */
function readyAt(stop: Stop): number {
  return stop.readyAt ?? -Infinity;
}

/** The stops of the trip that the station at `start` opens (-1 = the start): those that bring goods of the depot. */
function tripAt(stations: readonly Pick<Station, 'kind' | 'stop'>[], start: number): Stop[] {
  const stops: Stop[] = [];
  for (let i = start + 1; i < stations.length && stations[i].kind !== 'reload'; i++) {
    const { kind, stop } = stations[i];
    if (kind === 'visit' && stop !== undefined && stop.from === undefined) stops.push(stop);
  }
  return stops;
}

/** All that has a leg, with the pauses on it. */
function stationsOf(
  problem: Problem,
  travel: Travel,
  vehicle: Vehicle,
  startDepot: ProblemDepot,
  stops: readonly Stop[],
  decisions: readonly Decision[],
): Station[] {
  const legs = travel.profile(vehicle.profile);
  const leg = (from: number, to: number): Leg => ({
    metres: legs.metres(from, to),
    seconds: legSeconds(legs.seconds(from, to), vehicle.speedFactor),
  });
  const stations: Station[] = [];
  let place = startDepot.place;
  let last: Stop | undefined;
  let pauses: Pause[] = [];
  let parts = 0;
  // written out: a spread of each station takes longer than all the rest
  const add = (
    to: number,
    kind: Station['kind'],
    work: number,
    windows: readonly TimeWindow[],
    more: Pick<Station, 'stop' | 'depotId' | 'fetchedAt'>,
    isSoft = false,
  ) => {
    const { stop, depotId, fetchedAt } = more;
    const station: Mutable<Station> = { kind, leg: leg(place, to), pauses, work, windows, isSoft };
    if (stop !== undefined) station.stop = stop;
    if (depotId !== undefined) station.depotId = depotId;
    if (fetchedAt !== undefined) station.fetchedAt = fetchedAt;
    stations.push(station);
    place = to;
    pauses = [];
  };
  const decide = (before: number) => {
    for (const [kind, at] of decisions) {
      if (at !== before) continue;
      if (kind >= RELOAD) {
        const depot = depotOf(problem, vehicle, reloadDepotsOf(vehicle)[kind - RELOAD]);
        const { start, end } = depot.window ?? { start: -Infinity, end: Infinity };
        const work = Math.max(vehicle.reloadSeconds, depot.loadSeconds);
        add(depot.place, 'reload', work, [{ start, end }], { depotId: depot.id });
        last = undefined;
        continue;
      }
      const { restSeconds = 0, split = [] } = vehicle.drivingRule ?? {};
      let pause: Pause;
      if (kind === REST) pause = { kind: 'rest', seconds: restSeconds, window: ALWAYS };
      else if (kind === PART_OF_REST) pause = { kind: 'rest', seconds: split[parts], window: ALWAYS };
      else pause = { kind: 'break', index: kind, ...vehicle.breaks[kind] };
      pauses.push(pause);
      if (vehicle.drivingRule === undefined) continue;
      if (pause.seconds >= restSeconds) parts = 0;
      else if (parts < split.length && pause.seconds >= split[parts]) parts = (parts + 1) % split.length;
    }
  };
  const fetchedAt = new Map<string, number>();
  routeCalls(stops).forEach(({ stop, door, isFetch }, i) => {
    decide(i);
    const setUp = last !== undefined && place === door.place ? 0 : door.setupSeconds;
    const fetched = fetchedAt.get(stop.id);
    if (isFetch) fetchedAt.set(stop.id, stations.length);
    const isSoft = !isFetch && stop.lateCostPerHour !== undefined && door.windows.length > 0;
    const more = fetched === undefined ? { stop } : { stop, fetchedAt: fetched };
    const windows = door.windows.length === 0 ? ALL_DAY : door.windows;
    add(door.place, isFetch ? 'fetch' : 'visit', door.serviceSeconds + setUp, windows, more, isSoft);
    last = stop;
  });
  decide(stops.length);
  if (vehicle.endDepotId !== null) {
    const depot = depotOf(problem, vehicle, vehicle.endDepotId);
    add(depot.place, 'end', 0, ALL_DAY, { depotId: depot.id });
  }
  // A trip is not loaded before its goods are there.
  return stations.map((station, i) => {
    if (station.kind !== 'reload') return station;
    const [{ start, end }] = station.windows;
    return { ...station, windows: [{ start: Math.max(start, ...tripAt(stations, i).map(readyAt)), end }] };
  });
}

const ALWAYS = { start: -Infinity, end: Infinity };
const ALL_DAY: readonly TimeWindow[] = [ALWAYS];

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The steps of a drive, with what is on board after each. */
function stepsOf(problem: Problem, stations: readonly Station[], drive: Drive, startDepot: ProblemDepot): Step[] {
  const { dimensions } = problem;
  const on: Record<string, number> = {};
  // Picked up for the depot, by dimension.
  const fetched: Record<string, number> = {};
  const load = (start: number) => {
    const trip = tripAt(stations, start);
    for (const d of dimensions) {
      const brought = trip.reduce((total, stop) => total + (stop.delivery[d] ?? 0), 0);
      on[d] = tidy((on[d] ?? 0) - (fetched[d] ?? 0) + brought);
      fetched[d] = 0;
    }
  };
  load(-1);
  const begin = drive.departure - startDepot.loadSeconds;
  const steps: Step[] = [
    {
      kind: 'start',
      depotId: startDepot.id,
      arrival: begin,
      start: begin,
      departure: drive.departure,
      load: { ...on },
    },
  ];
  stations.forEach((station, i) => {
    const { kind, stop, leg, work, depotId = '' } = station;
    const moment = drive.moments[i];
    station.pauses.forEach((pause, p) => {
      const { arrival, start, driven } = moment.pauses[p];
      const times = { arrival, start, departure: start + pause.seconds, load: { ...on }, drivenSeconds: driven };
      steps.push(pause.kind === 'rest' ? { kind: 'rest', ...times } : { kind: 'break', index: pause.index, ...times });
    });
    if (kind === 'reload') load(i);
    if (stop !== undefined) {
      for (const d of dimensions) {
        const amount = stop.delivery[d] ?? 0;
        const pickup = stop.pickup[d] ?? 0;
        if (kind === 'fetch') {
          on[d] = tidy(on[d] + amount);
        } else {
          on[d] = tidy(on[d] - amount + pickup);
          fetched[d] += pickup;
        }
      }
    }
    const { arrival, start } = moment;
    const departure = start + work;
    const aboard = { ...on };
    if (kind === 'end' || kind === 'reload')
      steps.push({ kind, depotId, leg, arrival, start, departure, load: aboard });
    else steps.push({ kind, stopId: stop?.id ?? '', leg, arrival, start, departure, load: aboard });
  });
  return steps;
}

/** Rounded to 1e-3. */
export function cents(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Takes the dust of sums off a load. */
function tidy(load: number): number {
  return Math.round(load * 1e6) / 1e6 + 0;
}
