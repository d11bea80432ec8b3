import { Random } from '../../fixtures/random.ts';

/** The input files of a made-up day of a national carrier. */
export interface NationalDay {
  readonly orders: string;
  readonly depots: string;
  readonly vehicles: string;
  readonly vans: number;
}

/** Orders that a depot has on the day, of which each van takes some forty. */
const ORDERS_PER_DEPOT = 3_333;
const VANS_PER_DEPOT = 83;
/** Degrees; a country of some 560 by 390 km. */
const SOUTH_WEST = { lat: 47.5, lon: 7 };
const HEIGHT = 5;
const WIDTH = 5.2;
const TOWNS_PER_DEPOT = 12;

interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** Depots spread over the country, towns around each, orders in and between them; 40 % with a window, 5 % returns. */
export function nationalDay(orders: number, seed: number): NationalDay {
  const random = new Random(seed);
  const depots = Array.from({ length: Math.max(1, Math.round(orders / ORDERS_PER_DEPOT)) }, () => spot(random));
  const towns = depots.map((depot) =>
    Array.from({ length: TOWNS_PER_DEPOT }, (_, i) => ({
      centre: i === 0 ? depot : around(random, depot, 0.35),
      radius: random.between(0.01, i === 0 ? 0.09 : 0.04),
    })),
  );
  const rows = Array.from({ length: orders }, (_, i) => {
    const d = i % depots.length;
    const town = random.pick(towns[d] as NonNullable<(typeof towns)[number]>);
    const at = random.chance(0.8) ? around(random, town.centre, town.radius) : around(random, depots[d] as Place, 0.45);
    const isReturn = random.chance(0.05);
    const start = random.int(8, 17);
    return [
      `N-${i + 1}`,
      `Customer ${random.int(1, orders)}`,
      at.lat.toFixed(5),
      at.lon.toFixed(5),
      isReturn ? 'pickup' : 'delivery',
      random.between(0.2, 18).toFixed(1),
      String(random.int(1, 3)),
      random.chance(0.4) ? `${clock(start)}-${clock(start + random.int(2, 4))}` : '',
      String(random.int(2, 6)),
    ].join(',');
  });
  return {
    orders: `order_id,customer,lat,lon,type,weight_kg,parcels,window,service_min\n${rows.join('\n')}\n`,
    depots: `depot_id,lat,lon,window\n${depots.map(({ lat, lon }, i) => `depot-${i + 1},${lat.toFixed(5)},${lon.toFixed(5)},06:00-22:00`).join('\n')}\n`,
    vehicles: `vehicle_id,count,depot,shift,max_weight_kg,max_parcels,max_hours,cost_fixed,cost_per_km,cost_per_hour\n${depots
      .map((_, i) => `van-${i + 1},${VANS_PER_DEPOT},depot-${i + 1},07:00-20:00,900,140,10,60,0.35,18`)
      .join('\n')}\n`,
    vans: VANS_PER_DEPOT * depots.length,
  };
}

function spot(random: Random): Place {
  return { lat: SOUTH_WEST.lat + random.between(0, HEIGHT), lon: SOUTH_WEST.lon + random.between(0, WIDTH) };
}

/** Denser towards the middle. */
function around(random: Random, { lat, lon }: Place, radius: number): Place {
  const reach = radius * random.between(0.05, 1);
  return { lat: lat + random.between(-1, 1) * reach, lon: lon + random.between(-1.5, 1.5) * reach };
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
