export { type BookOptions, type BuiltProblem, buildProblem, type DayInput } from './build-problem.ts';
export { findSuspicions } from './find-suspicions.ts';
export { goodsAboard, type KeptOfPlan, keepPlan } from './keep-plan.ts';
export { makeNotices, type NoticeInput } from './make-notices.ts';
export { type ClosedOrder, type ReturnLoad, type RolledBook, type RollOptions, rollBook } from './roll-book.ts';
export type { Selection } from './select-orders.ts';
export { type SettledDay, settleDay } from './settle-day.ts';
