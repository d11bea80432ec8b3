import type { Order } from './order.ts';
import type { IsoDate, Load, Metres, Money, Seconds } from './units.ts';

/** How one reaches a step from the one before. */
export interface Leg {
  readonly metres: Metres;
  readonly seconds: Seconds;
}

/**
 * What a van does at one place, or a pause on its way. Times are those of the schedule (docs/rules.md): earliest finish, then the latest
 * departure that changes neither finish nor chosen windows.
 */
export type Step = StartStep | Visit | FetchStep | ReloadStep | PauseStep | EndStep;

interface Timed {
  readonly arrival: Seconds;
  /** Start of work, loading or pause; `start - arrival` is waiting. */
  readonly start: Seconds;
  /** When the van drives on. */
  readonly departure: Seconds;
  /** On board when driving on. */
  readonly load: Load;
}

/** Loading at the depot from `start` on; `departure` opens the route. */
export interface StartStep extends Timed {
  readonly kind: 'start';
  readonly depotId: string;
}

/** A stop on a route, with times and loads. */
export interface Visit extends Timed {
  readonly kind: 'visit';
  readonly stopId: string;
  /** From the step before. */
  readonly leg: Leg;
}

/** The door where a shipment is picked up, before the visit of the same stop on the same route. */
export interface FetchStep extends Timed {
  readonly kind: 'fetch';
  readonly stopId: string;
  /** From the step before. */
  readonly leg: Leg;
}

/** Between two trips: what was collected is unloaded, the next trip loaded. `load` is what it leaves with. */
export interface ReloadStep extends Timed {
  readonly kind: 'reload';
  readonly depotId: string;
  /** From the step before. */
  readonly leg: Leg;
}

/** A pause on the leg to the next step that has one; that leg is written whole there. */
export type PauseStep = BreakStep | RestStep;

interface Pause extends Timed {
  /** Of the leg it stands on, how much is driven before it: 0 = not yet left, the whole leg = already at the next place. */
  readonly drivenSeconds: Seconds;
}

/** One of the vehicle's `breaks`. */
export interface BreakStep extends Pause {
  readonly kind: 'break';
  /** In `Vehicle.breaks`, from 0. */
  readonly index: number;
}

/** What the vehicle's driving rule asks for, or a part of it. */
export interface RestStep extends Pause {
  readonly kind: 'rest';
}

/** Back at a depot; missing on an open route, which ends with its last visit. */
export interface EndStep extends Timed {
  readonly kind: 'end';
  readonly depotId: string;
  readonly leg: Leg;
}

/** Each part rounded to 1e-3; `total` is the sum of the others. */
export interface RouteCost {
  readonly fixed: Money;
  readonly distance: Money;
  readonly time: Money;
  /** Piece rates: per delivery and per pickup made; an exchange is both. */
  readonly pay: Money;
  /** Pay on top of `time` beyond `overtimeAfterSeconds`; absent = 0. */
  readonly overtime?: Money;
  /** Price of late visits; absent = 0. */
  readonly lateness?: Money;
  /** Price of stops outside the vehicle's zone; absent = 0. */
  readonly zone?: Money;
  readonly total: Money;
}

/** The visits of one vehicle. Routes without visits are not written. */
export interface Route {
  /** Name of the van. */
  readonly vanId: string;
  /** Row of the vehicle file it belongs to. */
  readonly vehicleId: string;
  readonly steps: readonly Step[];
  readonly metres: Metres;
  /** From departure to return (open route: to the end of the last service). */
  readonly seconds: Seconds;
  readonly drivingSeconds: Seconds;
  /** Service and set-up. */
  readonly serviceSeconds: Seconds;
  readonly waitingSeconds: Seconds;
  /** Breaks and rests; absent = 0. */
  readonly pauseSeconds?: Seconds;
  /** Loading at reloads; absent = 0. */
  readonly reloadSeconds?: Seconds;
  readonly cost: RouteCost;
}

/** Why an order is not on a route; codes are listed in docs/errors.md. */
export type UnassignedCode =
  | 'NO_VEHICLE_WITH_SKILLS'
  | 'NO_VEHICLE_PINNED'
  | 'TOO_LARGE'
  | 'OUT_OF_REACH'
  | 'WINDOW_UNREACHABLE'
  | 'NOT_WORTH_THE_COST'
  | 'OUT_OF_ZONE'
  | 'OTHER_OF_GROUP'
  | 'NOT_TOGETHER'
  | 'NO_ROOM';

/** `red`: no vehicle could ever serve it. `amber`: one could, but it costs more, or pushes out, what is there. */
export type Verdict = 'red' | 'amber';

/** What each reason amounts to; `null` = another order of its group is served, and nothing is amiss. */
export const VERDICT_OF: Readonly<Record<UnassignedCode, Verdict | null>> = {
  NO_VEHICLE_WITH_SKILLS: 'red',
  NO_VEHICLE_PINNED: 'red',
  TOO_LARGE: 'red',
  OUT_OF_REACH: 'red',
  WINDOW_UNREACHABLE: 'red',
  NOT_WORTH_THE_COST: 'amber',
  OUT_OF_ZONE: 'red',
  OTHER_OF_GROUP: null,
  NOT_TOGETHER: 'amber',
  NO_ROOM: 'amber',
};

/** An order due today that no route serves. */
export interface Unassigned {
  readonly orderId: string;
  readonly stopId: string;
  readonly code: UnassignedCode;
  /** The reason in words, for a planner. */
  readonly reason: string;
  /** The smallest change that would have helped, in words; empty if none is known. */
  readonly remedy: string;
  /** What serving its stop would have added to the cost, where it would have fitted. */
  readonly extraCost?: Money;
}

/** Whether an order stays out because another of its group is served: nothing is amiss. */
export function isReplaced({ code }: Pick<Unassigned, 'code'>): boolean {
  return VERDICT_OF[code] === null;
}

/** An order that does not go today by decision: its goods are not ready (`held`), or a later day is better (`deferred`). */
export interface Deferred {
  readonly order: Order;
  readonly kind: 'held' | 'deferred';
  readonly reason: string;
  /** The last day on which it can still go in time; absent if none was promised. */
  readonly lastDay?: IsoDate;
  /** Of a `deferred` one that was weighed: what its visit today was worth, by what a later one is thought to cost. */
  readonly worth?: Money;
  /** What that visit would have added to today's cost; absent if there was no room for it at any cost. */
  readonly todayCost?: Money;
}

/** What the whole plan costs. */
export interface PlanCost {
  readonly fixed: Money;
  readonly distance: Money;
  readonly time: Money;
  /** Piece rates of the drivers. */
  readonly pay: Money;
  /** Absent = 0, as the two that follow. */
  readonly overtime?: Money;
  readonly lateness?: Money;
  readonly zone?: Money;
  /** Skip costs of optional stops left out. */
  readonly skipped: Money;
  /** Sum of the above. */
  readonly total: Money;
}

/** What the weights of `Problem.objective` make of a plan; see docs/rules.md, section 6. */
export interface PlanObjective {
  /** From the day's beginning to the departure from the last visit of all. */
  readonly completionSeconds: Seconds;
  /** From the day's beginning to the start of work, summed over all visits. */
  readonly arrivalsSeconds: Seconds;
  /** What is minimised, rounded to 1e-3. */
  readonly value: Money;
}

/** Routes and what is left over: the answer to a `Problem`. */
export interface Plan {
  readonly routes: readonly Route[];
  /** One entry an order. */
  readonly unassigned: readonly Unassigned[];
  readonly cost: PlanCost;
  /** Written where the problem has an objective. */
  readonly objective?: PlanObjective;
}
