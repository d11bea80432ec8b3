import type { Problem, Stop } from '../model/problem.ts';
import type { Vehicle } from '../model/vehicle.ts';

/** What a call is to a day with backhauls: it brings goods of the depot, or fetches goods for it. */
export const BRINGS = 1;
export const FETCHES = 2;

/** The rules of who may stand next to whom, and with whom on a route. */
export interface GateRules {
  /** Per node: BRINGS and FETCHES; null where no vehicle minds. */
  readonly phase: Uint8Array | null;
  /** By class: brings before fetching. Where there may be several trips, their itinerary sees to it. */
  readonly last: Uint8Array;
  /** By class: moreover a route fetches nothing before it has brought something. */
  readonly afterDelivery: Uint8Array;
  /** Per node: number of those that must not be on one route, or -1; null where there are none. */
  readonly apart: Int32Array | null;
  /** Per node: 1 where a lock keeps it where it is; null where there are none. */
  readonly locked: Uint8Array | null;
  /** Per node: 1 where nothing may come between it and what precedes it. */
  readonly glued: Uint8Array | null;
  readonly locks: readonly LockedRoute[];
}

/** The calls a van is locked to make, in order. */
export interface LockedRoute {
  readonly vanId: string;
  /** Index of the van's class, which holds no other van. */
  readonly vehicleClass: number;
  readonly nodes: Int32Array;
  readonly kind: 'first' | 'sequence' | 'frozen';
}

/** What the rules are compiled from. */
export interface GateNodes {
  readonly nodes: readonly Stop[];
  readonly isFetch: Uint8Array;
  /** Of each class. */
  readonly rows: readonly Pick<Vehicle, 'backhaul' | 'trips'>[];
  readonly locks: readonly LockedRoute[];
}

/** The rules of a day, or null if it has none. */
export function gateRules(problem: Problem, { nodes, isFetch, rows, locks }: GateNodes): GateRules | null {
  const types = new Map(problem.orders.map((order) => [order.id, order.type]));
  const phases = Uint8Array.from(nodes, (stop, node) => (isShipment(stop, isFetch[node]) ? 0 : phaseOf(stop, types)));
  const minds = rows.some(({ backhaul }) => backhaul !== 'mixed') && phases.some((p) => (p & FETCHES) !== 0);
  const apart = apartNumbers(nodes);
  if (!minds && apart === null && locks.length === 0) return null;
  const locked = new Uint8Array(nodes.length);
  const glued = new Uint8Array(nodes.length);
  for (const { nodes: fixed, kind } of locks) {
    for (const node of fixed) {
      locked[node] = 1;
      if (kind !== 'sequence') glued[node] = 1;
    }
  }
  return {
    phase: minds ? phases : null,
    last: Uint8Array.from(rows, ({ backhaul, trips }) => (backhaul === 'mixed' || trips > 1 ? 0 : 1)),
    afterDelivery: Uint8Array.from(rows, ({ backhaul }) => (backhaul === 'after-delivery' ? 1 : 0)),
    apart,
    locked: locks.length > 0 ? locked : null,
    glued: locks.length > 0 ? glued : null,
    locks,
  };
}

function isShipment(stop: Stop, isFetch: number): boolean {
  return isFetch === 1 || stop.from !== undefined;
}

/** By the types of its orders; where those are not at hand, by its loads. */
function phaseOf(stop: Stop, types: ReadonlyMap<string, string>): number {
  let phase = 0;
  let isKnown = false;
  for (const id of stop.orderIds) {
    const type = types.get(id);
    if (type === undefined) continue;
    isKnown = true;
    if (type !== 'pickup') phase |= BRINGS;
    if (type !== 'delivery') phase |= FETCHES;
  }
  if (isKnown) return phase;
  const has = (load: Stop['delivery']) => Object.values(load).some((amount) => amount > 0);
  return (has(stop.delivery) || !has(stop.pickup) ? BRINGS : 0) | (has(stop.pickup) ? FETCHES : 0);
}

/** Names that two or more stops share, as numbers; -1 elsewhere. */
function apartNumbers(nodes: readonly Stop[]): Int32Array | null {
  const count = new Map<string, number>();
  for (const { apart } of nodes) if (apart !== undefined) count.set(apart, (count.get(apart) ?? 0) + 1);
  const shared = [...count].filter(([, members]) => members > 1).map(([name]) => name);
  if (shared.length === 0) return null;
  const numbers = new Map(shared.map((name, i) => [name, i]));
  return Int32Array.from(nodes, ({ apart }) => (apart === undefined ? -1 : (numbers.get(apart) ?? -1)));
}
