export { PLAN_SCHEMA } from './plan-schema.ts';
export { PROBLEM_SCHEMA } from './problem-schema.ts';
export { readPlanDocument } from './read-plan.ts';
export { type ProblemRead, readProblem } from './read-problem.ts';
export { writePlanChunks, writePlanDocument } from './write-plan.ts';
