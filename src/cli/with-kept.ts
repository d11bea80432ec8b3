import { goodsAboard, keepPlan } from '../batch/keep-plan.ts';
import { PlanClock } from '../formats/csv/plan-clock.ts';
import type { LockRow, PlanDocument } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { failure } from './failure.ts';
import type { PlanOptions } from './plan-options.ts';
import type { Day } from './read-day.ts';

/**
 * The day with what `--freeze` and `--keep-until` keep of the earlier plan: as rows of locks, and what has left a depot by then pinned to its van.
 *
 * @throws Failure without an earlier plan, or with one of another day
 */
export function withKept(
  { freeze = [], keepUntil }: Pick<PlanOptions, 'freeze' | 'keepUntil'>,
  day: Day,
  previous: PlanDocument | undefined,
): Day {
  if (freeze.length === 0 && keepUntil === undefined) return day;
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
  const kept = keepPlan(previous, { frozen: freeze, ...(keepUntil === undefined ? {} : { until }) });
  const lockRows: readonly LockRow[] = [...(day.lockRows ?? []), ...kept];
  if (keepUntil === undefined) return { ...day, lockRows };
  const vanOf = goodsAboard(previous, until);
  const orders = day.orders.map((order) => {
    const vehicle = vanOf.get(order.id);
    return vehicle === undefined ? order : { ...order, vehicle };
  });
  return { ...day, orders, lockRows };
}
