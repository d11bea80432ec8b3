import type { PlanDocument, Travel, Violation } from '../model/index.ts';
import { checkPartition, type OrdersRead } from './check-partition.ts';
import { type CheckOptions, checkPlan, isFaultless } from './check-plan.ts';
import { checkProblem } from './check-problem.ts';

export interface CheckDocumentOptions extends CheckOptions {
  /** What was read, where that is known: for the partition. */
  readonly read?: OrdersRead;
}

/**
 * The whole document: the problem agrees with itself, legs come from where they are said to, no order is lost, and the
 * plan keeps every rule. Hashes of the other outputs are compared by the CLI, which can read files.
 */
export function checkDocument(doc: PlanDocument, travel: Travel, options: CheckDocumentOptions = {}): Violation[] {
  const { problem } = doc;
  const faults = isFaultless(problem, options) ? [] : checkProblem(problem);
  // a problem that cannot be read would be said to be so by every part
  if (faults.some(({ code }) => code === 'MALFORMED_PROBLEM')) return faults;
  return [
    ...faults,
    ...checkTravelSource(doc, travel),
    ...checkPartition(doc, options.read),
    // that it can be read is known; what else is wrong with it is in `faults`
    ...checkPlan(problem, doc.plan, travel, { ...options, faultless: problem }),
  ];
}

/** A matrix file may have changed its name since, but not its content. */
function checkTravelSource({ travel: given }: PlanDocument, { source }: Travel): Violation[] {
  if (given.kind === source.kind && given.hash === source.hash) return [];
  const name = ({ kind, file }: PlanDocument['travel']) => (file === undefined ? kind : `${kind} ${file}`);
  const message =
    given.kind === source.kind
      ? `the plan was made with other travel times (${name(given)}) than it is checked by (${name(source)})`
      : `the plan was made by ${name(given)} travel but is checked by ${name(source)}`;
  return [{ code: 'TRAVEL_SOURCE', message }];
}
