import type { IsoDate, LatLon, Load, Money, Seconds, TimeWindow } from './units.ts';

/** What is to happen at the door: `exchange` brings and fetches at one visit. */
export type OrderType = 'delivery' | 'pickup' | 'exchange';

/** The place a shipment is fetched from, when that is not the depot. */
export interface ShipmentOrigin {
  readonly location: LatLon;
  /** Default: any time. */
  readonly windows: readonly TimeWindow[];
  /** Default 0. */
  readonly serviceSeconds: Seconds;
}

/** A piece of an order that no vehicle can carry whole: an order of its own from then on. */
export interface OrderPiece {
  /** Id of the whole order. */
  readonly of: string;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** What was sold: one row of an order file, units fixed, defaults filled in. */
export interface Order {
  readonly id: string;
  readonly type: OrderType;
  readonly location: LatLon;
  /** Brought from the depot to the door; `{}` for a pickup. */
  readonly delivery: Load;
  /** Fetched at the door for the depot; `{}` for a delivery. */
  readonly pickup: Load;
  /** Sorted, disjoint; empty means any time. */
  readonly windows: readonly TimeWindow[];
  readonly serviceSeconds: Seconds;
  /** Added once per doorstep. */
  readonly setupSeconds: Seconds;
  /** ISO local date-time, when the order was placed. */
  readonly orderedAt?: string;
  /** Goods are at the depot from this day on. */
  readonly readyOn?: IsoDate;
  /** With a time of day: the instant from which they can be loaded, in seconds since the plan day's midnight. */
  readonly readyAt?: Seconds;
  /** The promised day, or a local date-time when an instant was promised. */
  readonly dueOn?: string;
  /** What leaving the order out today costs; absent = it must be served. */
  readonly skipCost?: Money;
  /** 0-100; only decides which must-serve orders stay out when not all can be served. */
  readonly priority: number;
  /** Absent = windows are hard. */
  readonly lateCostPerHour?: Money;
  /** A vehicle must have all of them. */
  readonly skills: readonly string[];
  /** Pinned to a vehicle row or to one van of it. */
  readonly vehicle?: string;
  /** Where what is brought is loaded and what is fetched is unloaded; absent = any depot. */
  readonly depot?: string;
  /** Alternatives: exactly one order of a group is served. */
  readonly group?: string;
  /** Served by the same vehicle as the others of this name. */
  readonly together?: string;
  /** Never on the same vehicle as the others of this name. */
  readonly apart?: string;
  /** May be cut into pieces when no vehicle can carry it whole. */
  readonly divisible: boolean;
  /** Of what order this is a piece; only of those that were cut. */
  readonly piece?: OrderPiece;
  readonly from?: ShipmentOrigin;
  readonly maxRideSeconds?: Seconds;
  /** Collected at the door. */
  readonly cash: Money;
  readonly address?: string;
  readonly postcode?: string;
  readonly customer?: string;
  /** Personal: written to routes, sheets and notices only. */
  readonly phone?: string;
  /** Personal: written to routes, sheets and notices only. */
  readonly email?: string;
  readonly notes?: string;
  readonly channel?: string;
  /** Columns that are not dayroute's, as read, in file order. */
  readonly extra: Readonly<Record<string, string>>;
  /** Where it was read. */
  readonly source?: SourceRow;
}

/** A row of an input file; `line` counts from 1, the header included. */
export interface SourceRow {
  readonly file: string;
  readonly line: number;
}
