import { checkProblem } from '../check/index.ts';
import { knownOrders, type Why, why } from '../explain/index.ts';
import { WallClock } from '../formats/csv/wall-clock.ts';
import { nearestNames } from '../formats/nearest-name.ts';
import type { PlanDocument, Problem, Travel } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { findTravel } from './find-travel.ts';
import { matrixOf, readPlanFile, withMatrixCure } from './plan-file.ts';
import type { CommonOptions, Session } from './run-command.ts';
import { whyJson, whyText } from './why-text.ts';

export interface WhyOptions extends CommonOptions {
  /** The travel table the plan was made with, if it was made with one. */
  readonly matrix?: string;
}

/** Ids that are offered for one that is not there. */
const NEAREST = 5;

/** Says of one order of a plan what became of it and why. */
export async function whyCommand(
  orderId: string,
  path: string,
  options: WhyOptions,
  { terminal }: Session,
): Promise<number> {
  const { doc, path: planFile } = await readPlanFile(path);
  stopAtUnknown(orderId, doc, planFile);
  stopAtFaults(doc, planFile);
  const clock = new WallClock(doc.problem);
  const answers = await why(doc, orderId, (problem) => travelOf(problem, doc, options.matrix), {
    clock: (seconds) => clock.bound(Math.round(seconds / 60) * 60),
  });
  if (options.json) {
    const report = { ok: true, exitCode: EXIT.ok, plan: planFile, order: orderId, answers: answers.map(whyJson) };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else if (!options.quiet) {
    terminal.out(answers.map((answer: Why) => whyText(orderId, answer, doc, clock)).join('\n'));
  }
  return EXIT.ok;
}

function stopAtUnknown(orderId: string, doc: PlanDocument, file: string): void {
  const known = knownOrders(doc);
  if (known.has(orderId)) return;
  const near = nearestNames(orderId, known, NEAREST);
  throw failure(EXIT.input, {
    code: 'ORDER_UNKNOWN',
    file,
    read: orderId.slice(0, 80),
    message: 'the plan knows no such order',
    ...(near.length === 0 ? {} : { expected: near.join(', ') }),
    cure: near.length === 0 ? `Give one of its ${known.size} orders` : 'Give one of these, or look into the order file',
  });
}

/** What cannot be judged cannot be explained either. */
function stopAtFaults({ problem }: PlanDocument, file: string): void {
  const [fault] = checkProblem(problem);
  if (fault === undefined) return;
  throw failure(EXIT.input, {
    code: 'PLAN_UNSOUND',
    file,
    message: `the plan's problem does not agree with itself: ${fault.message}`,
    cure: 'See dayroute check',
  });
}

/** For an order that was not part of the day a travel table may lack the legs: then nothing is said of today. */
async function travelOf(problem: Problem, doc: PlanDocument, matrix: string | undefined): Promise<Travel | undefined> {
  const file = matrixOf(doc, matrix);
  try {
    return await findTravel(problem, file);
  } catch (error) {
    const isAdded = problem.stops.length > doc.problem.stops.length;
    if (isAdded && error instanceof Failure && error.exitCode === EXIT.travel) return undefined;
    throw matrix === undefined ? withMatrixCure(error) : error;
  }
}
