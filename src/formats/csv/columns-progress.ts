import type { Column } from './column.ts';

/** The columns of a progress file: one row a report. */
export const PROGRESS_COLUMNS = [
  {
    name: 'order_id',
    kind: 'id',
    required: true,
    about: 'Order of the plan',
    aliases: ['id', 'order', 'order number', 'order no'],
  },
  {
    name: 'vehicle_id',
    kind: 'id',
    absent: 'not said',
    about: 'Van (or vehicle row) that reports',
    aliases: ['vehicle', 'van', 'van id', 'driver'],
  },
  {
    name: 'status',
    kind: 'choice',
    required: true,
    choices: {
      done: 'done',
      delivered: 'done',
      collected: 'done',
      ok: 'done',
      failed: 'failed',
      'not home': 'failed',
      absent: 'failed',
      refused: 'refused',
      'not accepted': 'refused',
      skipped: 'skipped',
      open: 'skipped',
    },
    about: '`done`, `failed` (nobody there), `refused` (not accepted at the door) or `skipped` (never got to)',
    aliases: ['result', 'state', 'outcome'],
  },
  {
    name: 'at',
    kind: 'date-or-time',
    absent: 'not said',
    about: 'When: a time of the plan day, or a date-time',
    aliases: ['time', 'when', 'reported at', 'timestamp'],
  },
  {
    name: 'note',
    kind: 'text',
    absent: 'none',
    about: 'Carried into `closed.csv`',
    aliases: ['notes', 'comment', 'remark'],
  },
] as const satisfies readonly Column[];

export type ProgressColumn = (typeof PROGRESS_COLUMNS)[number]['name'];
