import { type BookOptions, makeNotices, settleDay } from '../batch/index.ts';
import { checkDocument } from '../check/index.ts';
import { explainLockError } from '../explain/index.ts';
import { CSV_STYLES } from '../formats/csv/csv-style.ts';
import { isReplaced, PLAN_VERSION, type PlanDocument } from '../model/index.ts';
import { writeDebugBundle } from './debug-bundle.ts';
import { EXIT } from './exit-code.ts';
import { explainLeftOvers } from './explain-left-overs.ts';
import { failure } from './failure.ts';
import { findTravel } from './find-travel.ts';
import { breathe, Interrupt } from './interrupt.ts';
import { makeFolder } from './make-folder.ts';
import { makeProblem } from './make-problem.ts';
import { type OutputOptions, outputNames, RUN_FILE, renderOutputs } from './outputs.ts';
import { readPlanFile } from './plan-file.ts';
import type { PlanOptions } from './plan-options.ts';
import { countOrders, type PlanSummary, summaryText, sumRoutes } from './plan-summary.ts';
import { PLAN_FILE, prepareOutput, publish } from './publish/index.ts';
import { type Day, readDay } from './read-day.ts';
import { stopAtRejections } from './rejection-limit.ts';
import type { Session } from './run-command.ts';
import { runRecord } from './run-record.ts';
import { savedToday } from './saved-today.ts';
import { searchPlan } from './search-plan.ts';
import { whatNext } from './what-next.ts';
import { withKept } from './with-kept.ts';

/** Reads a day, plans it, has the plan checked and puts the outputs in place. */
export async function planCommand(options: PlanOptions, session: Session): Promise<number> {
  const { terminal, complaints } = session;
  const interrupt = new Interrupt(terminal);
  try {
    const read = await readDay(options, options.date, complaints);
    const previous = options.previous === undefined ? undefined : (await readPlanFile(options.previous)).doc;
    const day = withKept(options, read, previous);
    await breathe();
    stopAtRejections(day, { strict: options.strict ?? false, maxRejected: options.maxRejected }, complaints);
    const built = makeProblem(day, complaints, bookOptions(options));
    const groups = options.only ?? day.config.outputs;
    makeFolder(options.out);
    prepareOutput(options.out, outputNames(built.problem, groups));
    await breathe();
    const travel = await findTravel(built.problem, options.matrix);
    await breathe();
    const { plan: found, outcome } = await searchPlan(built.problem, travel, options, interrupt, terminal).catch(
      (error: unknown) => {
        throw explainLockError(error, built.problem, travel, built.lockSource);
      },
    );
    const { problem, plan: settled, deferred: waiting } = settleDay(built.problem, found);
    const deferred = [...built.deferred, ...waiting];
    const plan = await explainLeftOvers(problem, settled, travel);
    const doc: PlanDocument = {
      schema: 'dayroute-plan',
      version: PLAN_VERSION,
      problem,
      travel: travel.source,
      plan,
      deferred,
      rejected: day.rejected,
      notices: makeNotices({ problem, plan, deferred, noticeDays: options.noticeDays }),
      manifest: {},
    };
    await breathe();
    await stopAtViolations(doc, day, options, travel);
    const outputs = renderOutputs(doc, outputOptions(options, groups));
    const summary: PlanSummary = {
      ok: true,
      exitCode: options.failOnUnassigned && !plan.unassigned.every(isReplaced) ? EXIT.unassigned : EXIT.ok,
      date: day.date,
      timeZone: day.timeZone,
      orders: countOrders(doc),
      notices: doc.notices.length,
      ...sumRoutes(doc),
      saved: savedToday(problem, plan, travel, previous),
      search: { ...outcome, seed: options.seed, interrupted: interrupt.isInterrupted },
      out: options.out,
      files: [PLAN_FILE, ...outputs.keys(), RUN_FILE],
      warnings: complaints.warnings(),
    };
    publish(options.out, doc, outputs.set(RUN_FILE, runRecord(options, summary)));
    if (options.json) terminal.out(`${JSON.stringify(summary, null, 2)}\n`);
    else if (!options.quiet) terminal.out(summaryText(summary) + whatNext(options.out, summary.files, doc));
    if (interrupt.isInterrupted) terminal.err('interrupted: this is the best plan found until then\n');
    return summary.exitCode;
  } finally {
    interrupt.release();
  }
}

function outputOptions(options: PlanOptions, groups: readonly string[] | undefined): OutputOptions {
  const { excel, tiles, tilesAttribution } = options;
  return {
    ...(groups !== undefined && { groups }),
    ...(excel !== undefined && { csv: CSV_STYLES[excel] }),
    ...(tiles !== undefined && {
      map: { tilesUrl: tiles, ...(tilesAttribution !== undefined && { tilesAttribution }) },
    }),
  };
}

function bookOptions({ select, cutOff, sameDoorM }: PlanOptions): BookOptions {
  return { select, sameDoorMetres: sameDoorM, ...(cutOff === undefined ? {} : { cutOff }) };
}

/** A plan that the referee rejects must not reach a driver: it is our mistake, kept for whoever mends it. */
async function stopAtViolations(
  doc: PlanDocument,
  day: Day,
  options: PlanOptions,
  travel: Parameters<typeof checkDocument>[1],
): Promise<void> {
  const violations = checkDocument(doc, travel, { strict: true, read: { orders: day.orders, rows: day.rows } });
  if (violations.length === 0) return;
  const { orders, vehicles, depots, config, matrix, seed, iterations, timeLimit } = options;
  const settings = { orders, vehicles, depots, config, matrix, seed, iterations, timeLimit };
  const { problem, plan } = doc;
  const path = await writeDebugBundle(options.out, { violations, problem, travel: doc.travel, plan, settings });
  const first = violations.slice(0, 3).map((violation) => `${violation.message} [${violation.code}]`);
  throw failure(EXIT.internal, {
    code: 'PLAN_REJECTED',
    message: `the plan breaks ${violations.length} of its own rules (${first.join('; ')}${violations.length > 3 ? '; ...' : ''}); nothing was published`,
    cure: `This is a mistake in dayroute: please report it with ${path}, which holds the orders as they were read`,
  });
}
