import type { Order } from './order.ts';
import type { IsoDate, Load, Metres, Money, Seconds } from './units.ts';

/** How one reaches a step from the one before. */
export interface Leg {
  readonly metres: Metres;
  readonly seconds: Seconds;
}

/** What a van does at one place. Times are those of the schedule: earliest finish, then the latest departure that changes neither finish nor chosen windows. */
export type Step = StartStep | Visit | EndStep;

interface Timed {
  readonly arrival: Seconds;
  /** Start of work; `start - arrival` is waiting. */
  readonly start: Seconds;
  /** When the van drives on. */
  readonly departure: Seconds;
  /** On board when driving on. */
  readonly load: Load;
}

/** Loading at the depot; `departure` opens the route. */
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
  | 'OTHER_OF_GROUP'
  | 'NO_ROOM';

/** An order due today that no route serves. */
export interface Unassigned {
  readonly orderId: string;
  readonly stopId: string;
  readonly code: UnassignedCode;
  /** The reason in words, for a planner. */
  readonly reason: string;
  /** The smallest change that would have helped, in words; empty if none is known. */
  readonly remedy: string;
}

/** An order that does not go today by decision: its goods are not ready (`held`), or a later day is better (`deferred`). */
export interface Deferred {
  readonly order: Order;
  readonly kind: 'held' | 'deferred';
  readonly reason: string;
  /** The last day on which it can still go in time; absent if none was promised. */
  readonly lastDay?: IsoDate;
}

/** What the whole plan costs. */
export interface PlanCost {
  readonly fixed: Money;
  readonly distance: Money;
  readonly time: Money;
  /** Piece rates of the drivers. */
  readonly pay: Money;
  /** Skip costs of optional stops left out. */
  readonly skipped: Money;
  /** Sum of the above. */
  readonly total: Money;
}

/** Routes and what is left over: the answer to a `Problem`. */
export interface Plan {
  readonly routes: readonly Route[];
  /** One entry an order. */
  readonly unassigned: readonly Unassigned[];
  readonly cost: PlanCost;
}
