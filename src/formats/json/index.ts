export { PLAN_SCHEMA } from './plan-schema.ts';
export { readPlanDocument } from './read-plan.ts';
export { writePlanChunks, writePlanDocument } from './write-plan.ts';
