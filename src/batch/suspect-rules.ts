import { type Complaint, type Order, type Problem, type TimeWindow, type Vehicle, vanIds } from '../model/index.ts';
import { hasRoom, isAllowed } from './can-carry.ts';
import { suspicion } from './suspicion.ts';

/** Orders that no vehicle can serve whatever the route, and capacities that nothing is measured against. */
export function suspectRules(problem: Problem): Complaint[] {
  const { vehicles, orders, stops } = problem;
  if (vehicles.length === 0) return [];
  const names = {
    skills: new Set(vehicles.flatMap((v) => v.skills)),
    vehicles: new Set(vehicles.flatMap((v) => [v.id, ...vanIds(v)])),
    depots: new Set(problem.depots.map((d) => d.id)),
  };
  const windows = new Map<string, readonly TimeWindow[]>();
  for (const stop of stops) for (const id of stop.orderIds) windows.set(id, stop.windows);
  return [
    ...orders.flatMap((order) => suspectOrder(order, windows.get(order.id) ?? order.windows, problem, names) ?? []),
    ...suspectCapacities(problem),
  ];
}

interface Names {
  readonly skills: ReadonlySet<string>;
  readonly vehicles: ReadonlySet<string>;
  readonly depots: ReadonlySet<string>;
}

/** The first reason found; the others may go away with it. */
function suspectOrder(
  order: Order,
  windows: readonly TimeWindow[],
  problem: Problem,
  names: Names,
): Complaint | undefined {
  if (order.vehicle !== undefined && !names.vehicles.has(order.vehicle)) {
    const message = `order ${order.id} is pinned to a vehicle that is not there today`;
    return suspicion(order, 'SUSPECT_PIN', message, 'Correct its vehicle, or empty it.', order.vehicle);
  }
  if (order.depot !== undefined && !names.depots.has(order.depot)) {
    const message = `order ${order.id} is pinned to a depot that does not exist`;
    return suspicion(order, 'SUSPECT_PIN', message, 'Correct its depot, or empty it.', order.depot);
  }
  const missing = order.skills.find((skill) => !names.skills.has(skill));
  if (missing !== undefined) {
    const message = `no vehicle has the skill that order ${order.id} needs`;
    return suspicion(order, 'SUSPECT_SKILL', message, 'Check its spelling, or give the skill to a vehicle.', missing);
  }
  const { vehicle: pin } = order;
  const pinned = pin && problem.vehicles.find((vehicle) => pin === vehicle.id || vanIds(vehicle).includes(pin));
  const lacks = pinned && order.skills.find((skill) => !pinned.skills.includes(skill));
  if (lacks) {
    const message = `order ${order.id} is pinned to vehicle ${order.vehicle}, which lacks the skill it needs`;
    return suspicion(order, 'SUSPECT_SKILL', message, 'Give the skill to the vehicle, or take the pin away.', lacks);
  }
  const allowed = problem.vehicles.filter((vehicle) => isAllowed(vehicle, order));
  if (allowed.length === 0) {
    const message = `no vehicle has all that order ${order.id} asks for at once (skills, vehicle, depot)`;
    return suspicion(order, 'SUSPECT_SKILL', message, 'Give one vehicle all of it, or ask for less.');
  }
  const roomy = allowed.filter((vehicle) => hasRoom(vehicle, order.delivery) && hasRoom(vehicle, order.pickup));
  if (roomy.length === 0) {
    const message = `order ${order.id} is larger than any vehicle that may carry it`;
    return suspicion(
      order,
      'SUSPECT_TOO_LARGE',
      message,
      'Split it into rows, or add a larger vehicle.',
      largest(order, allowed),
    );
  }
  if (windows.length > 0 && !roomy.some((vehicle) => windows.some((window) => meets(vehicle, window)))) {
    const message = `no vehicle that can carry order ${order.id} is on duty in its windows`;
    return suspicion(order, 'SUSPECT_WINDOW', message, 'Check its windows against the shifts, am and pm above all.');
  }
  return undefined;
}

function meets(vehicle: Vehicle, window: TimeWindow): boolean {
  return vehicle.shift === undefined || (window.end >= vehicle.shift.start && window.start <= vehicle.shift.end);
}

/** The amount that fits worst. */
function largest(order: Order, vehicles: readonly Vehicle[]): string {
  for (const load of [order.delivery, order.pickup]) {
    for (const [name, amount] of Object.entries(load)) {
      const most = Math.max(...vehicles.map((vehicle) => vehicle.capacity[name] ?? Infinity));
      if (amount > most) return `${name} ${amount}, at most ${most}`;
    }
  }
  return 'its amounts together';
}

/** Dimensions that have columns of their own in an order file. */
const OWN_DIMENSIONS: readonly string[] = ['weight_kg', 'volume_m3', 'parcels'];

/** A `max_NAME` that no order has, or amounts that no vehicle limits: the two names probably differ by a slip. */
function suspectCapacities(problem: Problem): Complaint[] {
  const limited = new Set(problem.vehicles.flatMap((vehicle) => Object.keys(vehicle.capacity)));
  const own = (name: string) => !OWN_DIMENSIONS.includes(name);
  const column = (name: string, prefix: string) => (own(name) || prefix === 'max_' ? `${prefix}${name}` : name);
  const warn = (name: string, message: string, others: Iterable<string>, prefix: string): Complaint => ({
    code: 'SUSPECT_DIMENSION',
    severity: 'warning',
    read: name,
    expected: [...others].map((other) => column(other, prefix)).join(', ') || 'none',
    message,
    cure: 'Check that load_NAME of the orders and max_NAME of the vehicles are spelt alike.',
  });
  if (problem.orders.length === 0) return [];
  return [
    ...[...limited]
      .filter((name) => own(name) && !problem.dimensions.includes(name))
      .map((name) =>
        warn(
          name,
          `vehicles have a capacity max_${name}, but no order has an amount load_${name}`,
          problem.dimensions,
          'load_',
        ),
      ),
    ...problem.dimensions
      .filter((name) => own(name) && !limited.has(name))
      .map((name) =>
        warn(
          name,
          `orders have an amount load_${name}, but no vehicle has a capacity max_${name}: it is not limited`,
          limited,
          'max_',
        ),
      ),
  ];
}
