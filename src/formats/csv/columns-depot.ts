import type { Column } from './column.ts';

/** The columns of a depot file. */
export const DEPOT_COLUMNS = [
  {
    name: 'depot_id',
    kind: 'id',
    required: true,
    about: 'Name of the depot',
    aliases: ['id', 'depot', 'name', 'warehouse', 'hub', 'depot name'],
  },
  {
    name: 'lat',
    kind: 'number',
    unit: 'degrees',
    min: -90,
    max: 90,
    required: true,
    about: 'Latitude, WGS84',
    aliases: ['latitude', 'y'],
  },
  {
    name: 'lon',
    kind: 'number',
    unit: 'degrees',
    min: -180,
    max: 180,
    required: true,
    about: 'Longitude, WGS84',
    aliases: ['lng', 'long', 'longitude', 'x'],
  },
  {
    name: 'window',
    kind: 'windows',
    absent: 'always open',
    about: 'Vans leave at its start or later and are back by its end',
    aliases: ['opening hours', 'time window', 'hours', 'open'],
  },
  {
    name: 'load_min',
    kind: 'number',
    unit: 'min',
    min: 0,
    fallback: '0',
    about: 'Loading time before each departure',
    aliases: ['loading time', 'load time', 'loading min'],
  },
  {
    name: 'docks',
    kind: 'whole',
    unit: 'docks',
    min: 1,
    absent: 'any number',
    about: 'Vehicles that can load at once',
    aliases: ['dock', 'bays', 'gates'],
  },
  {
    name: 'time_zone',
    kind: 'zone',
    absent: "the plan's",
    about: 'IANA zone of its local times, e.g. `Europe/Berlin`',
    aliases: ['zone', 'tz', 'time zone id'],
  },
] as const satisfies readonly Column[];

export type DepotColumn = (typeof DEPOT_COLUMNS)[number]['name'];
