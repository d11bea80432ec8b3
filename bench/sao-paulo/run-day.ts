import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DayToRun {
  readonly orders: string;
  /** Of vehicles.csv, depots.csv, dayroute.json. */
  readonly folder: string;
  readonly out: string;
  readonly timeLimit: string;
  readonly seed: string;
}

export interface Measured {
  readonly seconds: number;
  /** Peak memory; read from /proc and so missing (NaN) on other systems than Linux. */
  readonly megabytes: number;
}

/** Plans a day with the command line. @throws Error with its exit code if it does not end well */
export function runDay({ orders, folder, out, timeLimit, seed }: DayToRun): Promise<Measured> {
  const began = performance.now();
  const files = ['orders', 'vehicles', 'depots'].flatMap((name) => [
    `--${name}`,
    name === 'orders' ? orders : join(folder, `${name}.csv`),
  ]);
  const child = spawn(
    process.execPath,
    [
      ...['bin/dayroute.js', 'plan', '--quiet', ...files, '--config', join(folder, 'dayroute.json')],
      ...['--date', '2026-11-22', '--select', 'everything'],
      ...['--time-limit', timeLimit, '--seed', seed, '--out', out],
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let megabytes = Number.NaN;
  const watch = setInterval(() => {
    const status = `/proc/${child.pid}/status`;
    const peak = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) : null;
    if (peak !== null) megabytes = Number(peak[1]) / 1024;
  }, 100);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => {
      clearInterval(watch);
      if (status === 0) resolve({ seconds: (performance.now() - began) / 1000, megabytes });
      else reject(new Error(`dayroute plan ended with exit ${status}`));
    });
  });
}
