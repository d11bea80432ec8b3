import type { Depot } from './depot.ts';
import type { Order } from './order.ts';
import type { TravelProfile } from './travel-profile.ts';
import type { IsoDate, LatLon, Load, Money, Seconds, TimeWindow } from './units.ts';
import type { Vehicle } from './vehicle.ts';

/** A point that is travelled to or from; matrices are indexed by position in `Problem.places`. */
export interface Place extends LatLon {
  /** The depot's id, or the id of the first order there. */
  readonly id: string;
}

/** One doorstep today: one place, one or more orders that are served at one visit. */
export interface Stop {
  /** The id of its first order. */
  readonly id: string;
  readonly orderIds: readonly string[];
  /** Index into `Problem.places`. Stops at one address share a place. */
  readonly place: number;
  /** Sum over its orders. */
  readonly delivery: Load;
  /** Sum over its orders. */
  readonly pickup: Load;
  /** Bounds of the start of work at the door (set-up included), sorted and disjoint; empty = any time. */
  readonly windows: readonly TimeWindow[];
  /** Always spent here. */
  readonly serviceSeconds: Seconds;
  /** Spent before service unless the previous visit of the route was at the same place. */
  readonly setupSeconds: Seconds;
  /** Cost of staying out; absent = must be served. */
  readonly skipCost?: Money;
  /** 0-100; weighs must-serve stops against each other when not all fit. */
  readonly priority: number;
  readonly skills: readonly string[];
  /** Vehicle row or van this stop is pinned to. */
  readonly vehicle?: string;
  /** Start depot this stop is pinned to. */
  readonly depot?: string;
}

/** All that a day's plan is made from; plain JSON, carried whole in `plan.json`. */
export interface Problem {
  readonly date: IsoDate;
  /** IANA name. */
  readonly timeZone: string;
  /** Names of all load dimensions in use, sorted. */
  readonly dimensions: readonly string[];
  readonly places: readonly Place[];
  readonly depots: readonly ProblemDepot[];
  readonly vehicles: readonly Vehicle[];
  readonly stops: readonly Stop[];
  /** The orders behind the stops. */
  readonly orders: readonly Order[];
  /** By name; every vehicle's `profile` is among them unless a matrix file gives it. */
  readonly profiles: readonly TravelProfile[];
}

/** A depot and where it stands among the places. */
export interface ProblemDepot extends Depot {
  /** Index into `Problem.places`. */
  readonly place: number;
}
