import type { Load, Order, Vehicle } from '../model/index.ts';
import { canCarry, hasRoom, isAllowed } from './can-carry.ts';

/**
 * An order that is larger than any vehicle that may serve it, cut into pieces that fill the one that carries most of it, and a rest.
 * Pieces are orders of their own at the same door, with set-up once where one van brings them in a row; work, cash and skip cost
 * are shared out. What is not divisible, fits, or cannot be cut stays as it is.
 */
export function splitOrder(order: Order, vehicles: readonly Vehicle[], taken: ReadonlySet<string>): Order[] {
  if (!order.divisible || order.group !== undefined || order.together !== undefined) return [order];
  const allowed = vehicles.filter((vehicle) => isAllowed(vehicle, order));
  if (allowed.length === 0 || allowed.some((vehicle) => canCarry(vehicle, [order]))) return [order];
  const largest = allowed.reduce((best, vehicle) =>
    timesFull(vehicle, order) < timesFull(best, order) ? vehicle : best,
  );
  const loads = cut(order, largest);
  if (loads === undefined) return [order];
  let mark = '/';
  while (loads.some((_, i) => taken.has(`${order.id}${mark}${i + 1}`))) mark += '/';
  const share = shares(order, loads);
  return loads.map(({ delivery, pickup }, i): Order => {
    const { skipCost, ...rest } = order;
    return {
      ...rest,
      id: `${order.id}${mark}${i + 1}`,
      delivery,
      pickup,
      serviceSeconds: part(order.serviceSeconds, share, i, Math.round),
      ...(skipCost === undefined ? {} : { skipCost: part(skipCost, share, i, (x) => Math.round(x * 1000) / 1000) }),
      cash: i === 0 ? order.cash : 0,
      divisible: false,
      piece: { of: order.id, number: i + 1, count: loads.length },
    };
  });
}

interface Loads {
  readonly delivery: Load;
  readonly pickup: Load;
}

/** Vehicles of this row, by its scarcest dimension, that the order would fill. */
function timesFull({ capacity }: Vehicle, { delivery, pickup }: Loads): number {
  const ratios = [delivery, pickup].flatMap((load) =>
    Object.entries(load).map(([name, amount]) => amount / (capacity[name] ?? Infinity)),
  );
  return Math.max(0, ...ratios);
}

/** Whole amounts stay whole. Undefined where not even one unit fits. */
function cut(order: Order, vehicle: Vehicle): Loads[] | undefined {
  const pieces: Loads[] = [];
  let left: Loads = { delivery: order.delivery, pickup: order.pickup };
  while (!(hasRoom(vehicle, left.delivery) && hasRoom(vehicle, left.pickup))) {
    const fill = 1 / timesFull(vehicle, left);
    const taken = { delivery: portion(left.delivery, fill), pickup: portion(left.pickup, fill) };
    const before = timesFull(vehicle, left);
    left = { delivery: minus(left.delivery, taken.delivery), pickup: minus(left.pickup, taken.pickup) };
    // a van that holds less than one unit would never come to an end
    if (!(timesFull(vehicle, left) < before) || pieces.length >= MOST_PIECES) return undefined;
    pieces.push(taken);
  }
  return [...pieces, left];
}

/** More are no order but a contract. */
const MOST_PIECES = 200;

function portion(load: Load, share: number): Load {
  const entries = Object.entries(load).map(([name, amount]): [string, number] => [
    name,
    Number.isInteger(amount) ? Math.floor(amount * share + 1e-9) : Math.floor(amount * share * 1e6) / 1e6,
  ]);
  return Object.fromEntries(entries.filter(([, amount]) => amount > 0));
}

function minus(load: Load, taken: Load): Load {
  const entries = Object.entries(load).map(([name, amount]): [string, number] => [
    name,
    Math.round((amount - (taken[name] ?? 0)) * 1e9) / 1e9,
  ]);
  return Object.fromEntries(entries.filter(([, amount]) => amount > 0));
}

/** What part of the whole each piece is, by its scarcest amounts. */
function shares(order: Order, loads: readonly Loads[]): number[] {
  const amounts = loads.map(({ delivery, pickup }) =>
    Math.max(0, ...shareOf(delivery, order.delivery), ...shareOf(pickup, order.pickup)),
  );
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return amounts.map((amount) => amount / total);
}

function shareOf(load: Load, whole: Load): number[] {
  return Object.entries(load).map(([name, amount]) => amount / (whole[name] ?? Infinity));
}

/** The i-th part of an amount; the parts add up to it. */
function part(whole: number, share: readonly number[], i: number, round: (x: number) => number): number {
  const upTo = (k: number) => (k >= share.length ? whole : round(whole * share.slice(0, k).reduce((a, b) => a + b, 0)));
  return round(upTo(i + 1) - upTo(i));
}
