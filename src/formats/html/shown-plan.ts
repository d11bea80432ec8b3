import type { Order } from '../../model/order.ts';
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
  readonly costs: { readonly fixed: number; readonly distance: number; readonly time: number };
  readonly loads: readonly MapLoad[];
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
  /** From the step before. */
  readonly metres: number;
  readonly seconds: number;
  readonly skills: readonly string[];
}

/** An order on no route; a rejected row has no place. */
export interface MapLeftover {
  readonly kind: 'unassigned' | 'deferred' | 'held' | 'rejected';
  readonly order: string;
  readonly customer: string;
  readonly address: string;
  readonly place: LatLon | null;
  readonly windows: readonly TimeWindow[];
  readonly reason: string;
  readonly remedy: string;
}
