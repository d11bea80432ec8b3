import { greatCircleMetres } from '../geo/great-circle.ts';
import type { LatLon, Metres, Money, Order, Seconds, TravelProfile, Vehicle } from '../model/index.ts';
import { VAN_PROFILE } from '../model/index.ts';
import { isAllowed } from './can-carry.ts';
import { crowding } from './crowding.ts';
import { daysBetween } from './days.ts';
import type { Doorstep } from './doorsteps.ts';

/** Neighbours that say how crowded the book is around a stop. */
const NEIGHBOURS = 20;
/** A good tour through random points of an area takes this times the root of area times points (Beardwood, Halton & Hammersley 1959). */
const TOUR = 0.7124;
/** A working day where no shift says how long it is. */
const DAY_SECONDS = 10 * 3600;

/** Days kept in reserve: for a second attempt, and for the day on which that finds company. */
const RESERVE_DAYS = 2;
/** Company of less than this part of a day's newcomers is not reckoned with. */
const LEAST_DAYS = 0.7;
/**
 * Share of the cost of a typical later delivery at which going today is good enough. That estimate is of a van that sets out for
 * such stops alone, and tomorrow brings another chance to ride along with what must go. Ten days of a real book played to the end
 * (bench/arrivals) cost per order 5.25 with 0.4, 5.04 with 0.5, 5.29 with 0.6, 5.49 with 0.7 and 6.01 with 1,
 * before the risk of a broken promise was added.
 */
const GOOD_ENOUGH = 0.5;
/** Share of attempts at which nobody is at the door. */
const FAILURES = 0.05;
/**
 * A broken promise is priced at as many vans sent out for that door alone. One attempt in twenty fails: so on the eve of its last day an
 * order goes today though a van went for it alone, and a day earlier for a twentieth of that.
 */
const VANS_A_PROMISE = 20;

/** A doorstep that may wait, and how long. */
export interface Waiting {
  readonly doorstep: Doorstep;
  /** Days until its first order is due, from 1 up. */
  readonly daysLeft: number;
}

export interface WorthInput {
  /** Every doorstep of the day; the book is as crowded as they are. */
  readonly doorsteps: readonly Doorstep[];
  readonly waiting: readonly Waiting[];
  readonly vehicles: readonly Vehicle[];
  readonly depots: readonly { readonly id: string; readonly location: LatLon }[];
  readonly profiles: readonly TravelProfile[];
}

/**
 * What going today is worth for each doorstep that may wait: a share of what its delivery on a typical later day is thought to cost.
 * That day serves it together with the stops that will have gathered around it by then: the book is as crowded there as it is, its
 * newcomers come as they have come of late, and they gather for as long as it can wait. The more gather, the less a delivery costs
 * (its part of a van and of the way out and back, the way from the door before, the work; Daganzo's continuous approximation), so
 * the worth rises as its last day comes nearer. To that comes what the risk of a broken promise costs: that every attempt on the days
 * it has left fails.
 */
export function worthsToday({ doorsteps, waiting, vehicles, depots, profiles }: WorthInput): Money[] {
  if (waiting.length === 0) return [];
  const reach = crowding(
    doorsteps.map(([order]) => order.location),
    NEIGHBOURS,
  );
  const reachOf = new Map(doorsteps.map((doorstep, i) => [doorstep, reach[i]]));
  const neighbours = Math.max(1, Math.min(NEIGHBOURS, doorsteps.length - 1));
  const longest = usualWait(waiting);
  const perDay = newcomersPerDay(doorsteps, longest);
  const load = meanLoad(doorsteps);
  const work = doorsteps.reduce((sum, doorstep) => sum + workOf(doorstep), 0) / doorsteps.length;
  return waiting.map(({ doorstep, daysLeft }) => {
    const radius = reachOf.get(doorstep) ?? 0;
    const spacing = radius * Math.sqrt(Math.PI / neighbours);
    const days = Math.max(LEAST_DAYS, Math.min(daysLeft - RESERVE_DAYS, longest));
    const step = (TOUR * spacing) / Math.sqrt((perDay * days) / doorsteps.length);
    const allowed = vehicles.filter((vehicle) => doorstep.every((order) => isAllowed(vehicle, order)));
    const costs = (allowed.length > 0 ? allowed : vehicles).map((vehicle) =>
      costWith(vehicle, doorstep, { step, load, work }, depots, profiles),
    );
    if (costs.length === 0) return 0;
    const later = Math.min(...costs.map(({ typical }) => typical));
    const alone = Math.min(...costs.map((cost) => cost.alone));
    // of the days that would be left, every attempt must fail for the promise to be broken
    const risk = FAILURES ** daysLeft * VANS_A_PROMISE * alone;
    return Math.round((later * GOOD_ENOUGH + risk) * 1000) / 1000;
  });
}

/** Days from order to promise that are usual in the book; where it does not say when orders came, the days they have left. */
function usualWait(waiting: readonly Waiting[]): number {
  const waits = waiting.map(({ doorstep: [{ orderedAt, dueOn }], daysLeft }) =>
    orderedAt === undefined || dueOn === undefined ? daysLeft : daysBetween(orderedAt.slice(0, 10), dueOn.slice(0, 10)),
  );
  return Math.max(1, median(waits));
}

/** Doorsteps that came on the busiest of the last three days: of earlier ones some have gone. Where the book does not say when, its share. */
function newcomersPerDay(doorsteps: readonly Doorstep[], usual: number): number {
  const days = new Map<string, number>();
  for (const [{ orderedAt }] of doorsteps) {
    const day = orderedAt?.slice(0, 10);
    if (day !== undefined) days.set(day, (days.get(day) ?? 0) + 1);
  }
  const latest = [...days].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, 3);
  return latest.length === 0 ? doorsteps.length / usual : Math.max(...latest.map(([, count]) => count));
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
  depots: WorthInput['depots'],
  profiles: readonly TravelProfile[],
): { readonly typical: Money; readonly alone: Money } {
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
  const atDoor = (vehicle.costPerHour * workOf(doorstep)) / 3600 + pay;
  const outAndBack = vehicle.costFixed + ways * money(out);
  return { typical: outAndBack / stops + money(step) + atDoor, alone: outAndBack + atDoor };
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
