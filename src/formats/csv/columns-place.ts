import type { Column } from './column.ts';

/** The columns of a places file; at least one of address and postcode is needed in every row. */
export const PLACE_COLUMNS = [
  {
    name: 'address',
    kind: 'text',
    absent: 'found by postcode',
    about: 'Address, as in the order file',
    aliases: ['address line', 'address line 1', 'street', 'address 1'],
  },
  {
    name: 'postcode',
    kind: 'text',
    absent: 'found by address',
    about: 'Postcode, as in the order file',
    aliases: ['zip', 'zip code', 'postal code', 'plz', 'cep'],
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
] as const satisfies readonly Column[];

export type PlaceColumn = (typeof PLACE_COLUMNS)[number]['name'];
