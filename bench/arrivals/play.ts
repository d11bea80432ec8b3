import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { addDays } from '../../src/batch/days.ts';
import type { PlanDocument } from '../../src/model/plan-document.ts';
import { type BookRow, luck } from './arrivals.ts';

/** A rule by which a day is chosen from the book: a value of `--select`. */
export type Rule = 'book' | 'everything' | 'due';

export interface PlayOptions {
  readonly rule: Rule;
  /** Orders that are open on the first day. */
  readonly book: readonly BookRow[];
  /** Orders placed on each day; they can go from the day after on. */
  readonly arrivals: readonly (readonly BookRow[])[];
  /** Of vehicles.csv, depots.csv, dayroute.json. */
  readonly inputs: string;
  readonly folder: string;
  readonly first: string;
  readonly days: number;
  readonly iterations: number;
  readonly seed: number;
}

/** One day played. */
export interface DayPlayed {
  readonly date: string;
  readonly open: number;
  readonly attempted: number;
  /** Orders done, by delivery or pickup. */
  readonly done: number;
  readonly closed: number;
  readonly deferred: number;
  readonly unassigned: number;
  readonly notices: number;
  readonly vans: number;
  readonly km: number;
  readonly cost: number;
}

export interface Played {
  readonly rule: Rule;
  readonly days: readonly DayPlayed[];
  /** One more day on which all that is left goes out, all of it done: what the leftovers cost. */
  readonly clearing: DayPlayed;
  /** Orders done or refused later than promised, or still open after the day promised, that could have been kept when the play began. */
  readonly broken: number;
  /** Promises that came up: due after the first day's eve and by the last day, or kept before. */
  readonly promises: number;
}

/** Plays a book day by day with the command line: plan, luck at the doors, roll, new orders. */
export function play(options: PlayOptions): Played {
  const { folder, first, days } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const due = new Map(
    [...options.book, ...options.arrivals.flat()].map((row) => [row.order_id, row.due_on.slice(0, 10)]),
  );
  const closedOn = new Map<string, string>();
  const attempts = new Map<string, number>();
  let files = [join(folder, 'orders-0.csv')];
  writeFileSync(files[0], stringify([...options.book], { header: true }));
  const played: DayPlayed[] = [];
  for (let day = 0; day <= days; day++) {
    const date = addDays(first, day);
    const isLast = day === days;
    const out = join(folder, `plan-${date}`);
    plan(options, files, date, out, isLast ? 'everything' : options.rule);
    const doc: PlanDocument = JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'));
    const progress = doc.plan.routes.flatMap((route) =>
      ordersOf(doc, route).map((id) => {
        const attempt = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, attempt);
        return { order_id: id, vehicle_id: route.vanId, status: isLast ? 'done' : luck(id, attempt, options.seed) };
      }),
    );
    for (const { order_id, status } of progress) if (status !== 'failed') closedOn.set(order_id, date);
    played.push(dayPlayed(doc, date, progress));
    if (isLast) break;
    const progressFile = join(folder, `progress-${date}.csv`);
    writeFileSync(progressFile, stringify(progress, { header: true, columns: ['order_id', 'vehicle_id', 'status'] }));
    const rolled = join(folder, `book-${addDays(date, 1)}`);
    run(['roll', out, '--progress', progressFile, '--out', rolled, '--quiet']);
    const arrived = join(folder, `arrived-${date}.csv`);
    writeFileSync(arrived, stringify([...options.arrivals[day]], { header: true }));
    files = [join(rolled, 'orders.csv'), arrived];
    expectNothingLost(options, rolled, day, closedOn);
  }
  const lastDay = addDays(first, days - 1);
  const promises = [...due].filter(([, on]) => on >= first);
  const cameUp = promises.filter(([id, on]) => on <= lastDay || (closedOn.get(id) ?? '9') <= lastDay);
  const broken = promises.filter(([id, on]) => {
    const closed = closedOn.get(id);
    return on <= lastDay && (closed === undefined || closed > on);
  });
  return {
    rule: options.rule,
    days: played.slice(0, -1),
    clearing: played[days],
    broken: broken.length,
    promises: cameUp.length,
  };
}

function dayPlayed(doc: PlanDocument, date: string, progress: readonly { readonly status: string }[]): DayPlayed {
  return {
    date,
    open: doc.problem.orders.length + doc.deferred.length,
    attempted: progress.length,
    done: progress.filter(({ status }) => status === 'done').length,
    closed: progress.filter(({ status }) => status !== 'failed').length,
    deferred: doc.deferred.length,
    unassigned: doc.plan.unassigned.length,
    notices: doc.notices.length,
    vans: doc.plan.routes.length,
    km: doc.plan.routes.reduce((sum, route) => sum + route.metres, 0) / 1000,
    cost: doc.plan.cost.total,
  };
}

/** Every order that ever came is either closed or in the book that goes on. */
function expectNothingLost(
  options: PlayOptions,
  rolled: string,
  day: number,
  closed: ReadonlyMap<string, string>,
): void {
  const rows: BookRow[] = parse(readFileSync(join(rolled, 'orders.csv')), { columns: true });
  const open = new Set(rows.map((row) => row.order_id));
  const all = [...options.book, ...options.arrivals.slice(0, day).flat()];
  const wrong = all.filter(({ order_id }) => open.has(order_id) === closed.has(order_id));
  if (wrong.length > 0 || rows.length !== open.size) {
    throw new Error(`${wrong.length} orders are lost or in two places after day ${day}: ${wrong[0]?.order_id}`);
  }
}

function plan(options: PlayOptions, orders: readonly string[], date: string, out: string, select: Rule): void {
  const { inputs, iterations, seed } = options;
  run([
    ...['plan', '--quiet', '--orders', ...orders, '--vehicles', join(inputs, 'vehicles.csv')],
    ...['--depots', join(inputs, 'depots.csv'), '--config', join(inputs, 'dayroute.json'), '--date', date],
    ...['--select', select, '--iterations', String(iterations), '--seed', String(seed), '--out', out, '--only', 'csv'],
  ]);
}

function run(args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['bin/dayroute.js', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`dayroute ${args.join(' ')} ended with exit ${status}:\n${stderr}`);
}

function ordersOf(doc: PlanDocument, route: PlanDocument['plan']['routes'][number]): string[] {
  const stops = new Map(doc.problem.stops.map((stop) => [stop.id, stop.orderIds]));
  return route.steps.flatMap((step) => (step.kind === 'visit' ? (stops.get(step.stopId) ?? []) : []));
}
