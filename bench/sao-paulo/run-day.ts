import { join } from 'node:path';
import { type Measured, measuredCommand } from '../harness/measured-command.ts';

export interface DayToRun {
  readonly orders: string;
  /** Of vehicles.csv, depots.csv, dayroute.json. */
  readonly folder: string;
  readonly out: string;
  readonly timeLimit: string;
  readonly seed: string;
}

/** Plans a day with the command line. @throws Error with its exit code if it does not end well */
export function runDay({ orders, folder, out, timeLimit, seed }: DayToRun): Promise<Measured> {
  const files = ['orders', 'vehicles', 'depots'].flatMap((name) => [
    `--${name}`,
    name === 'orders' ? orders : join(folder, `${name}.csv`),
  ]);
  return measuredCommand([
    ...['plan', '--quiet', ...files, '--config', join(folder, 'dayroute.json')],
    ...['--date', '2026-11-22', '--select', 'everything'],
    ...['--time-limit', timeLimit, '--seed', seed, '--out', out],
  ]);
}
