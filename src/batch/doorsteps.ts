import { greatCircleMetres } from '../geo/great-circle.ts';
import type { Order, Vehicle } from '../model/index.ts';
import { canCarry } from './can-carry.ts';

/** Orders of one customer no farther apart than this are at one door, unless told otherwise. */
export const SAME_DOOR_METRES = 20;

/** Orders that are served at one visit; the first one gives the place. */
export type Doorstep = readonly Order[];

export interface DoorstepOptions {
  readonly vehicles: readonly Vehicle[];
  /** Windows bound the end of work: orders are put together only while all their work fits into every window. */
  readonly endsBindWork: boolean;
  /** Orders of one customer no farther apart than this are at one door. Default 20. */
  readonly sameDoorMetres?: number;
  /** By order: what is settled about it, in words; orders of which it is not the same are not put together. Default none. */
  readonly settled?: ReadonlyMap<string, string>;
}

/**
 * Puts orders of one customer at one door together, in the order they come. They stay apart when they differ in anything that
 * a visit has only once (windows, skills, pins ...), and when no vehicle could carry them all.
 */
export function findDoorsteps(orders: readonly Order[], options: DoorstepOptions): Doorstep[] {
  const doorsteps: Order[][] = [];
  const open = new Map<string, Order[][]>();
  for (const order of orders) {
    const key =
      order.customer === undefined || isAlone(order) ? undefined : sameVisitKey(order, options.settled?.get(order.id));
    const candidates = key === undefined ? undefined : open.get(key);
    const joined = candidates?.find((doorstep) => fits(doorstep, order, options));
    if (joined !== undefined) {
      joined.push(order);
      continue;
    }
    const doorstep = [order];
    doorsteps.push(doorstep);
    if (key !== undefined) open.set(key, [...(candidates ?? []), doorstep]);
  }
  return doorsteps;
}

/** A shipment, an alternative, and what keeps apart from others is a visit of its own. */
function isAlone(order: Order): boolean {
  return order.from !== undefined || order.group !== undefined || order.apart !== undefined;
}

/** What orders must have in common to be one visit. */
function sameVisitKey(order: Order, settled: string | undefined): string {
  const { customer, windows, skills, vehicle, depot, together, lateCostPerHour, maxRideSeconds } = order;
  return JSON.stringify([
    customer,
    windows,
    skills,
    vehicle,
    depot,
    together,
    lateCostPerHour,
    maxRideSeconds,
    settled,
  ]);
}

function fits(doorstep: readonly Order[], order: Order, options: DoorstepOptions): boolean {
  const all = [...doorstep, order];
  if (greatCircleMetres(doorstep[0].location, order.location) > (options.sameDoorMetres ?? SAME_DOOR_METRES))
    return false;
  if (!options.vehicles.some((vehicle) => canCarry(vehicle, all))) return false;
  return !options.endsBindWork || order.windows.every((w) => w.end - w.start >= workSeconds(all));
}

/** Set-up once, services one after the other. */
export function workSeconds(orders: readonly Order[]): number {
  return Math.max(...orders.map((o) => o.setupSeconds)) + orders.reduce((sum, o) => sum + o.serviceSeconds, 0);
}
