import type { Complaint, Order, Problem, Vehicle } from '../model/index.ts';
import { isAllowed } from './can-carry.ts';
import { suspicion } from './suspicion.ts';

/** Orders that belong together in a way that cannot work out, or that belong together with nothing. */
export function suspectCompanions({ orders, vehicles }: Problem): Complaint[] {
  if (vehicles.length === 0) return [];
  return [
    ...named(orders, ({ group }) => group).flatMap(([name, members]) => suspectGroup(name, members)),
    ...named(orders, ({ together }) => together).flatMap(([name, members]) => suspectTogether(name, members, vehicles)),
  ];
}

function suspectGroup(name: string, members: readonly Order[]): Complaint[] {
  if (members.length > 1) return [];
  const [order] = members;
  const message = `group ${name} has one order, ${order.id}: there is nothing to choose from`;
  return [suspicion(order, 'SUSPECT_GROUP', message, 'Give its alternatives the same group, or empty it.', name)];
}

function suspectTogether(name: string, members: readonly Order[], vehicles: readonly Vehicle[]): Complaint[] {
  const [first, second] = members;
  const say = (order: Order, message: string, cure: string) =>
    suspicion(order, 'SUSPECT_TOGETHER', message, cure, name);
  if (second === undefined)
    return [
      say(first, `order ${first.id} goes together with no other`, 'Give its companions the same name, or empty it.'),
    ];
  const pinned = members.find(({ vehicle }) => vehicle !== undefined);
  const elsewhere = members.find(({ vehicle }) => vehicle !== undefined && vehicle !== pinned?.vehicle);
  if (pinned !== undefined && elsewhere !== undefined && !vehicles.some((v) => members.every((o) => isAllowed(v, o)))) {
    const message = `orders ${pinned.id} and ${elsewhere.id} go together but are pinned to ${pinned.vehicle} and ${elsewhere.vehicle}`;
    return [say(elsewhere, message, 'Pin both to one vehicle, or let them go apart.')];
  }
  const apart = members.find((a) => members.some((b) => a !== b && a.apart !== undefined && a.apart === b.apart));
  if (apart !== undefined)
    return [
      say(apart, `order ${apart.id} both goes together with another and keeps apart from it`, 'Empty one of the two.'),
    ];
  if (vehicles.some((vehicle) => members.every((order) => isAllowed(vehicle, order)))) return [];
  const message = `no vehicle may serve all of the orders that go together as ${name}, ${first.id} among them`;
  return [say(first, message, 'Check their skills, vehicles and depots.')];
}

function named(orders: readonly Order[], nameOf: (order: Order) => string | undefined): [string, Order[]][] {
  const all = new Map<string, Order[]>();
  for (const order of orders) {
    const name = nameOf(order);
    if (name === undefined) continue;
    const others = all.get(name);
    if (others === undefined) all.set(name, [order]);
    else others.push(order);
  }
  return [...all];
}
