import type { Column } from './column.ts';

/** The columns of a file of locks: one row a call, those of a van in their order. */
export const LOCK_COLUMNS = [
  {
    name: 'van_id',
    kind: 'id',
    required: true,
    about: 'Van; of a row with `count` above 1 one of its vans, e.g. `van-2`',
    aliases: ['van', 'vehicle', 'vehicle id', 'driver', 'driver id'],
  },
  {
    name: 'order_id',
    kind: 'id',
    absent: 'none: the frozen van stays in',
    about:
      'Order that the van calls at; a shipment is named for where it is fetched, and again for where it is brought',
    aliases: ['id', 'order', 'order number', 'order no'],
  },
  {
    name: 'kind',
    kind: 'choice',
    fallback: 'first',
    choices: {
      first: 'first',
      fixed: 'first',
      sequence: 'sequence',
      order: 'sequence',
      frozen: 'frozen',
      freeze: 'frozen',
    },
    about:
      '`first`: the route of the van begins with these calls, in this order; `sequence`: it makes them in this order, others may come in between; `frozen`: they are all it does. The same in all rows of a van',
    aliases: ['lock', 'lock type', 'rule'],
  },
  {
    name: 'sequence',
    kind: 'whole',
    unit: 'number',
    min: 0,
    absent: 'the order of the rows',
    about: 'Place among the rows of its van',
    aliases: ['position', 'stop number', 'no', 'seq'],
  },
] as const satisfies readonly Column[];

export type LockColumn = (typeof LOCK_COLUMNS)[number]['name'];
