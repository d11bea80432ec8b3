/**
 * How published instances turn numbers into integers: `round` to the nearest integer; `trunc` down to an integer;
 * `dimacs` 10 x, truncated; `exact` 1,000 x, to the nearest integer; `none` keeps the double. It holds for distances,
 * times, windows, fixed costs and prizes alike.
 */
export type Rounding = 'round' | 'trunc' | 'dimacs' | 'exact' | 'none';

/** How the length of a leg is computed, or `EXPLICIT`: given. `CEIL_2D` and `FLOOR_2D` round before anything is scaled. */
export type EdgeWeightType = 'EUC_2D' | 'CEIL_2D' | 'FLOOR_2D' | 'EXPLICIT';

/**
 * A published (VRPLIB, Solomon, Li & Lim) instance as its file states it: unscaled numbers, locations counted from 0,
 * depots first. A rule that the file leaves out is left out here.
 */
export interface ResearchInstance {
  readonly name: string;
  /** As stated, e.g. `CVRP`; upper case. Empty if not stated. */
  readonly type: string;
  readonly comment: string;
  /** Number of locations, depots included. */
  readonly size: number;
  /** Locations 0 ... `depotCount - 1` are depots. */
  readonly depotCount: number;
  readonly edgeWeightType: EdgeWeightType;
  readonly xs?: readonly number[];
  readonly ys?: readonly number[];
  /** `EXPLICIT`: row-major, `size` squared. */
  readonly matrix?: Float64Array;
  /** By location: brought from the depot, one number a dimension. */
  readonly demand?: readonly (readonly number[])[];
  /** By location: fetched for the depot, one number a dimension. */
  readonly backhaul?: readonly (readonly number[])[];
  /** By location; depots 0. */
  readonly service?: readonly number[];
  /** By location: earliest and latest start of service; a depot's bounds its vehicles' day. */
  readonly windows?: readonly (readonly [number, number])[];
  /** By location: lost if not served; 0 = must be served. */
  readonly prize?: readonly number[];
  /** By location: when the goods are at the depot. */
  readonly release?: readonly number[];
  /** Locations of which exactly one is served; each of two or more. */
  readonly groups: readonly (readonly number[])[];
  readonly shipments: readonly ResearchShipment[];
  readonly fleet: ResearchFleet;
}

/** Goods fetched at one location and brought to another on the same route. */
export interface ResearchShipment {
  readonly pickup: number;
  readonly delivery: number;
  readonly amount: readonly number[];
}

/** Lists by vehicle hold one entry for all vehicles, or one each. */
export interface ResearchFleet {
  /** Absent = unlimited. */
  readonly count?: number;
  /** One number a dimension. */
  readonly capacity?: readonly (readonly number[])[];
  readonly maxDistance?: readonly number[];
  /** From departure to return, service and waiting included. */
  readonly maxDuration?: readonly number[];
  readonly maxReloads?: readonly number[];
  readonly fixedCost?: readonly number[];
  /** Default 1. */
  readonly unitDistanceCost?: readonly number[];
  /** Locations; default 0. */
  readonly depot?: readonly number[];
  /** Locations the vehicle may serve; absent = all. */
  readonly allowedClients?: readonly (readonly number[])[];
  /** Depots the vehicle may reload at; absent = it may not. */
  readonly reloadDepots?: readonly (readonly number[])[];
}

/** Where the legs of a research instance come from: the plane, rounded as named, or a table of whole numbers. */
export type ResearchTravel =
  | {
      readonly kind: 'euclidean';
      readonly xs: readonly number[];
      readonly ys: readonly number[];
      readonly rounding: Exclude<Rounding, 'none'>;
    }
  | {
      readonly kind: 'table';
      readonly size: number;
      /** Row-major, metres and seconds alike. */
      readonly legs: Int32Array;
    };
