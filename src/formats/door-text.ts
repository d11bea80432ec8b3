import type { Load, Order } from '../model/index.ts';

/** Texts of several orders at one door, each once. */
export function eachOnce(orders: readonly Order[], pick: (order: Order) => string | undefined): string[] {
  return [...new Set(orders.map((order) => (pick(order) ?? '').trim()).filter((text) => text !== ''))];
}

/** Who lives there, else which orders: a door always has a name. */
export function doorName(orders: readonly Order[]): string {
  return eachOnce(orders, (order) => order.customer).join(', ') || orders.map((order) => order.id).join(', ');
}

export function doorAddress(orders: readonly Order[]): string {
  return eachOnce(orders, (order) => [order.address, order.postcode].filter(Boolean).join(', ')).join('; ');
}

const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
/** What is little is not nothing. */
const LITTLE = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });

const UNITS: Readonly<Record<string, string>> = { weight_kg: 'kg', volume_m3: 'm³' };

/** `3 parcels`, `12.5 kg`, `2 pallets`; another dimension by its own name. */
export function amountText(dimension: string, amount: number): string {
  const number = (amount < 0.1 ? LITTLE : NUMBER).format(amount);
  if (dimension === 'parcels') return `${number} ${amount === 1 ? 'parcel' : 'parcels'}`;
  return `${number} ${UNITS[dimension] ?? dimension.replaceAll('_', ' ')}`;
}

/** `3 parcels, 12.5 kg`; empty if there is nothing. */
export function loadText(load: Load, dimensions: readonly string[]): string {
  return dimensions
    .filter((name) => Object.hasOwn(load, name) && (load[name] as number) > 1e-6)
    .map((name) => amountText(name, load[name] as number))
    .join(', ');
}
