/**
 * What the library throws on purpose. `code` is stable:
 * `DAYROUTE_INPUT` (the input or an option cannot be used), `DAYROUTE_PLAN_REJECTED` (the referee rejects our own plan),
 * `DAYROUTE_WORKER` (the thread of a solve failed).
 */
export abstract class DayrouteError extends Error {
  abstract readonly code: 'DAYROUTE_INPUT' | 'DAYROUTE_PLAN_REJECTED' | 'DAYROUTE_WORKER';
}
