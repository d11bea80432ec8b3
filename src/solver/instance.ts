import type { Arcs } from './arcs.ts';
import type { GateRules } from './gate-rules.ts';
import type { CallRules } from './itinerary/call-rules.ts';
import type { ClassRules } from './itinerary/class-rules.ts';
import type { RideRules } from './itinerary/ride-rules.ts';
import type { ObjectiveRates } from './objective.ts';
import type { RelationTable } from './relations/relation-table.ts';

export { HORIZON, UNBOUNDED } from './no-bound.ts';

/** A van and the row it belongs to. */
export interface Van {
  readonly id: string;
  /** Index into `Problem.vehicles`. */
  readonly vehicle: number;
}

/** Vans that are alike in every respect the search knows. */
export interface VehicleClass {
  /** Its vans, in the order in which they are put to use. */
  readonly vans: readonly Van[];
  /** Routes it may drive: its vans, at most one a stop. */
  readonly routes: number;
  /** Per dimension, in scaled units. */
  readonly capacity: Int32Array;
  /** Arc index of the start depot. */
  readonly from: number;
  /** Arc index of the end depot, or of nowhere. */
  readonly to: number;
  /** Routes end with their last visit: `to` is nowhere. */
  readonly isOpen: boolean;
  /** Money per metre. */
  readonly rateMetre: number;
  /** Money per second from departure to return. */
  readonly rateSecond: number;
  readonly fixed: number;
  readonly departAfter: number;
  readonly returnBy: number;
  readonly maxStops: number;
  readonly maxMetres: number;
  readonly maxSeconds: number;
  /** What its time is bound by beyond the above. */
  readonly rules: ClassRules;
  /** Routes have to be gone along to know what they take: see itinerary/. */
  readonly walked: boolean;
  /** Index into `Instance.arcs`. */
  readonly arcs: number;
}

/** A day in numbers: what compile makes of a Problem and all the search knows of it. Node i is a call at the stop `stopOf[i]`. */
export interface Instance {
  /** Calls: a stop's door, and where its shipment is fetched; nodes 0 ... n-1. */
  readonly n: number;
  /** Nodes are renumbered along a Hilbert curve, so that neighbours lie near each other in memory. */
  readonly stopOf: Int32Array;
  /** 1 where a shipment is fetched; its stop is called at by another node as well. */
  readonly isFetch: Uint8Array;
  /** Nodes that depend on each other; they have no skip cost of their own. Null = none do. */
  readonly relations: RelationTable | null;
  /** Null = no backhaul rule, no locks, nothing apart. */
  readonly gates: GateRules | null;
  /** Degrees; only to find candidates for neighbours. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dimensions: number;
  /** Scaled units, `[node * dimensions + d]`. */
  readonly delivery: Int32Array;
  /** What joins the load at a node; less than 0 where a shipment leaves it. */
  readonly pickup: Int32Array;
  readonly service: Int32Array;
  /** Windows of node i: `windowAt[i]` to `windowAt[i + 1]`, at least one each. */
  readonly windowAt: Int32Array;
  readonly windowStart: Int32Array;
  readonly windowEnd: Int32Array;
  /** The time of calls as it stands on the door. */
  readonly calls: CallRules;
  /** Null = no shipment is limited in how long it may ride. */
  readonly rides: RideRules | null;
  /** 1 where what is picked up stays on board over a reload. */
  readonly staysOn: Uint8Array;
  /** Cost of staying out; for must-serve stops more than any insertion, times (1 + priority). */
  readonly skip: Float64Array;
  readonly required: Uint8Array;
  readonly classes: readonly VehicleClass[];
  /** `[class * n + node]`: 1 where the class may serve the node. */
  readonly admit: Uint8Array;
  /** `[class * n + node]`: what serving the node costs besides the way there, in 1/1000 of money, from 0 up. */
  readonly prices: Int32Array;
  /** Some price is not 0. */
  readonly priced: boolean;
  readonly arcs: readonly Arcs[];
  readonly objective: ObjectiveRates;
}
