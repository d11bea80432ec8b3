import type { PlanCost, PlanObjective, Route, Unassigned } from '../model/index.ts';
import { quote, type Report } from './report.ts';
import { AMOUNT, type Fields, faultsOf, isObject, LIST, LOAD, OBJECT, optional, TEXT, WHOLE } from './shape.ts';

const PLAN: Fields = { routes: LIST, unassigned: LIST, cost: OBJECT, objective: optional(OBJECT) };
const OBJECTIVE: Fields = { completionSeconds: WHOLE, arrivalsSeconds: WHOLE, value: AMOUNT };
const ROUTE: Fields = {
  vanId: TEXT,
  vehicleId: TEXT,
  steps: LIST,
  metres: WHOLE,
  seconds: WHOLE,
  drivingSeconds: WHOLE,
  serviceSeconds: WHOLE,
  waitingSeconds: WHOLE,
  pauseSeconds: optional(WHOLE),
  reloadSeconds: optional(WHOLE),
  cost: OBJECT,
};
const TIMED: Fields = { arrival: WHOLE, start: WHOLE, departure: WHOLE, load: LOAD };
const LEG: Fields = { metres: WHOLE, seconds: WHOLE };
const STEPS: Readonly<Record<string, Fields>> = {
  start: { ...TIMED, depotId: TEXT },
  visit: { ...TIMED, stopId: TEXT, leg: OBJECT },
  fetch: { ...TIMED, stopId: TEXT, leg: OBJECT },
  reload: { ...TIMED, depotId: TEXT, leg: OBJECT },
  break: { ...TIMED, index: WHOLE, drivenSeconds: WHOLE },
  rest: { ...TIMED, drivenSeconds: WHOLE },
  end: { ...TIMED, depotId: TEXT, leg: OBJECT },
};
const ROUTE_COST: Fields = {
  fixed: AMOUNT,
  distance: AMOUNT,
  time: AMOUNT,
  pay: AMOUNT,
  overtime: optional(AMOUNT),
  lateness: optional(AMOUNT),
  zone: optional(AMOUNT),
  total: AMOUNT,
};
const PLAN_COST: Fields = { ...ROUTE_COST, skipped: AMOUNT };
const UNASSIGNED: Fields = { orderId: TEXT, stopId: TEXT, code: TEXT, reason: TEXT, remedy: TEXT };

/** What of a plan can be read. */
export interface ShapedPlan {
  /** Well-formed ones. */
  readonly routes: readonly Route[];
  /** Stops that malformed routes seem to visit, so that one bad number does not also cry "lost" for each of them. */
  readonly strayStopIds: readonly string[];
  readonly unassigned: readonly Unassigned[];
  /** Missing if malformed. */
  readonly cost?: PlanCost;
  /** Missing if malformed, or not there. */
  readonly objective?: PlanObjective;
}

/** Sorts what can be judged from what cannot be read; the latter is reported as `MALFORMED`. */
export function shapePlan(plan: unknown, report: Report): ShapedPlan {
  const malformed = (faults: readonly string[], vanId?: string) => {
    for (const message of faults) report({ code: 'MALFORMED', ...(vanId === undefined ? {} : { vanId }), message });
  };
  malformed(faultsOf(plan, 'plan', PLAN));
  const given = isObject(plan) ? plan : {};

  const routes: Route[] = [];
  const strayStopIds: string[] = [];
  for (const [i, route] of listOf(given.routes).entries()) {
    const faults = routeFaults(route, `plan.routes[${i}]`);
    if (faults.length === 0) {
      routes.push(route as Route);
      continue;
    }
    malformed(faults, isObject(route) && typeof route.vanId === 'string' ? route.vanId : undefined);
    for (const step of isObject(route) ? listOf(route.steps) : [])
      if (isObject(step) && typeof step.stopId === 'string') strayStopIds.push(step.stopId);
  }

  const unassigned: Unassigned[] = [];
  for (const [i, entry] of listOf(given.unassigned).entries()) {
    const faults = faultsOf(entry, `plan.unassigned[${i}]`, UNASSIGNED);
    if (faults.length === 0) unassigned.push(entry as Unassigned);
    else malformed(faults);
  }

  const costFaults = isObject(given.cost) ? faultsOf(given.cost, 'plan.cost', PLAN_COST) : [];
  malformed(costFaults);
  const cost = isObject(given.cost) && costFaults.length === 0 ? (given.cost as unknown as PlanCost) : undefined;
  const objectiveFaults = isObject(given.objective) ? faultsOf(given.objective, 'plan.objective', OBJECTIVE) : [];
  malformed(objectiveFaults);
  const objective =
    isObject(given.objective) && objectiveFaults.length === 0
      ? (given.objective as unknown as PlanObjective)
      : undefined;
  return {
    routes,
    strayStopIds,
    unassigned,
    ...(cost === undefined ? {} : { cost }),
    ...(objective === undefined ? {} : { objective }),
  };
}

function routeFaults(route: unknown, path: string): string[] {
  const faults = faultsOf(route, path, ROUTE);
  if (!isObject(route)) return faults;
  if (isObject(route.cost)) for (const f of faultsOf(route.cost, `${path}.cost`, ROUTE_COST)) faults.push(f);
  for (const [i, step] of listOf(route.steps).entries())
    for (const f of stepFaults(step, `${path}.steps[${i}]`)) faults.push(f);
  return faults;
}

function stepFaults(step: unknown, path: string): string[] {
  if (!isObject(step)) return [`${path} must be an object`];
  const kind = typeof step.kind === 'string' ? step.kind : '';
  const fields = Object.hasOwn(STEPS, kind) ? STEPS[kind] : undefined;
  if (fields === undefined) return [`${path}.kind must be one of ${Object.keys(STEPS).join(', ')}, not ${quote(kind)}`];
  const faults = faultsOf(step, path, fields);
  if (isObject(step.leg)) for (const f of faultsOf(step.leg, `${path}.leg`, LEG)) faults.push(f);
  return faults;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
