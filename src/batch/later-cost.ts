import { greatCircleMetres } from '../geo/great-circle.ts';
import type { LatLon, Metres, Money, Order, Seconds, TravelProfile, Vehicle } from '../model/index.ts';
import { VAN_PROFILE } from '../model/index.ts';
import { isAllowed } from './can-carry.ts';
import { crowding } from './crowding.ts';
import type { Doorstep } from './doorsteps.ts';

/** Neighbours that say how crowded the book is around a stop. */
const NEIGHBOURS = 20;
/** A good tour through random points of an area takes this times the root of area times points (Beardwood, Halton & Hammersley 1959). */
const TOUR = 0.7124;
/** A working day where no shift says how long it is. */
const DAY_SECONDS = 10 * 3600;

/** A doorstep that may wait, and how long. */
export interface Waiting {
  readonly doorstep: Doorstep;
  /** Days until its first order is due, from 1 up. */
  readonly daysLeft: number;
}

export interface LaterCostInput {
  /** Every doorstep of the day; the book is as crowded as they are. */
  readonly doorsteps: readonly Doorstep[];
  readonly waiting: readonly Waiting[];
  readonly vehicles: readonly Vehicle[];
  readonly depots: readonly { readonly id: string; readonly location: LatLon }[];
  readonly profiles: readonly TravelProfile[];
}

/**
 * What delivering each waiting doorstep on a typical later day is thought to cost (Daganzo's continuous approximation): its share
 * of a van and of the way out and back, the way from the door before, the work there. The more crowded the book is around it, the
 * cheaper. A later day serves the stops that have gathered by then: one with all the time the book usually gives finds the whole
 * crowd, one that is due tomorrow a day's share of it. So the price rises with urgency.
 */
export function laterCosts({ doorsteps, waiting, vehicles, depots, profiles }: LaterCostInput): Money[] {
  if (waiting.length === 0) return [];
  const reach = crowding(
    doorsteps.map(([order]) => order.location),
    NEIGHBOURS,
  );
  const reachOf = new Map(doorsteps.map((doorstep, i) => [doorstep, reach[i]]));
  const neighbours = Math.max(1, Math.min(NEIGHBOURS, doorsteps.length - 1));
  const usual = median(waiting.map((one) => one.daysLeft));
  const load = meanLoad(doorsteps);
  const work = doorsteps.reduce((sum, doorstep) => sum + workOf(doorstep), 0) / doorsteps.length;
  return waiting.map(({ doorstep, daysLeft }) => {
    const radius = reachOf.get(doorstep) ?? 0;
    const spacing = radius * Math.sqrt(Math.PI / neighbours);
    const share = Math.min(1, daysLeft / usual);
    const step = (TOUR * spacing) / Math.sqrt(share);
    const allowed = vehicles.filter((vehicle) => doorstep.every((order) => isAllowed(vehicle, order)));
    const costs = (allowed.length > 0 ? allowed : vehicles).map((vehicle) =>
      costWith(vehicle, doorstep, { step, load, work }, depots, profiles),
    );
    return Math.round(Math.min(...costs) * 1000) / 1000;
  });
}

interface Typical {
  /** Straight metres between two stops of a tour. */
  readonly step: Metres;
  /** Of a doorstep. */
  readonly load: ReadonlyMap<string, number>;
  readonly work: Seconds;
}

function costWith(
  vehicle: Vehicle,
  doorstep: Doorstep,
  typical: Typical,
  depots: LaterCostInput['depots'],
  profiles: readonly TravelProfile[],
): Money {
  const profile = profiles.find(({ name }) => name === vehicle.profile) ?? VAN_PROFILE;
  const leg = (straight: Metres) => {
    const metres = straight * profile.detour;
    return { metres, seconds: secondsOf(profile, metres) / vehicle.speedFactor };
  };
  const money = ({ metres, seconds }: { metres: Metres; seconds: Seconds }) =>
    (vehicle.costPerKm * metres) / 1000 + (vehicle.costPerHour * seconds) / 3600;
  const depot = depots.find(({ id }) => id === vehicle.depotId);
  const out = leg(depot === undefined ? 0 : greatCircleMetres(depot.location, doorstep[0].location));
  const ways = vehicle.endDepotId === null ? 1 : 2;
  const step = leg(typical.step);
  const day = Math.min(
    vehicle.maxSeconds ?? Infinity,
    vehicle.shift ? vehicle.shift.end - vehicle.shift.start : DAY_SECONDS,
  );
  const inTime = (day - ways * out.seconds) / (step.seconds + typical.work);
  let most = Math.min(inTime, vehicle.maxStops ?? Infinity);
  for (const [name, mean] of typical.load) {
    if (mean > 0) most = Math.min(most, (vehicle.capacity[name] ?? Infinity) / mean);
  }
  const stops = Math.max(1, most);
  const pay = doorstep.reduce((sum, { type }) => sum + payFor(vehicle, type), 0);
  const work = (vehicle.costPerHour * workOf(doorstep)) / 3600;
  return (vehicle.costFixed + ways * money(out)) / stops + money(step) + work + pay;
}

function payFor(vehicle: Vehicle, type: Order['type']): Money {
  return (type === 'pickup' ? 0 : vehicle.payPerDelivery) + (type === 'delivery' ? 0 : vehicle.payPerPickup);
}

/** The parts of a leg at the speeds of their bands. */
function secondsOf({ bands }: TravelProfile, metres: Metres): Seconds {
  let seconds = 0;
  let from = 0;
  for (const { belowMetres, kmPerHour } of bands) {
    const to = Math.min(metres, belowMetres ?? Infinity);
    seconds += ((to - from) * 3.6) / kmPerHour;
    if (metres <= to) break;
    from = to;
  }
  return seconds;
}

function workOf(doorstep: Doorstep): Seconds {
  return Math.max(...doorstep.map((o) => o.setupSeconds)) + doorstep.reduce((sum, o) => sum + o.serviceSeconds, 0);
}

function meanLoad(doorsteps: readonly Doorstep[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { delivery, pickup } of doorsteps.flat()) {
    for (const [name, amount] of Object.entries(delivery)) sums.set(name, (sums.get(name) ?? 0) + amount);
    for (const [name, amount] of Object.entries(pickup)) sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return new Map(Array.from(sums, ([name, sum]) => [name, sum / doorsteps.length]));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
}
