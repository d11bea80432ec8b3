import type { Order } from '../../src/model/order.ts';
import type { Stop } from '../../src/model/problem.ts';
import type { Vehicle } from '../../src/model/vehicle.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/vehicle.ts';
import type { GeneratedDay } from './rich-problem.ts';

const HOUR = 3600;
/** Units of time of a plain twin in a second. */
const TENTHS = 10;

/**
 * The plain twin of a rich day, as plain as a published instance with windows: the same places, roads and number of vans,
 * but one vehicle type at one depot, one load dimension of deliveries, one window a stop, everything must be served,
 * distance is all that costs, and a leg takes as many units of time as it has metres. A unit of time is a tenth of a
 * second there, so that vans drive 36 km/h.
 */
export function plainTwin(day: GeneratedDay): GeneratedDay {
  const { problem } = day;
  const vans = problem.vehicles.reduce((sum, vehicle) => sum + vehicle.count, 0);
  const middle = problem.vehicles.find((vehicle) => vehicle.id.endsWith('-middle')) as Vehicle;
  const stops = problem.stops.map((stop): Stop => {
    const { skipCost: _, ...rest } = stop;
    const hours = stop.windows.length < 2 ? stop.windows : [{ start: 8 * HOUR, end: 18 * HOUR }];
    const windows = hours.map(({ start, end }) => ({ start: TENTHS * start, end: TENTHS * end }));
    const serviceSeconds = TENTHS * stop.serviceSeconds;
    const parcels = Math.max(stop.delivery.parcels ?? 0, stop.pickup.parcels ?? 0);
    return {
      ...rest,
      delivery: { parcels },
      pickup: {},
      windows,
      serviceSeconds,
      setupSeconds: 0,
      priority: 0,
      skills: [],
    };
  });
  const vehicle: Vehicle = {
    ...VEHICLE_DEFAULTS,
    id: 'van',
    count: vans,
    depotId: problem.depots[0].id,
    endDepotId: problem.depots[0].id,
    shift: { start: 0, end: TENTHS * 24 * HOUR },
    capacity: { parcels: middle.capacity.parcels },
    costFixed: 0,
    costPerKm: 1000,
    costPerHour: 0,
    skills: [],
  };
  const orders = problem.orders.map((order, i): Order => {
    const { skipCost: _, ...rest } = order;
    const { delivery, pickup, windows, serviceSeconds } = stops[i];
    return {
      ...rest,
      type: 'delivery',
      delivery,
      pickup,
      windows,
      serviceSeconds,
      setupSeconds: 0,
      priority: 0,
      skills: [],
    };
  });
  return {
    ...day,
    name: `${day.name}-twin`,
    roads: { ...day.roads, kmPerHour: [3.6, 3.6] },
    problem: { ...problem, dimensions: ['parcels'], vehicles: [vehicle], stops, orders },
  };
}
