export { type CanonicalSchedule, canonicalSchedule, type ScheduledVisit } from './canonical-schedule.ts';
export { type CheckDocumentOptions, checkDocument } from './check-document.ts';
export { checkPartition, type OrdersRead } from './check-partition.ts';
export { type CheckOptions, checkPlan } from './check-plan.ts';
export { checkProblem } from './check-problem.ts';
export { routeCost } from './route-cost.ts';
