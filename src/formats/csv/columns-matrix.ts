import type { Column } from './column.ts';

/** The columns of a travel table in long form: one row a pair of places. */
export const MATRIX_COLUMNS = [
  { name: 'from', kind: 'id', required: true, about: 'Depot or order id', aliases: ['origin', 'from id', 'source'] },
  { name: 'to', kind: 'id', required: true, about: 'Depot or order id', aliases: ['destination', 'to id', 'target'] },
  {
    name: 'metres',
    kind: 'number',
    unit: 'm',
    min: 0,
    max: 1e8,
    absent: 'not reachable',
    about: 'Road metres; rounded to whole ones',
    aliases: ['meters', 'm', 'distance', 'distance m'],
  },
  {
    name: 'seconds',
    kind: 'number',
    unit: 's',
    min: 0,
    max: 1e8,
    absent: 'not reachable',
    about: 'Driving seconds at speed factor 1; rounded up',
    aliases: ['s', 'duration', 'time', 'travel time', 'duration s'],
  },
  {
    name: 'profile',
    kind: 'text',
    absent: 'for every profile',
    about: 'Travel profile the row is for',
    aliases: ['travel profile', 'mode'],
  },
] as const satisfies readonly Column[];

export type MatrixColumn = (typeof MATRIX_COLUMNS)[number]['name'];
