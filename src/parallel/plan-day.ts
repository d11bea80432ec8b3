import { type BuiltProblem, buildProblem, type DayInput } from '../batch/build-problem.ts';
import { findSuspicions, makeNotices, settleDay } from '../batch/index.ts';
import { checkDocument, checkProblem } from '../check/index.ts';
import { explainLockError, explainPlan } from '../explain/index.ts';
import { problemTravel } from '../matrix/problem-travel.ts';
import { tableTravel } from '../matrix/table-travel.ts';
import { type Complaint, InputError } from '../model/complaint.ts';
import { PLAN_VERSION, type PlanDocument } from '../model/plan-document.ts';
import { PlanRejectedError } from '../model/plan-errors.ts';
import type { RejectedRow } from '../model/rejected-row.ts';
import type { Travel, TravelSource } from '../model/travel.ts';
import type { TravelTable } from '../model/travel-table.ts';
import type { Violation } from '../model/violation.ts';
import type { StartEngine } from '../refine/lp/threaded-solver.ts';
import { type SolveResult, solve, solveAsync } from '../solver/solve.ts';
import type { Hire } from './hands.ts';
import { searchOptions } from './solve-problem.ts';
import type { SearchControl, SearchSettings } from './solve-settings.ts';
import { solveInTeam } from './team.ts';

/** A day as `readDay` gives it, or as a program has it. */
export interface PlanInput extends DayInput {
  /** Rows that were read and could not be used; they are carried into the plan document. Default none. */
  readonly rejected?: readonly RejectedRow[];
}

/** The part of the options that another thread can be told. */
export interface PlanSettings extends SearchSettings {
  /** Travel tables by the ids of depots and orders; default: the great circle. */
  readonly tables?: readonly TravelTable[];
  /** What the plan document says of `tables`. Default: kind `file` with the name of the first. */
  readonly travelSource?: TravelSource;
}

export type PlanOptions = PlanSettings & SearchControl;

export interface PlanResult extends Omit<SolveResult, 'plan'> {
  /**
   * What `plan.json` holds, but for the manifest: problem, plan, deferred orders, notices, rejected rows. Of an aborted search
   * left-over orders have their reasons, but remedies were not tried: `explainPlan` does that.
   */
  readonly document: PlanDocument;
  /** Warnings: suspicious orders, an empty day. */
  readonly complaints: readonly Complaint[];
}

/**
 * A whole day, in this thread, which is blocked until it is planned: stops, travel, search, referee.
 *
 * @throws InputError if the day cannot be planned, PlanRejectedError if the referee finds a mistake of ours
 */
export function planSync(day: PlanInput, options: PlanOptions = {}, start?: StartEngine): PlanResult {
  const prepared = prepare(day, options);
  const { problem } = prepared.built;
  try {
    return finish(day, prepared, solve(problem, prepared.travel, searchOptions(problem, options, start)));
  } catch (error) {
    throw explained(error, prepared);
  }
}

/** As `planInTurns`, with the searching done by `options.threads` threads. */
export async function planInTeam(
  day: PlanInput,
  options: PlanOptions,
  hire: Hire,
  start?: StartEngine,
): Promise<PlanResult> {
  const prepared = prepare(day, options);
  const { problem } = prepared.built;
  const search = searchOptions(problem, options, start);
  return finishLater(day, prepared, solveInTeam(problem, prepared.travel, search, options.threads ?? 1, hire));
}

/** As `planSync`, but lets the event loop turn every 30 ms. */
export async function planInTurns(day: PlanInput, options: PlanOptions = {}, start?: StartEngine): Promise<PlanResult> {
  const prepared = prepare(day, options);
  const { problem } = prepared.built;
  return finishLater(day, prepared, solveAsync(problem, prepared.travel, searchOptions(problem, options, start)));
}

async function finishLater(day: PlanInput, prepared: Prepared, search: Promise<SolveResult>): Promise<PlanResult> {
  try {
    return finish(day, prepared, await search);
  } catch (error) {
    throw explained(error, prepared);
  }
}

/** A lock that the search found impossible, told with its row and what it breaks; other errors as they are. */
function explained(error: unknown, { built, travel }: Prepared): unknown {
  return explainLockError(error, built.problem, travel, built.lockSource);
}

interface Prepared {
  readonly built: BuiltProblem;
  readonly travel: Travel;
  readonly complaints: readonly Complaint[];
  /** Of the problem, by the referee. */
  readonly faults: readonly Violation[];
}

function prepare(day: PlanInput, { tables, travelSource }: PlanSettings): Prepared {
  const built = buildProblem(day);
  const errors = built.complaints.filter((complaint) => complaint.severity === 'error');
  if (errors.length > 0) throw new InputError(errors);
  const complaints = [...built.complaints, ...findSuspicions(built.problem)];
  const source = travelSource ?? { kind: 'file', file: tables?.[0]?.file ?? '' };
  const travel = tables === undefined ? problemTravel(built.problem) : tableTravel(built.problem, tables, source);
  // now, when nobody waits yet: an abort wants its answer soon
  return { built, travel, complaints, faults: checkProblem(built.problem) };
}

function finish(day: PlanInput, { built, travel, complaints, faults }: Prepared, result: SolveResult): PlanResult {
  const { plan: found, ...search } = result;
  const { problem, plan: settled, deferred: waiting } = settleDay(built.problem, found);
  const deferred = [...built.deferred, ...waiting];
  const { noticeDays } = day.book ?? {};
  // whoever ends a search wants the plan now, and can have it explained at leisure
  const plan = search.stopReason === 'aborted' ? settled : explainPlan(problem, settled, travel);
  const rejected = day.rejected ?? [];
  const document: PlanDocument = {
    schema: 'dayroute-plan',
    version: PLAN_VERSION,
    problem,
    travel: travel.source,
    plan,
    deferred,
    rejected,
    notices: makeNotices({ problem, plan, deferred, ...(noticeDays === undefined ? {} : { noticeDays }) }),
    manifest: {},
  };
  const read = { orders: day.orders, rows: day.orders.length + rejected.length };
  const violations = checkDocument(document, travel, {
    strict: true,
    read,
    ...(faults.length === 0 ? { faultless: built.problem } : {}),
  });
  if (violations.length > 0) throw new PlanRejectedError(violations);
  return { document, complaints, ...search };
}
