import { rejectedTooMany } from '../formats/csv/rejected-too-many.ts';
import type { ComplaintList } from './complaint-list.ts';
import { EXIT } from './exit-code.ts';
import { failure } from './failure.ts';
import { formatNumberOf } from './figures.ts';
import type { Day } from './read-day.ts';

export interface RejectionOptions {
  /** Any rejected row or other error stops the run. */
  readonly strict: boolean;
  /** Per cent of all rows. */
  readonly maxRejected: number;
}

/** A few bad rows are set aside, many mean that the file is not what it should be. Throws a Failure then. */
export function stopAtRejections(day: Day, options: RejectionOptions, complaints: ComplaintList): void {
  const rejected = day.rejected.length;
  if (options.strict && complaints.errors().length > 0) {
    throw failure(EXIT.input, {
      code: 'STRICT',
      message: `${formatNumberOf(complaints.errors().length, 'error')} in the input, and --strict allows none`,
      cure: 'Mend the rows named above, or leave --strict out to set them aside',
    });
  }
  if (!rejectedTooMany(day.rows, rejected, options.maxRejected)) return;
  const share = Math.round((rejected * 1000) / day.rows) / 10;
  throw failure(EXIT.input, {
    code: 'TOO_MANY_REJECTED',
    message: `${rejected} of ${formatNumberOf(day.rows, 'order row')} (${share} %) cannot be used, and --max-rejected allows ${options.maxRejected} %`,
    cure: 'Mend the rows named above, or raise --max-rejected',
  });
}
