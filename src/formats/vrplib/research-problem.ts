import { type Complaint, InputError } from '../../model/complaint.ts';
import type { Order } from '../../model/order.ts';
import type { Problem, Stop } from '../../model/problem.ts';
import type { ResearchInstance, ResearchTravel, Rounding } from '../../model/research-instance.ts';
import type { TimeWindow } from '../../model/units.ts';
import { lengthsOf } from './distance.ts';
import { fleetRows, loadOf, skillsOfLocations } from './fleet-rows.ts';
import { type Scaling, scalingOf } from './rounding.ts';

/** A research instance as a problem of the model. Depots, stops and orders are called by their location's number. */
export interface ResearchProblem {
  readonly problem: Problem;
  readonly travel: ResearchTravel;
  /** Cost units of the problem for one of the instance. */
  readonly scale: number;
  /** Vehicle of the file, from 0, by van id. */
  readonly vehicleOfVan: ReadonlyMap<string, number>;
}

/** A table of more locations would pass 600 MB. */
const MOST_TABLE_LOCATIONS = 12_000;

/**
 * States an instance in the terms of the model such that a unit of cost, a metre and a second are one scaled unit of
 * distance. Throws an
 * InputError if legs need a table that is too large (distances other than rounded EUC_2D).
 */
export function researchProblem(instance: ResearchInstance, rounding: Rounding): ResearchProblem {
  const scaling = scalingOf(instance, rounding);
  const { vehicles, vehicleOfVan } = fleetRows(instance, scaling);
  const orders = ordersOf(instance, scaling);
  const fetchedAt = new Map(instance.shipments.map((shipment) => [String(shipment.delivery), shipment.pickup]));
  const depots = Array.from({ length: instance.depotCount }, (_, place) => ({
    id: String(place),
    location: locationOf(instance, place),
    loadSeconds: 0,
    extra: {},
    place,
  }));
  const dimensions = Math.max(
    0,
    ...[instance.demand, instance.backhaul, instance.fleet.capacity].map((rows) => rows?.[0]?.length ?? 0),
  );
  const problem: Problem = {
    date: '2000-01-01',
    timeZone: 'UTC',
    dimensions: Object.keys(loadOf(new Array(dimensions).fill(0))),
    places: Array.from({ length: instance.size }, (_, i) => ({ id: String(i), ...locationOf(instance, i) })),
    depots,
    vehicles,
    stops: orders.map((order) => stopOf(order, fetchedAt.get(order.id))),
    orders,
    profiles: [],
  };
  return { problem, travel: travelOf(instance, rounding, scaling), scale: scaling.scale, vehicleOfVan };
}

/** Coordinates stand as they are; they are not degrees. */
function locationOf(instance: ResearchInstance, place: number): { lat: number; lon: number } {
  return { lat: instance.ys?.[place] ?? 0, lon: instance.xs?.[place] ?? 0 };
}

function ordersOf(instance: ResearchInstance, scaling: Scaling): Order[] {
  const groupOf = new Map(instance.groups.flatMap((group, i) => group.map((location) => [location, `g${i + 1}`])));
  const shipmentTo = new Map(instance.shipments.map((shipment) => [shipment.delivery, shipment]));
  const fetched = new Set(instance.shipments.map((shipment) => shipment.pickup));
  const skillsOf = skillsOfLocations(instance);
  const windowsOf = (location: number): TimeWindow[] => {
    const window = instance.windows?.[location];
    return window === undefined ? [] : [{ start: scaling.atLeast(window[0]), end: scaling.atMost(window[1]) }];
  };
  const orders: Order[] = [];
  for (let location = instance.depotCount; location < instance.size; location++) {
    if (fetched.has(location)) continue;
    const shipment = shipmentTo.get(location);
    const delivery = loadOf(shipment?.amount ?? instance.demand?.[location]);
    const pickup = loadOf(instance.backhaul?.[location]);
    const brings = hasAmount(delivery);
    const prize = instance.prize?.[location] ?? 0;
    const group = groupOf.get(location);
    const release = instance.release?.[location] ?? 0;
    orders.push({
      id: String(location),
      type: !hasAmount(pickup) ? 'delivery' : brings ? 'exchange' : 'pickup',
      location: locationOf(instance, location),
      delivery,
      pickup: hasAmount(pickup) ? pickup : {},
      windows: windowsOf(location),
      serviceSeconds: scaling.atLeast(instance.service?.[location] ?? 0),
      setupSeconds: 0,
      ...(prize > 0 && { skipCost: scaling.money(prize) }),
      priority: 0,
      skills: skillsOf(location),
      ...(group !== undefined && { group }),
      ...(release > 0 && { readyAt: scaling.atLeast(release) }),
      divisible: false,
      ...(shipment && {
        from: {
          location: locationOf(instance, shipment.pickup),
          windows: windowsOf(shipment.pickup),
          serviceSeconds: scaling.atLeast(instance.service?.[shipment.pickup] ?? 0),
        },
      }),
      cash: 0,
      extra: {},
    });
  }
  return orders;
}

function hasAmount(load: Readonly<Record<string, number>>): boolean {
  return Object.values(load).some((amount) => amount !== 0);
}

/** `fetchedAt`: the location its shipment comes from. */
function stopOf(order: Order, fetchedAt: number | undefined): Stop {
  const { from, group, readyAt } = order;
  return {
    id: order.id,
    orderIds: [order.id],
    place: Number(order.id),
    delivery: order.delivery,
    pickup: order.pickup,
    windows: order.windows,
    serviceSeconds: order.serviceSeconds,
    setupSeconds: 0,
    ...(order.skipCost !== undefined && { skipCost: order.skipCost }),
    priority: 0,
    skills: order.skills,
    ...(group !== undefined && { group }),
    ...(readyAt !== undefined && { readyAt }),
    ...(from !== undefined &&
      fetchedAt !== undefined && {
        from: { place: fetchedAt, windows: from.windows, serviceSeconds: from.serviceSeconds },
      }),
  };
}

function travelOf(instance: ResearchInstance, rounding: Rounding, scaling: Scaling): ResearchTravel {
  const { xs, ys, size } = instance;
  if (instance.edgeWeightType === 'EUC_2D' && rounding !== 'none' && xs && ys) {
    return { kind: 'euclidean', xs, ys, rounding };
  }
  if (size > MOST_TABLE_LOCATIONS) throw new InputError([tooLarge(instance, rounding)]);
  const length = lengthsOf(instance);
  const legs = new Int32Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      if (from !== to) legs[from * size + to] = scaling.atLeast(length(from, to));
    }
  }
  return { kind: 'table', size, legs };
}

function tooLarge(instance: ResearchInstance, rounding: Rounding): Complaint {
  return {
    code: 'INSTANCE_TOO_LARGE',
    severity: 'error',
    read: `${instance.size} locations`,
    expected: `at most ${MOST_TABLE_LOCATIONS} for ${instance.edgeWeightType} with rounding ${rounding}`,
    message: `${instance.name} needs a table of distances that is too large`,
    cure: 'Use EUC_2D with rounding round, trunc, dimacs or exact, whose distances are computed on the fly',
  };
}
