import type { Selection } from '../batch/index.ts';
import { writeTable } from '../formats/csv/write-table.ts';
import { type FleetCurve, type FleetPoint, fleetCurve } from '../parallel/fleet-curve.ts';
import { EXIT } from './exit-code.ts';
import { formatCount, formatMoney } from './figures.ts';
import { findTravel } from './find-travel.ts';
import { makeProblem } from './make-problem.ts';
import { type DayFiles, readDay } from './read-day.ts';
import { prepareFile, replaceFile } from './replace-file.ts';
import type { CommonOptions, Session } from './run-command.ts';

/** Options of `fleet`, values already checked. */
export interface FleetCommandOptions extends CommonOptions, DayFiles {
  readonly matrix?: string;
  readonly date: string;
  readonly select: Selection;
  readonly cutOff?: string;
  readonly sameDoorM: number;
  readonly iterations: number;
  readonly seed: number;
  readonly steps: number;
  /** Table to write (CSV). */
  readonly out?: string;
}

/** How many vehicles of which row the day's book needs, and what fewer can do. */
export async function fleetCommand(options: FleetCommandOptions, session: Session): Promise<number> {
  const { terminal, complaints } = session;
  const { select, cutOff, sameDoorM: sameDoorMetres, iterations, seed, steps, out } = options;
  const day = await readDay(options, options.date, complaints);
  const book = { select, sameDoorMetres, ...(cutOff === undefined ? {} : { cutOff }) };
  const { problem } = makeProblem(day, complaints, book);
  if (out !== undefined) prepareFile(out);
  const travel = await findTravel(problem, options.matrix);
  const onPoint = options.quiet
    ? {}
    : { onPoint: ({ total, cost, unserved }: FleetPoint) => terminal.err(progressLine(total, cost, unserved)) };
  const found = fleetCurve(problem, travel, { iterations, seed, steps, ...onPoint });
  if (out !== undefined) replaceFile(out, writeTable(HEAD, rowsOf(found, 'machine')));
  if (options.json) {
    const warnings = complaints.warnings();
    terminal.out(
      `${JSON.stringify({ ok: true, exitCode: EXIT.ok, date: day.date, ...found, out: out ?? null, warnings }, null, 2)}\n`,
    );
  } else if (!options.quiet) {
    terminal.out(`Fleets for ${day.date}\n${aligned([HEAD, ...rowsOf(found, 'person')])}`);
  }
  return EXIT.ok;
}

const HEAD = ['fleet', 'vans', 'of_which', 'used', 'cost', 'cost_per_order', 'served', 'unserved', 'deferred'];

function rowsOf({ present, curve }: FleetCurve, reader: 'machine' | 'person'): string[][] {
  const [best, ...fewer] = curve;
  const row = (name: string, { total, vans, used, cost, served, unserved, deferred }: FleetPoint) => {
    const money = (amount: number) => (reader === 'person' ? formatMoney(amount) : amount.toFixed(2));
    const mix = Object.entries(vans)
      .filter(([, count]) => count > 0)
      .map(([id, count]) => `${count} x ${id}`);
    const counts = [served, unserved, deferred].map((n) => (reader === 'person' ? formatCount(n) : String(n)));
    const each = served === 0 ? '' : money(cost / served);
    return [
      name,
      String(total),
      mix.join(reader === 'person' ? ', ' : '|'),
      String(used),
      money(cost),
      each,
      ...counts,
    ];
  };
  return [row('present', present), row('best', best), ...fewer.map((point) => row('fewer', point))];
}

function progressLine(total: number, cost: number, unserved: number): string {
  return `${formatCount(total)} vans: cost ${formatMoney(cost)}, ${formatCount(unserved)} unserved\n`;
}

/** Columns side by side; words to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const isWords = (i: number) => i === 0 || i === 2;
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (isWords(i) ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return `${rows.map((row) => `  ${line(row).trimEnd()}`).join('\n')}\n`;
}
