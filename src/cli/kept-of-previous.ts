import { keepPlan } from '../batch/keep-plan.ts';
import { PlanClock } from '../formats/csv/plan-clock.ts';
import type { LockRow, PlanDocument } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { failure } from './failure.ts';
import type { PlanOptions } from './plan-options.ts';
import type { Day } from './read-day.ts';

/**
 * What `--freeze` and `--keep-until` keep of the earlier plan, as rows of locks.
 *
 * @throws Failure without an earlier plan, or with one of another day
 */
export function keptOfPrevious(
  { freeze = [], keepUntil }: Pick<PlanOptions, 'freeze' | 'keepUntil'>,
  day: Day,
  previous: PlanDocument | undefined,
): LockRow[] {
  if (freeze.length === 0 && keepUntil === undefined) return [];
  if (previous === undefined) {
    throw failure(EXIT.input, {
      code: 'PREVIOUS_NEEDED',
      message: '--freeze and --keep-until keep parts of an earlier plan, and none is named',
      cure: 'Name it with --previous',
    });
  }
  const { date, timeZone } = previous.problem;
  if (date !== day.date) {
    throw failure(EXIT.input, {
      code: 'PREVIOUS_DATE',
      message: `the earlier plan is of ${date}, and ${day.date} is planned: nothing of it can be kept`,
      cure: 'Name a plan of the same day, or leave --freeze and --keep-until out',
    });
  }
  const clock = new PlanClock(date, timeZone);
  const [hours, minutes] = (keepUntil ?? '0:0').split(':').map(Number);
  const until = clock.seconds({ kind: 'clock', seconds: hours * 3600 + minutes * 60 });
  return keepPlan(previous, { frozen: freeze, ...(keepUntil === undefined ? {} : { until }) });
}
