export { type CanonicalSchedule, canonicalSchedule, type ScheduledVisit } from './canonical-schedule.ts';
export { type CheckOptions, checkPlan } from './check-plan.ts';
export { routeCost } from './route-cost.ts';
