import type { Load, Metres, Money, Seconds, TimeWindow } from './units.ts';

/** A pause owed to the driver: begins within `window`, lasts `seconds`. */
export interface Break {
  readonly window: TimeWindow;
  readonly seconds: Seconds;
}

/** After `maxDrivingSeconds` at the wheel the driver rests `restSeconds`, in one piece or in the parts of `split`. */
export interface DrivingRule {
  readonly maxDrivingSeconds: Seconds;
  readonly restSeconds: Seconds;
  /** Parts in order, e.g. 15 and 30 minutes; empty = in one piece. */
  readonly split: readonly Seconds[];
}

/** One row of the vehicle file: `count` vans that are alike. */
export interface Vehicle {
  readonly id: string;
  /** Vans of this row; with more than one they are called `id-1` ... `id-count`. */
  readonly count: number;
  /** Where routes start. */
  readonly depotId: string;
  /** Where routes end; `null` = at the last stop (an open route). */
  readonly endDepotId: string | null;
  /** Earliest departure and latest return; absent = any time. */
  readonly shift?: TimeWindow;
  /** Dimensions not named are unlimited. */
  readonly capacity: Load;
  readonly maxStops?: number;
  readonly maxMetres?: Metres;
  /** From departure to return. */
  readonly maxSeconds?: Seconds;
  readonly maxDrivingSeconds?: Seconds;
  /** Per van used. Default 0. */
  readonly costFixed: Money;
  /** Default 0. */
  readonly costPerKm: Money;
  /** From departure to return: driving, service and waiting. Default 0. */
  readonly costPerHour: Money;
  readonly overtimeAfterSeconds?: Seconds;
  readonly overtimeCostPerHour: Money;
  /** Per order delivered; an exchange is a delivery and a pickup. Default 0. */
  readonly payPerDelivery: Money;
  /** Per order fetched. Default 0. */
  readonly payPerPickup: Money;
  readonly breaks: readonly Break[];
  readonly drivingRule?: DrivingRule;
  /** Loadings a day. Default 1. */
  readonly trips: number;
  /** A reload lasts this long, and no less than the depot's `loadSeconds`. Default 0. */
  readonly reloadSeconds: Seconds;
  /** Where it may load again, each time at whichever of them suits best; at least one. Absent = the start depot. */
  readonly reloadDepotIds?: readonly string[];
  /** `last`: on each trip all deliveries before any pickup; `after-delivery`: moreover no trip of pickups alone. */
  readonly backhaul: 'mixed' | 'last' | 'after-delivery';
  /** Travel times are divided by it (and rounded up). Default 1. */
  readonly speedFactor: number;
  /** Name of a travel profile. Default `van`. */
  readonly profile: string;
  readonly skills: readonly string[];
  readonly maxCash?: Money;
  readonly zone?: string;
  readonly zoneCost?: Money;
  readonly extra: Readonly<Record<string, string>>;
}

/** A row with no rule and no cost: what a vehicle made in code is spread from. */
export const VEHICLE_DEFAULTS = {
  count: 1,
  capacity: {},
  costFixed: 0,
  costPerKm: 0,
  costPerHour: 0,
  overtimeCostPerHour: 0,
  payPerDelivery: 0,
  payPerPickup: 0,
  breaks: [],
  trips: 1,
  reloadSeconds: 0,
  backhaul: 'mixed',
  speedFactor: 1,
  profile: 'van',
  skills: [],
  extra: {},
} as const satisfies Omit<Vehicle, 'id' | 'depotId' | 'endDepotId'>;

/** Where a vehicle may load again between two trips. */
export function reloadDepotsOf(vehicle: Pick<Vehicle, 'depotId' | 'reloadDepotIds'>): readonly string[] {
  return vehicle.reloadDepotIds ?? [vehicle.depotId];
}

/** The names of a row's vans: the row's own id, or `id-1` ... `id-count`. */
export function vanIds(vehicle: Pick<Vehicle, 'id' | 'count'>): string[] {
  if (vehicle.count === 1) return [vehicle.id];
  return Array.from({ length: vehicle.count }, (_, i) => `${vehicle.id}-${i + 1}`);
}
