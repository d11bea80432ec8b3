import type { Order } from '../../model/order.ts';
import type { Verdict } from '../../model/plan.ts';
import type { LatLon, Load, TimeWindow } from '../../model/units.ts';
import type { ClockChange } from './clock-changes.ts';
import type { RouteStyle } from './route-styles.ts';
import type { WindowState } from './window-state.ts';

/** What the page knows: the plan as it is shown, without telephone numbers, e-mail addresses or notes. */
export interface MapData {
  readonly date: string;
  readonly timeZone: string;
  readonly clockChanges: readonly ClockChange[];
  /** Where legs came from, in words. */
  readonly travel: string;
  readonly dimensions: readonly string[];
  readonly totals: MapTotals;
  readonly depots: readonly MapDepot[];
  readonly zones: readonly MapZone[];
  readonly routes: readonly MapRoute[];
  /** Vans that stay in. */
  readonly idle: readonly string[];
  /** Visits route by route, in order. */
  readonly visits: readonly MapVisit[];
  readonly leftovers: readonly MapLeftover[];
}

export interface MapTotals {
  readonly cost: number;
  readonly skipped: number;
  readonly metres: number;
  readonly seconds: number;
  readonly orders: number;
  readonly stops: number;
  readonly served: number;
  readonly unassigned: number;
  readonly deferred: number;
  readonly held: number;
  readonly rejected: number;
}

/** A named area; rings of `[lat, lon]` points, holes among them. */
export interface MapZone {
  readonly name: string;
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

export interface MapDepot extends LatLon {
  readonly id: string;
  readonly window: TimeWindow | null;
}

export interface MapRoute {
  readonly van: string;
  readonly vehicle: string;
  readonly style: RouteStyle;
  /** Index into `depots`. */
  readonly from: number;
  /** Index into `depots`; `null` = ends at the last stop. */
  readonly to: number | null;
  readonly shift: TimeWindow | null;
  /** The zone it works in; empty = anywhere. */
  readonly zone: string;
  readonly departure: number;
  readonly finish: number;
  /** Visits `first` ... `first + count - 1` of `MapData.visits`. */
  readonly first: number;
  readonly count: number;
  readonly orders: number;
  readonly metres: number;
  readonly seconds: number;
  readonly driving: number;
  readonly service: number;
  readonly waiting: number;
  readonly cost: number;
  /** Parts of `cost` by name, those of nothing left out. */
  readonly costs: readonly (readonly [name: string, amount: number])[];
  readonly pauses: readonly MapPause[];
  /** Seconds of breaks and rests. */
  readonly pausing: number;
  /** Seconds at the depot between trips. */
  readonly reloading: number;
  /** Where the driver's sheet is, from the page; `null` = there is none. */
  readonly sheet: string | null;
  readonly loads: readonly MapLoad[];
}

/** What a van does between two stops other than drive: the first loading, loading for another trip, a break, a rest. */
export interface MapPause {
  readonly kind: 'load' | 'reload' | 'break' | 'rest';
  /** Index into `depots` of a reload. */
  readonly depot: number | null;
  /** Index into `MapData.visits` of the visit that follows, or one after the route's last. */
  readonly before: number;
  readonly arrival: number;
  readonly start: number;
  readonly departure: number;
}

/** The most that is on board at once, by dimension; `capacity` is `null` when unlimited. */
export interface MapLoad {
  readonly name: string;
  readonly peak: number;
  readonly capacity: number | null;
}

export interface MapOrder {
  readonly id: string;
  readonly customer: string;
}

export interface MapVisit extends LatLon {
  /** Index into `routes`. */
  readonly route: number;
  /** From 1. */
  readonly number: number;
  readonly orders: readonly MapOrder[];
  readonly address: string;
  /** The door where a shipment is picked up, not where it goes. */
  readonly isFetch: boolean;
  readonly kind: Order['type'];
  readonly windows: readonly TimeWindow[];
  readonly state: WindowState;
  readonly arrival: number;
  readonly start: number;
  readonly departure: number;
  /** On board when driving on. */
  readonly load: Load;
  readonly delivery: Load;
  readonly pickup: Load;
  /** Collected at the door. */
  readonly cash: number;
  /** From the step before. */
  readonly metres: number;
  readonly seconds: number;
  readonly skills: readonly string[];
  /** Promises made for orders here that are not kept, in words. */
  readonly promises: readonly string[];
}

/** An order on no route; a rejected row has no place. */
export interface MapLeftover {
  /** `alternative`: another order of its group is served, and nothing is amiss. */
  readonly kind: 'unassigned' | 'alternative' | 'deferred' | 'held' | 'rejected';
  /** Of an unassigned order: how bad it is. */
  readonly verdict: Verdict | null;
  readonly order: string;
  readonly customer: string;
  readonly address: string;
  readonly place: LatLon | null;
  readonly windows: readonly TimeWindow[];
  readonly reason: string;
  readonly remedy: string;
  /** What becomes of a promise that is not kept, in words; empty if there is none. */
  readonly promise: string;
}
