import { LISTED_PER_CODE } from './complaint-list.ts';
import { EXIT } from './exit-code.ts';
import { Failure } from './failure.ts';
import { formatCount, formatNumberOf } from './figures.ts';
import { findTravel } from './find-travel.ts';
import { makeProblem } from './make-problem.ts';
import { type Day, type DayFiles, readDay } from './read-day.ts';
import type { CommonOptions, Session } from './run-command.ts';

export interface CheckInputOptions extends CommonOptions, DayFiles {
  readonly matrix?: string;
  readonly date: string;
  /** Warnings count as errors. */
  readonly strict?: boolean;
}

/** Reads everything, plans nothing, and lists every complaint. */
export async function checkInputCommand(options: CheckInputOptions, session: Session): Promise<number> {
  const { terminal, complaints } = session;
  complaints.show(LISTED_PER_CODE);
  const day = await lookAt(options, session);
  const errors = complaints.errors().length;
  const warnings = complaints.warnings().length;
  const ok = errors === 0 && !(options.strict && warnings > 0);
  const exitCode = ok ? EXIT.ok : EXIT.input;
  if (options.json) {
    const counts = day === undefined ? null : countsOf(day);
    const report = { ok, exitCode, errors, warnings, counts, complaints: complaints.all() };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else if (!options.quiet) {
    const read = day === undefined ? '' : `${describe(day)}: `;
    terminal.out(`${read}${formatNumberOf(errors, 'error')}, ${formatNumberOf(warnings, 'warning')}\n`);
  }
  return exitCode;
}

/** The day as far as it can be read; what stops it is among the complaints afterwards. */
async function lookAt(options: CheckInputOptions, { complaints }: Session): Promise<Day | undefined> {
  let day: Day | undefined;
  try {
    day = await readDay(options, options.date, complaints);
    const { problem } = makeProblem(day, complaints);
    if (options.matrix !== undefined) await findTravel(problem, options.matrix);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    complaints.add(error.complaints);
  }
  return day;
}

function countsOf(day: Day) {
  return {
    date: day.date,
    rows: day.rows,
    orders: day.orders.length,
    rejected: day.rejected.length,
    vehicles: day.vehicles.reduce((total, vehicle) => total + vehicle.count, 0),
    depots: day.depots.length,
  };
}

function describe(day: Day): string {
  const { orders, rejected, vehicles, depots } = countsOf(day);
  const parts = [
    formatNumberOf(orders, 'order'),
    ...(rejected > 0 ? [`${formatCount(rejected)} rejected`] : []),
    formatNumberOf(vehicles, 'van'),
    formatNumberOf(depots, 'depot'),
  ];
  return `${day.date}: ${parts.join(', ')}`;
}
