import type { Random } from './random.ts';
import type { Reach } from './reach.ts';
import type { Territories } from './regions/territories.ts';
import type { State } from './state.ts';

/** Stops that depend on each other, put back as one item. */
export interface RelatedItems {
  isRelated(node: number): boolean;
  /** Puts back all that a ruin took out, in random order; see `recreate`. */
  recreate(random: Random, limit: number, eager: boolean): boolean;
  /** Puts absent items in, in the order given. `anywhere`: on any route, only where it pays. */
  placeAll(order: Int32Array, anywhere: boolean): void;
  /** Cost of what the best solution leaves out though it must be served. */
  requiredCost(): number;
  /** A locked node without what must go with it, or -1. */
  tornLock(): number;
  /** After visits were put in one by one: takes out what is incomplete. */
  settleAll(): void;
  /** Counts and charges as if nothing were on a route, whatever is; `settleAll` sets that right. */
  unsettle(): void;
  /** Counts anew which slots are served; what is left out is paid for. */
  recount(): void;
}

/** Ints of state that nodes or routes have outside their records: those of the i-th from `at + i * width` on. */
export interface Block {
  readonly at: number;
  readonly width: number;
}

/**
 * What ruin, recreate and the search need of the routes of a solution, whatever rules they obey. The solution is always
 * feasible. Addresses name records of `st`; heads and the dummy head lie at `firstHead` and above.
 */
export interface Routes {
  readonly state: State;
  readonly st: Int32Array;
  /** Stops. */
  readonly n: number;
  /** log2 of ints a record. */
  readonly shift: number;
  /** Address of the first route head; stops lie below. */
  readonly firstHead: number;
  /** What absent stops have as ROUTE. */
  readonly dummy: number;
  /** Neighbour addresses `[node * k + i]`, in the order of `Neighbours`; `dummy` pads. */
  readonly near: Int32Array;
  readonly k: number;
  /** How many of them places are looked for at, and where else. */
  readonly reach: Reach;
  /** Cost of the solution: routes, and absent stops at their skip cost. In the unit of `moneyPerCost`. */
  cost: number;
  /** Money per unit of `cost`. */
  readonly moneyPerCost: number;
  /** Cost of each node when absent; a search may raise it for a while (insistence.ts). */
  readonly skip: Float64Array;
  /** Stops out of the solution for now: taken by `cut`, put back by recreate. */
  readonly out: Int32Array;
  outCount: number;
  /** Set when taking a visit out broke a rule (roads without triangle inequality); the iteration is then undone. */
  broken: boolean;
  /** Change in cost of the position that `findPosition` returned. */
  delta: number;

  /** All that is kept of a route besides its record. */
  readonly routeBlocks: readonly Block[];
  /** The same of a node. */
  readonly nodeBlocks: readonly Block[];
  /** After state was written to from outside: lists of empty routes, counters and cost, from the records. O(n). */
  recount(): void;
  /**
   * Works from now on with the nodes and routes of one region alone: no others are looked at, taken out, or taken into use. The state
   * holds the whole day; `recount` gives it back. O(n).
   */
  confine(territories: Territories, region: number): void;

  /** The next empty route's head of a vehicle class, or -1. */
  emptyRoute(vehicleClass: number): number;
  /** Whether a class may serve a node at all. */
  mayServe(vehicleClass: number, node: number): boolean;
  /** Change in cost of putting an absent stop after `position`; Infinity if a rule forbids it. */
  price(stop: number, position: number): number;
  /** Cost of travel from a record in use (a stop or a head) to what follows it. */
  arcCost(stop: number): number;
  /** What the van of a route does between its calls, in order; see itinerary/actions.ts. */
  decisionsOf(head: number): readonly (readonly [kind: number, before: number])[];
  /** Visits of a route. */
  sizeOf(head: number): number;
  /** Vehicle class of a route. */
  classOf(head: number): number;
  /** What a route costs as it stands, in units of `cost`; 0 without visits. */
  costOf(head: number): number;
  /** Routes with at least one visit. */
  usedRoutes(): number;
  /** Number of absent stops that are asked for. */
  absentCount(): number;
  /** Number of visits on routes. */
  visits(): number;
  /** Whether an absent stop is asked for; if not, another is served in its stead. */
  isLeftOut(stop: number): boolean;
  /** The stop around which a ruin begins when this one was drawn: the one served in its stead, or itself. */
  standIn(stop: number): number;
  /** As `cut`, but leaves what is locked. */
  take(first: number, count: number): void;
  /** After a ruin: takes out what cannot stay without what was taken out. */
  completeRuin(): void;
  /** After stops were put back, before the cost counts: settles what depends on all of them. */
  completeRecreate(): void;
  /** Null where every stop stands for itself. */
  readonly relations: RelatedItems | null;
  /** Takes `count` consecutive visits from `first` on out of their route, onto `out`; `cost` changes. */
  cut(first: number, count: number): void;
  /** Takes an absent stop onto `out`; its skip cost leaves `cost`. */
  pickUp(stop: number): void;
  /** Leaves a stop of `out` absent, at its skip cost. */
  leaveOut(stop: number): void;
  /** The address after which `stop` fits best at less than `budget`, or -1; sets `delta`. */
  findPosition(stop: number, budget: number): number;
  /** As `findPosition`, over all routes instead of the neighbours'. */
  findAnywhere(stop: number, budget: number): number;
  /** Puts a stop of `out` after `position`; `cost` grows by `delta`. */
  insert(stop: number, position: number): void;
  /** Puts an absent stop after `position`, whatever rule that breaks until the route is whole; see `isAllowed`. Its skip cost stays in `cost`. */
  append(stop: number, position: number): void;
  /** Whether a route as it stands keeps the rules of its vehicle; gone along in full. */
  isAllowed(head: number): boolean;
  /** The same and the rules of who goes with whom, as far as others are on routes yet. */
  isSound(head: number): boolean;
  /** A lock keeps the visit on its route. */
  isLocked(stop: number): boolean;
  /** Before a solution is accepted: makes better what is decided apart from the order of visits; `cost` may fall. */
  polish?(): void;
  /** Tries local-search moves around a stop; applies the first whose change in cost is below `threshold`. */
  improve(stop: number, threshold: number): boolean;
  /** As `improve`, with the costlier moves that exchange short segments. */
  exchange(stop: number, threshold: number): boolean;
}
