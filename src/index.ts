/*
 * The library: every stage of the way from order rows to checked routes, each usable alone.
 *
 *   readOrders, readVehicles, readDepots, readConfig   rows -> model, with complaints
 *   buildProblem, findSuspicions                       the day's stops
 *   greatCircleTravel, tableTravel                     metres and seconds between them
 *   solve, solveAsync                                  routes
 *   checkPlan, checkDocument                           an independent verdict
 *   writePlanDocument, routesCsv, routesGeoJson ...    outputs, as text
 */
export { buildProblem, findSuspicions } from './batch/index.ts';
export { canonicalSchedule, checkDocument, checkPlan, checkProblem } from './check/index.ts';
export { DEFAULT_CONFIG, readConfig } from './formats/config/index.ts';
export type { InputFile, ReadContext } from './formats/csv/read-context.ts';
export { readDepots } from './formats/csv/read-depots.ts';
export { readTravelTable } from './formats/csv/read-matrix.ts';
export { readOrders } from './formats/csv/read-orders.ts';
export { readPlaces } from './formats/csv/read-places.ts';
export { readVehicles } from './formats/csv/read-vehicles.ts';
export { deferredCsv } from './formats/csv/write-deferred.ts';
export { rejectedCsv } from './formats/csv/write-rejected.ts';
export { routesCsv } from './formats/csv/write-routes.ts';
export { summaryCsv } from './formats/csv/write-summary.ts';
export { unassignedCsv } from './formats/csv/write-unassigned.ts';
export { routesGeoJson } from './formats/geojson/index.ts';
export { type MapAsset, type MapAssets, type MapOptions, mapHtml } from './formats/html/map-html.ts';
export { PLAN_SCHEMA, readPlanDocument, writePlanDocument } from './formats/json/index.ts';
export { euclideanTravel } from './matrix/euclidean-travel.ts';
export { greatCircleTravel } from './matrix/great-circle-travel.ts';
export { tableTravel } from './matrix/table-travel.ts';
export * from './model/index.ts';
export {
  defaultTimeLimit,
  type SolveEvent,
  type SolveOptions,
  type SolveResult,
  solve,
  solveAsync,
} from './solver/solve.ts';
export type { StopReason, StopRules } from './solver/stop-rule.ts';
