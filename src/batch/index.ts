export { type BuiltProblem, buildProblem, type DayInput } from './build-problem.ts';
export { findSuspicions } from './find-suspicions.ts';
