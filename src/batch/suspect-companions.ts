import { type Complaint, type Order, type Problem, type Vehicle, vanIds } from '../model/index.ts';
import { hasRoom, isAllowed, sumLoads } from './can-carry.ts';
import { suspicion } from './suspicion.ts';

/** Orders that belong together in a way that cannot work out, or that belong together with nothing. */
export function suspectCompanions({ orders, vehicles }: Problem): Complaint[] {
  if (vehicles.length === 0) return [];
  return [
    ...named(orders, ({ group }) => group).flatMap(([name, members]) => suspectGroup(name, members)),
    ...named(orders, ({ together }) => together).flatMap(([name, members]) => suspectTogether(name, members, vehicles)),
    ...named(orders, ({ apart }) => apart).flatMap(([name, members]) => suspectApart(name, members, vehicles)),
  ];
}

/** Orders that keep apart but are pinned to one van. */
function suspectApart(name: string, members: readonly Order[], vehicles: readonly Vehicle[]): Complaint[] {
  const vans = new Map(vehicles.flatMap((v) => (v.count === 1 ? [[v.id, v.id]] : vanIds(v).map((id) => [id, id]))));
  const met = new Map<string, Order>();
  for (const order of members) {
    const van = order.vehicle === undefined ? undefined : vans.get(order.vehicle);
    if (van === undefined) continue;
    const other = met.get(van);
    if (other !== undefined) {
      const message = `orders ${other.id} and ${order.id} keep apart but are pinned to one van, ${van}`;
      return [suspicion(order, 'SUSPECT_APART', message, 'Pin one to another van, or empty apart.', name)];
    }
    met.set(van, order);
  }
  return [];
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
  const allowed = vehicles.filter((vehicle) => members.every((order) => isAllowed(vehicle, order)));
  if (allowed.length > 0) {
    // of alternatives one goes, and shipments need not be on board at one time
    if (members.some(({ group, from }) => group !== undefined || from !== undefined)) return [];
    const loads = [sumLoads(members.map(({ delivery }) => delivery)), sumLoads(members.map(({ pickup }) => pickup))];
    if (allowed.some((v) => v.trips > 1 || loads.every((load) => hasRoom(v, load)))) return [];
    const message = `orders that go together as ${name}, ${first.id} among them, are more than any vehicle carries`;
    return [say(first, message, 'Let some of them go apart, or add a larger vehicle.')];
  }
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
