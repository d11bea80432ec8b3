import type { Depot } from '../../model/depot.ts';
import { reloadDepotsOf, type Vehicle } from '../../model/vehicle.ts';
import { earliestDeparture } from '../earliest-departure.ts';
import { HORIZON, UNBOUNDED } from '../no-bound.ts';

/** A pause owed, as `Vehicle.breaks`, in seconds. */
export interface BreakRule {
  readonly from: number;
  readonly until: number;
  readonly seconds: number;
  /** Whoever leaves at this instant or later has had it. */
  readonly had: number;
}

/** Where and how a van loads again between two trips. */
export interface ReloadRule {
  /** Arc index of the depot. */
  readonly at: number;
  readonly seconds: number;
  readonly opens: number;
  readonly closes: number;
}

/** What the time of a vehicle class is bound by beyond shift and limits; see docs/rules.md. */
export interface ClassRules {
  /** Earliest begin of loading at the start, and how long it takes. */
  readonly opens: number;
  readonly loading: number;
  /** Loadings a day; with one there is no reload. */
  readonly trips: number;
  /** One for each depot where it may be. */
  readonly reloads: readonly ReloadRule[];
  readonly breaks: readonly BreakRule[];
  /** Most driving without a rest, or UNBOUNDED. */
  readonly maxAtWheel: number;
  readonly rest: number;
  readonly split: readonly number[];
  readonly maxDriving: number;
  /** What comes first on each trip, where there may be several; on single trips the gates see to it. */
  readonly backhaul: 'mixed' | 'last' | 'after-delivery';
  readonly overtimeAfter: number;
  /** Money per second beyond that, on top. */
  readonly overtimeRate: number;
}

/**
 * @param weight of money in the objective
 * @param depotAt arc index of a depot by its id
 */
export function classRules(
  v: Vehicle,
  weight: number,
  depots: readonly Depot[],
  depotAt: (id: string) => number,
): ClassRules {
  const start = depots.find((d) => d.id === v.depotId);
  const overtime = v.overtimeAfterSeconds !== undefined && v.overtimeCostPerHour > 0;
  return {
    opens: earliestDeparture(v.shift, start?.window),
    loading: start?.loadSeconds ?? 0,
    trips: v.trips,
    reloads: v.trips < 2 ? [] : reloadDepotsOf(v).map((id) => reloadRule(v, id, depots, depotAt)),
    breaks: v.breaks.map(({ window, seconds }) => ({
      from: window.start,
      until: window.end,
      seconds,
      had: Math.max(window.start, v.shift?.start ?? -HORIZON) + seconds,
    })),
    maxAtWheel: v.drivingRule?.maxDrivingSeconds ?? UNBOUNDED,
    rest: v.drivingRule?.restSeconds ?? 0,
    split: v.drivingRule?.split ?? [],
    maxDriving: v.maxDrivingSeconds ?? UNBOUNDED,
    backhaul: v.trips < 2 ? 'mixed' : v.backhaul,
    overtimeAfter: overtime ? (v.overtimeAfterSeconds ?? 0) : UNBOUNDED,
    overtimeRate: overtime ? (weight * v.overtimeCostPerHour) / 3600 : 0,
  };
}

function reloadRule(v: Vehicle, id: string, depots: readonly Depot[], depotAt: (id: string) => number): ReloadRule {
  const depot = depots.find((d) => d.id === id);
  if (depot === undefined) {
    throw new RangeError(`Vehicle ${v.id} reloads at depot ${id}, which is not in the problem.`);
  }
  return {
    at: depotAt(id),
    seconds: Math.max(v.reloadSeconds, depot.loadSeconds),
    opens: depot.window?.start ?? -HORIZON,
    closes: depot.window?.end ?? HORIZON,
  };
}

/** Whether a route of such a class has to be gone along to know what it takes. */
export function asksForWalk(rules: ClassRules): boolean {
  const { trips, breaks, maxAtWheel, maxDriving, overtimeRate } = rules;
  return trips > 1 || breaks.length > 0 || maxAtWheel < UNBOUNDED || maxDriving < UNBOUNDED || overtimeRate > 0;
}
