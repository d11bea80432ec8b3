import { type BookOptions, type BuiltProblem, buildProblem } from '../batch/build-problem.ts';
import { findSuspicions } from '../batch/find-suspicions.ts';
import type { ComplaintList } from './complaint-list.ts';
import { EXIT } from './exit-code.ts';
import { Failure } from './failure.ts';
import type { Day } from './read-day.ts';

/** The day's stops, and what looks odd about them. Throws a Failure if they must not be planned. */
export function makeProblem(day: Day, complaints: ComplaintList, book: BookOptions = {}): BuiltProblem {
  const built = buildProblem({ ...day, book });
  complaints.add(built.complaints);
  complaints.add(findSuspicions(built.problem));
  const errors = built.complaints.filter((complaint) => complaint.severity === 'error');
  if (errors.length > 0) throw new Failure(EXIT.input, errors);
  return built;
}
