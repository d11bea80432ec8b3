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
  /** Where what is brought is loaded and what is fetched is unloaded; absent = any depot. */
  readonly depot?: string;
  /** What is brought here is fetched there first, by the same vehicle (a shipment); `delivery` is what it carries. */
  readonly from?: StopOrigin;
  /** Longest from driving on at `from` to the start of work here; only with `from`. */
  readonly maxRideSeconds?: Seconds;
  /** Price of being late after the last window's end, sum over its orders; absent = windows are hard. */
  readonly lateCostPerHour?: Money;
  /** When the goods are there: a trip that brings them is not loaded before, a shipment not fetched. */
  readonly readyAt?: Seconds;
  /** Of all stops of one group exactly one is served. */
  readonly group?: string;
  /** All stops of the name are served by one vehicle, or none is. */
  readonly together?: string;
  /** No two stops of the name are served by one vehicle. */
  readonly apart?: string;
  /** Collected here, against `Vehicle.maxCash`. Default 0. */
  readonly cash?: Money;
}

/** The door at which a shipment is fetched. */
export interface StopOrigin {
  /** Index into `Problem.places`. */
  readonly place: number;
  /** Bounds of the start of work, sorted and disjoint, always hard; empty = any time. */
  readonly windows: readonly TimeWindow[];
  readonly serviceSeconds: Seconds;
}

/** A named area: one polygon or several. */
export interface Zone {
  readonly name: string;
  /** GeoJSON: polygons, each of rings (the outer one, then holes), each of `[lon, lat]` points, the first again at the end. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** What a van has already been promised to do, when a day is planned anew. */
export interface Lock {
  readonly vanId: string;
  /**
   * `first`: its calls begin with these. `sequence`: it makes these in this order, others may come in between. `frozen`: these
   * are all its calls (none: it stays in).
   */
  readonly kind: 'first' | 'sequence' | 'frozen';
  /** Ids of stops in order; a shipment's first mention is its fetch, its second its visit. */
  readonly stops: readonly string[];
}

/** What a plan is judged by. */
export interface Objective {
  /** Weight of the money of the routes. Default 1. */
  readonly cost: number;
  /** Money an hour from the day's beginning to the end of the last visit of all. Default 0. */
  readonly completionPerHour: Money;
  /** Money an hour from the day's beginning to the start of work, summed over all visits. Default 0. */
  readonly arrivalsPerHour: Money;
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
  /** Areas that vehicles name by their `zone`. */
  readonly zones?: readonly Zone[];
  /** At most one a van. */
  readonly locks?: readonly Lock[];
  /** Absent = cost alone. */
  readonly objective?: Objective;
}

/** A depot and where it stands among the places. */
export interface ProblemDepot extends Depot {
  /** Index into `Problem.places`. */
  readonly place: number;
}
