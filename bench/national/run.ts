/*
 * A national day from its CSV files to checked outputs, at several sizes: seconds and memory of `plan` and of `check`.
 *
 *   npm run build && npm run build:bench && node build/bench/national/run.js --orders 1000,10000,100000 --time-limit 5m
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measuredCommand } from '../harness/measured-command.ts';
import { nationalDay } from './national-day.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '1000,3000,10000,30000,100000' },
    /** Of the search, per 1,000 orders, in seconds, if no limit is given. */
    'time-limit': { type: 'string' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '1' },
    /** Keeps the files here. */
    folder: { type: 'string', default: join(tmpdir(), 'dayroute-national') },
  },
});

/** Seconds of search where no limit is given. */
function searchSeconds(orders: number): string {
  return values['time-limit'] ?? String(Math.min(300, Math.max(10, orders / 200)));
}

const say = (cells: readonly (string | number)[]) =>
  console.log(cells.map((cell) => String(cell).padStart(10)).join(''));
say(['orders', 'vans', 'search s', 'plan s', 'plan MB', 'check s', 'check MB', 'out MB', 'served', 'routes']);
for (const orders of values.orders.split(',').map(Number)) {
  const folder = join(values.folder, String(orders));
  const out = join(folder, 'out');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const day = nationalDay(orders, Number(values.seed));
  for (const name of ['orders', 'depots', 'vehicles'] as const) writeFileSync(join(folder, `${name}.csv`), day[name]);
  const planned = await measuredCommand([
    ...['plan', '--quiet', '--date', '2026-11-22', '--select', 'everything', '--seed', values.seed],
    ...['orders', 'depots', 'vehicles'].flatMap((name) => [`--${name}`, join(folder, `${name}.csv`)]),
    ...['--time-limit', searchSeconds(orders), '--threads', values.threads, '--out', out],
  ]);
  const checked = await measuredCommand(['check', '--quiet', join(out, 'plan.json')]);
  const run = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as {
    orders: { served: number };
    saved: { plan: { routes: number } };
  };
  say([
    orders,
    day.vans,
    searchSeconds(orders),
    planned.seconds.toFixed(1),
    planned.megabytes.toFixed(0),
    checked.seconds.toFixed(1),
    checked.megabytes.toFixed(0),
    (statSync(join(out, 'plan.json')).size / 1e6).toFixed(0),
    run.orders.served,
    run.saved.plan.routes,
  ]);
}
