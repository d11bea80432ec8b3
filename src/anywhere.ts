/* What both entries of the library offer: nothing here, nor below it, reaches a Node module. */
export {
  type BuiltProblem,
  buildProblem,
  type DayInput,
  findSuspicions,
  goodsAboard,
  type KeptOfPlan,
  keepPlan,
  makeNotices,
  settleDay,
} from './batch/index.ts';
export { type CheckOptions, canonicalSchedule, checkDocument, checkPlan, checkProblem } from './check/index.ts';
export { applyChanges, Explainer, explainPlan } from './explain/index.ts';
export { DEFAULT_CONFIG } from './formats/config/default-config.ts';
export { routesGeoJson } from './formats/geojson/index.ts';
export { greatCircleTravel } from './matrix/great-circle-travel.ts';
export { problemTravel } from './matrix/problem-travel.ts';
export { tableTravel } from './matrix/table-travel.ts';
export * from './model/index.ts';
export { type CheckDocumentSettings, check } from './parallel/check.ts';
export {
  type PlanInput,
  type PlanOptions,
  type PlanResult,
  type PlanSettings,
  planInTurns,
  planSync,
} from './parallel/plan-day.ts';
export { type SolveProblemOptions, solveInTurns, solveSync } from './parallel/solve-problem.ts';
export type { SearchControl, SearchOptions, SearchSettings } from './parallel/solve-settings.ts';
export { defaultTimeLimit, type SolveEvent, type SolveResult } from './solver/solve.ts';
export type { StopReason } from './solver/stop-rule.ts';
