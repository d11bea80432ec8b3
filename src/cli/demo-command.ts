import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CsvStyleName } from '../formats/csv/csv-style.ts';
import { planCommand } from './plan-command.ts';
import type { CommonOptions, Session } from './run-command.ts';

export interface DemoOptions extends CommonOptions {
  readonly out: string;
  /** Seconds from the start of the process to the end of the search. */
  readonly timeLimit: number;
  readonly seed: number;
  readonly excel?: CsvStyleName;
  readonly tiles?: string;
  readonly tilesAttribution?: string;
}

/** Shipped with the package; the path holds from dist/cli too. */
const DEMO = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));

/** The day the shipped orders are of. */
const DEMO_DATE = '2026-11-23';

/** Plans the shipped day of an invented town. */
export async function demoCommand(options: DemoOptions, session: Session): Promise<number> {
  const file = (name: string) => relative('', join(DEMO, name)) || join(DEMO, name);
  if (!options.quiet) session.terminal.err('A few mistakes are planted in this day, to show what becomes of them.\n');
  return await planCommand(
    {
      ...options,
      orders: [file('orders.csv')],
      vehicles: file('vehicles.csv'),
      depots: file('depots.csv'),
      config: file('dayroute.json'),
      date: DEMO_DATE,
      threads: 1,
      refine: 'auto',
      maxRejected: 5,
      select: 'book',
      sameDoorM: 20,
      noticeDays: 7,
    },
    session,
  );
}
