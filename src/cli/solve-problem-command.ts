import { checkDocument, checkProblem } from '../check/index.ts';
import { readProblem, writePlanDocument } from '../formats/json/index.ts';
import { problemTravel } from '../matrix/problem-travel.ts';
import type { MatrixTravel } from '../matrix/profiled-travel.ts';
import { tableTravel } from '../matrix/table-travel.ts';
import { InputError, isReplaced, PLAN_VERSION, type PlanDocument } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { explainLeftOvers } from './explain-left-overs.ts';
import { Failure, failure } from './failure.ts';
import { formatCount, formatMoney, formatNumberOf } from './figures.ts';
import type { InputFile } from './input-file.ts';
import { breathe, type Interrupt } from './interrupt.ts';
import { sha256 } from './publish/index.ts';
import { replaceFile } from './replace-file.ts';
import type { Session } from './run-command.ts';
import { searchPlan } from './search-plan.ts';
import type { SolveCommandOptions } from './solve-options.ts';

/** Whether a file is JSON, as far as its first sign tells; research instances are not. */
export function isProblemFile({ bytes }: InputFile): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 1000)).trim().startsWith('{');
}

/** Solves a problem of another program's, has the plan checked and writes it as a plan document. */
export async function solveProblemCommand(
  file: InputFile,
  options: SolveCommandOptions,
  { terminal, complaints }: Session,
  interrupt: Interrupt,
): Promise<number> {
  if (options.round !== undefined) {
    const message = 'a problem in JSON is in whole seconds and metres: nothing is rounded';
    throw failure(EXIT.input, { code: 'ROUND_NOT_USED', file: file.name, message, cure: 'Leave --round out' });
  }
  const { problem, tables } = readProblem(new TextDecoder().decode(file.bytes), file.name);
  const faults = checkProblem(problem).slice(0, 50);
  if (faults.length > 0) {
    const cure = 'Correct the problem';
    throw new InputError(
      faults.map(({ code, message }) => ({ code, severity: 'error', file: file.name, message, cure })),
    );
  }
  await breathe();
  const travel = travelOf(file, problem, tables);
  await breathe();
  const { plan: found, outcome } = await searchPlan(problem, travel, options, interrupt, terminal);
  const plan = await explainLeftOvers(problem, found, travel);
  const document: PlanDocument = {
    schema: 'dayroute-plan',
    version: PLAN_VERSION,
    problem,
    travel: travel.source,
    plan,
    deferred: [],
    rejected: [],
    notices: [],
    manifest: {},
  };
  stopAtViolations(file.name, document, travel, options.seed);
  if (options.out !== undefined) replaceFile(options.out, writePlanDocument(document));
  const required = new Set(problem.stops.filter((stop) => stop.skipCost === undefined).map((stop) => stop.id));
  const leftOut = plan.unassigned.filter((order) => required.has(order.stopId) && !isReplaced(order)).length;
  const summary = {
    ok: true,
    exitCode: options.failOnUnassigned && leftOut > 0 ? EXIT.unassigned : EXIT.ok,
    file: file.name,
    kind: 'problem',
    stops: problem.stops.length,
    routes: plan.routes.length,
    unassigned: plan.unassigned.length,
    cost: plan.cost,
    search: {
      ...outcome,
      clock: options.cpu ? 'cpu' : 'wall',
      seed: options.seed,
      interrupted: interrupt.isInterrupted,
    },
    out: options.out ?? null,
    document,
    warnings: complaints.warnings(),
  };
  if (options.json) terminal.out(`${JSON.stringify(summary)}\n`);
  else if (!options.quiet) {
    const written = options.out === undefined ? '' : `; written to ${options.out}`;
    const served = problem.orders.length - plan.unassigned.length;
    terminal.out(
      `${file.name}: ${formatCount(served)} of ${formatNumberOf(problem.orders.length, 'order')} on ${formatNumberOf(plan.routes.length, 'route')}, cost ${formatMoney(plan.cost.total)}; no rule is broken${written}\n`,
    );
  }
  return summary.exitCode;
}

function travelOf(
  file: InputFile,
  problem: PlanDocument['problem'],
  tables: Parameters<typeof tableTravel>[1] | undefined,
): MatrixTravel {
  if (tables === undefined) return problemTravel(problem);
  try {
    return tableTravel(problem, tables, { kind: 'file', file: file.name, hash: sha256(file.bytes) });
  } catch (error) {
    if (error instanceof InputError) throw new Failure(EXIT.travel, error.complaints);
    throw error;
  }
}

function stopAtViolations(file: string, document: PlanDocument, travel: MatrixTravel, seed: number): void {
  const violations = checkDocument(document, travel, { strict: true });
  if (violations.length === 0) return;
  const first = violations.slice(0, 3).map(({ message, code }) => `${message} [${code}]`);
  throw failure(EXIT.internal, {
    code: 'PLAN_REJECTED',
    file,
    message: `the plan breaks ${violations.length} of its own rules (${first.join('; ')}${violations.length > 3 ? '; ...' : ''}); nothing was written`,
    cure: `This is a mistake in dayroute: please report it with the problem and --seed ${seed}`,
  });
}
