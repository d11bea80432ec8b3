import { writeTable } from '../../formats/csv/write-table.ts';
import type { LatLon } from '../../model/index.ts';

/** Names of a starter folder; `plan` looks for them when it is not told others. */
export const STARTER = {
  orders: 'orders.csv',
  vehicles: 'vehicles.csv',
  depots: 'depots.csv',
  config: 'dayroute.json',
  places: 'places.csv',
  readme: 'README.md',
} as const;

/** A small day around a depot, with something of everything that most days have. */
export const SAMPLE_ORDERS = `order_id,customer,address,lat,lon,type,weight_kg,parcels,window,service_min,skip_cost,skills,notes
1001,Ada Winter,4 Mill Lane,52.4061,13.0312,delivery,12.5,2,09:00-12:00,,,,
1002,Corner Bakery,17 Bridge Street,52.3998,13.0421,delivery,80,8,06:30-09:00,10,,,side door
1003,Bo Larsen,2 Orchard Way,52.4113,13.0587,delivery,3,1,,,,,
1004,Clara Nowak,31 Station Road,52.3921,13.0664,delivery,6,1,14:00-18:00,,,,ring twice
1005,Dental Practice,8 Market Square,52.3984,13.0613,delivery,9,2,08:00-12:00|14:00-17:00,,,,
1006,Elif Demir,12 Willow Court,52.4187,13.0402,pickup,4,1,,,,,a return
1007,Frank Osei,5 Harbour View,52.3842,13.0729,delivery,140,1,10:00-16:00,20,,lift,washing machine
1008,Garden Centre,1 Greenhouse Road,52.4265,13.0118,delivery,220,12,07:00-11:00,15,,,
1009,Hana Sato,44 Long Meadow,52.3776,13.0325,delivery,2,1,,,6.50,,can wait
1010,Ivo Petrov,9 Chapel Hill,52.4034,13.1012,delivery,15,2,17:00-20:00,,,,
1011,Joan Byrne,27 Weavers Row,52.3905,13.0186,delivery,7,1,,,,,
1012,Kiosk at the Park,3 Park Gate,52.4149,13.0805,delivery,35,4,08:00-10:00|13:00-14:00,,,,
1013,Lena Huber,16 Fox Close,52.3689,13.0941,delivery,5,1,,,4.00,,can wait
1014,Mill Theatre,60 River Street,52.3951,13.0508,delivery,60,1,12:00-15:00,15,,lift,stage door
`;

export const SAMPLE_DEPOT: LatLon = { lat: 52.4005, lon: 13.0487 };

/** Two vans, and a larger one with a tail lift. */
export const SAMPLE_VEHICLES = `vehicle_id,count,shift,max_weight_kg,max_parcels,max_hours,cost_fixed,cost_per_km,cost_per_hour,skills
van,2,06:30-16:00,600,60,9,60,0.40,20,
truck,1,09:00-20:30,1500,120,9,95,0.70,23,lift
`;

const VEHICLE_HEADER = [
  'vehicle_id',
  'count',
  'shift',
  'max_stops',
  'cost_fixed',
  'cost_per_km',
  'cost_per_hour',
  'skills',
];
const LONG_DAY = ['07:00-19:00', '', '60', '0.40', '20'];
/** About what a van serves in a day. */
const ORDERS_PER_VAN = 40;

/** Vans that may do whatever is asked of them: what an export does not say, its planner fills in. */
export function vehiclesCsv(names: readonly string[], orders: number, skills: readonly string[]): string {
  const rest = [...LONG_DAY, skills.join('|')];
  const vans = Math.max(1, Math.ceil(orders / ORDERS_PER_VAN));
  const rows = names.length === 0 ? [['van', String(vans), ...rest]] : names.map((name) => [name, '1', ...rest]);
  return writeTable(VEHICLE_HEADER, rows);
}

export function depotsCsv(location: LatLon | undefined): string {
  const { lat, lon } = location ?? { lat: '', lon: '' };
  return `depot_id,lat,lon,window\nmain,${lat},${lon},06:00-22:00\n`;
}

/** Settings with words about each; keys that begin with `//` are for people. */
export function configJson(timeZone: string, windowEnds: string, usesSlashDates: boolean): string {
  const config = {
    '//': 'Settings of dayroute. Keys that begin with // are comments; every other key may be left out.',
    '// timeZone': 'Times in the tables are those that clocks show here.',
    timeZone,
    '// windowEnds': 'service-start: work begins by the end of a window. service-end: it is over by then.',
    windowEnds,
    ...(usesSlashDates ? { '// dateFormat': 'How 03/04/2026 is meant.', dateFormat: 'dd/mm/yyyy' } : {}),
    '// defaults': 'What holds where a cell is empty: minutes at the door, and minutes to park and walk there.',
    defaults: { orders: { service_min: '5', setup_min: '2' } },
    '// profiles': 'Driving without a road map: road km for a km as the crow flies, km/h by length of the leg.',
    profiles: {
      van: {
        detour: 1.3,
        speeds: [{ belowKm: 5, kmPerHour: 25 }, { belowKm: 20, kmPerHour: 40 }, { kmPerHour: 70 }],
      },
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
