import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays } from '../batch/days.ts';
import { rollBook } from '../batch/roll-book.ts';
import { DEFAULT_CONFIG } from '../formats/config/default-config.ts';
import { readProgress } from '../formats/csv/read-progress.ts';
import { closedCsv, ordersCsv, returnsCsv } from '../formats/csv/write-book.ts';
import { rejectedCsv } from '../formats/csv/write-rejected.ts';
import { readPlanDocument } from '../formats/json/read-plan.ts';
import type { Complaint, ProgressEntry } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { formatCount, formatNumberOf } from './figures.ts';
import { readInputFile } from './input-file.ts';
import { makeFolder } from './make-folder.ts';
import { planDate } from './plan-date.ts';
import { prepareFile, replaceFile } from './replace-file.ts';
import type { CommonOptions, Session } from './run-command.ts';

/** Options of `roll`, values already checked. */
export interface RollCommandOptions extends CommonOptions {
  readonly progress: readonly string[];
  readonly out: string;
  /** The day of the new book; default: the day after the plan's. */
  readonly date?: string;
  readonly unreported: 'done' | 'skipped';
}

/** Files of a rolled book; the order file last, so that it is not there without the others. */
const FILES = ['closed.csv', 'returns.csv', 'rejected.csv', 'orders.csv'] as const;

/** Makes today's book of yesterday's plan and what became of it. */
export async function rollCommand(path: string, options: RollCommandOptions, session: Session): Promise<number> {
  const { terminal, complaints } = session;
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  const planFile = isFolder ? join(path, 'plan.json') : path;
  const doc = readPlanDocument(new TextDecoder().decode((await readInputFile(planFile)).bytes), planFile);
  const { problem } = doc;
  const date =
    options.date === undefined ? addDays(problem.date, 1) : planDate(options.date, problem.timeZone, new Date());
  if (date <= problem.date) {
    throw failure(EXIT.input, {
      code: 'ROLL_DATE',
      read: date,
      expected: `${addDays(problem.date, 1)} or later`,
      message: `the book cannot be rolled to a day that is not after its last plan (${problem.date})`,
      cure: 'Correct --date, or give the plan of the day before',
    });
  }
  const entries: ProgressEntry[] = [];
  const found: Complaint[] = [];
  for (const file of options.progress) {
    const ctx = { date: problem.date, timeZone: problem.timeZone, config: DEFAULT_CONFIG };
    const read = readProgress(await readInputFile(file), ctx);
    entries.push(...read.entries);
    found.push(...read.complaints);
  }
  const { open, closed, returns, complaints: more } = rollBook(doc, entries, { unreported: options.unreported });
  found.push(...more);
  complaints.add(found);
  const errors = found.filter((complaint) => complaint.severity === 'error');
  if (errors.length > 0) throw new Failure(EXIT.input, errors);

  makeFolder(options.out);
  for (const name of FILES) prepareFile(join(options.out, name));
  const texts: Record<(typeof FILES)[number], string> = {
    'closed.csv': closedCsv(closed),
    'returns.csv': returnsCsv(problem, returns),
    'rejected.csv': rejectedCsv(doc),
    'orders.csv': ordersCsv(problem, open),
  };
  for (const name of FILES) replaceFile(join(options.out, name), texts[name]);
  const counts = {
    open: open.length,
    done: closed.filter(({ status }) => status === 'done').length,
    refused: closed.filter(({ status }) => status === 'refused').length,
    failed: entries.filter(({ status }) => status === 'failed').length,
    returns: returns.length,
    rejected: doc.rejected.length,
    overdue: open.filter(({ dueOn }) => dueOn !== undefined && dueOn.slice(0, 10) < date).length,
  };
  if (options.json) {
    const warnings = complaints.warnings();
    const summary = { ok: true, exitCode: EXIT.ok, date, ...counts, out: options.out, files: FILES, warnings };
    terminal.out(`${JSON.stringify(summary, null, 2)}\n`);
  } else if (!options.quiet) {
    terminal.out(summaryText(problem.date, date, counts, options.out));
  }
  return EXIT.ok;
}

function summaryText(from: string, to: string, counts: Readonly<Record<string, number>>, out: string): string {
  const { open, done, refused, failed, returns, rejected, overdue } = counts;
  const late = overdue > 0 ? `, ${formatCount(overdue)} overdue` : '';
  const rows = [
    ['open', `${formatNumberOf(open, 'order')}${late}`],
    [
      'closed',
      `${formatCount(done)} done, ${formatCount(refused)} refused; ${formatNumberOf(failed, 'failed attempt')}`,
    ],
    ['returns', `${formatNumberOf(returns, 'load')} back at the depots`],
    ...(rejected > 0 ? [['rejected', `${formatNumberOf(rejected, 'row')} to be mended in rejected.csv`]] : []),
    ['written', `${FILES.join(' ')} in ${out}`],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(9)} ${value}`);
  return `Book of ${to}, rolled from the plan of ${from}\n${lines.join('\n')}\n`;
}
