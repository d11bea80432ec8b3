import { checkDocument, checkProblem, type OrdersRead } from '../check/index.ts';
import { problemTravel } from '../matrix/problem-travel.ts';
import { tableTravel } from '../matrix/table-travel.ts';
import type { PlanDocument } from '../model/plan-document.ts';
import type { Travel } from '../model/travel.ts';
import type { TravelTable } from '../model/travel-table.ts';
import type { Violation } from '../model/violation.ts';

export interface CheckDocumentSettings {
  /** The travel tables the plan was made with, if it was made with tables. */
  readonly tables?: readonly TravelTable[];
  /** What was read, where that is known: every order must be in exactly one of routes, unassigned, deferred, rejected. */
  readonly read?: OrdersRead;
}

/**
 * The referee: recomputes every leg, time, load, distance and cost of a plan document from the problem it carries, and
 * lists every rule that is broken. Shares no code with the search. The plan may be of any origin.
 *
 * @throws InputError if the travel of the plan cannot be had: `UNKNOWN_PROFILE`, `MATRIX_LACKS_PLACES`, `MATRIX_LACKS_PROFILE`
 */
export function check(document: PlanDocument, settings: CheckDocumentSettings = {}): Violation[] {
  const { tables, read } = settings;
  // of a problem that cannot be read there is no travel either
  const faults = checkProblem(document.problem);
  if (faults.some(({ code }) => code === 'MALFORMED_PROBLEM')) return faults;
  return checkDocument(document, travelOf(document, tables), read === undefined ? {} : { read });
}

function travelOf({ problem, travel }: PlanDocument, tables: readonly TravelTable[] | undefined): Travel {
  if (tables !== undefined) return tableTravel(problem, tables, travel);
  // a plan has far fewer legs than tables have entries
  return problemTravel(problem, { maxTableBytes: 0 });
}
