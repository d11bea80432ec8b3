/*
 * The library: a day in one call, or every stage of the way from order rows to checked routes, each usable alone.
 *
 *   plan, planSync                                     a day -> its plan document, checked
 *   readDay                                            files -> a day, with complaints
 *   readOrders, readVehicles, readDepots, readConfig   rows -> model, with complaints
 *   buildProblem, findSuspicions                       the day's stops
 *   problemTravel, greatCircleTravel, tableTravel      metres and seconds between them
 *   readProblem                                        a problem in JSON -> model
 *   solve, solveSync                                   routes
 *   settleDay, makeNotices                             what stays in the book, and which promises are not kept
 *   keepPlan, goodsAboard                              what of an earlier plan stays when its day is planned anew
 *   explainPlan, Explainer, applyChanges               why an order is left out, and what would serve it
 *   check, checkPlan, checkProblem                     an independent verdict
 *   writePlanDocument, routesCsv, mapHtml, sheetFiles  outputs, as text
 *
 * `plan` and `solve` run in a thread of their own; docs/library.md has examples.
 */
export * from './anywhere.ts';
export {
  type BookOptions,
  type ClosedOrder,
  type ReturnLoad,
  type RolledBook,
  type RollOptions,
  rollBook,
  type Selection,
  type SettledDay,
} from './batch/index.ts';
export type {
  Change,
  ExplainOptions,
  Explanation,
  Served,
} from './explain/index.ts';
export { readConfig } from './formats/config/index.ts';
export { CSV_STYLES, type CsvStyle, type CsvStyleName } from './formats/csv/csv-style.ts';
export type { Places } from './formats/csv/places.ts';
export type { InputFile, ReadContext } from './formats/csv/read-context.ts';
export { readDepots } from './formats/csv/read-depots.ts';
export { readTravelTable } from './formats/csv/read-matrix.ts';
export { readOrders } from './formats/csv/read-orders.ts';
export { readPlaces } from './formats/csv/read-places.ts';
export { readProgress } from './formats/csv/read-progress.ts';
export { readVehicles } from './formats/csv/read-vehicles.ts';
export { DEFAULT_MAX_REJECTED, rejectedTooMany } from './formats/csv/rejected-too-many.ts';
export { closedCsv, ordersCsv, returnsCsv } from './formats/csv/write-book.ts';
export { deferredCsv } from './formats/csv/write-deferred.ts';
export { noticesCsv } from './formats/csv/write-notices.ts';
export { rejectedCsv } from './formats/csv/write-rejected.ts';
export { routesCsv } from './formats/csv/write-routes.ts';
export { summaryCsv } from './formats/csv/write-summary.ts';
export { unassignedCsv } from './formats/csv/write-unassigned.ts';
export { gpxFiles } from './formats/gpx/gpx-files.ts';
export { loadMapAssets } from './formats/html/map-assets.ts';
export { type MapAsset, type MapAssets, type MapOptions, mapHtml } from './formats/html/map-html.ts';
export {
  PLAN_SCHEMA,
  PROBLEM_SCHEMA,
  type ProblemRead,
  readPlanDocument,
  readProblem,
  writePlanDocument,
} from './formats/json/index.ts';
export { kmlFiles } from './formats/kml/kml-files.ts';
export { type Day, type DayFiles, type DayRead, readDay } from './formats/read-day.ts';
export { sheetFiles } from './formats/sheets/sheet-files.ts';
export { euclideanTravel } from './matrix/euclidean-travel.ts';
export { type FleetCurve, type FleetOptions, type FleetPoint, fleetCurve } from './parallel/fleet-curve.ts';
export { plan, solve } from './parallel/node-thread.ts';
