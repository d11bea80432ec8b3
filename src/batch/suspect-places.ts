import { greatCircleMetres } from '../geo/great-circle.ts';
import type { Complaint, LatLon, Order, Problem } from '../model/index.ts';
import { suspicion } from './suspicion.ts';

/** Nobody delivers in the Gulf of Guinea: 0, 0 is an address that was not found. */
const NULL_ISLAND_DEGREES = 0.01;
/** An order is far off beyond this, and only if it is many times as far as orders usually are. */
const FAR_METRES = 100_000;
const FAR_TIMES = 5;
/** Where all orders are farther than this from every depot, it is the depots that are looked at. */
const ALL_FAR_METRES = 500_000;
/** Fewer swapped orders are named one by one. */
const LEAST_ORDERS_OF_COLUMNS = 5;

/** Null island, swapped coordinates, and orders far from all others. */
export function suspectPlaces(problem: Problem): Complaint[] {
  const { depots, orders } = problem;
  if (depots.length === 0) return [];
  const distances = orders.map((order) => nearestDepot(problem, order.location));
  const sorted = [...distances].sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const complaints: Complaint[] = [];
  orders.forEach((order, i) => {
    const found = suspectPlace(problem, order, distances[i], usual);
    if (found !== undefined) complaints.push(found);
  });
  if (sorted[0] > ALL_FAR_METRES && complaints.length === 0) return [farFromDepots(problem, sorted[0])];
  return ofWholeColumns(complaints, orders);
}

function farFromDepots({ depots, orders }: Problem, nearest: number): Complaint {
  const [{ id, location }] = depots;
  const where = `${location.lat}, ${location.lon}`;
  return {
    code: 'SUSPECT_FAR_OFF',
    severity: 'warning',
    ...(depots.length === 1 ? { read: where } : {}),
    message: `all ${orders.length} orders are more than ${Math.floor(nearest / 1000)} km from ${depots.length === 1 ? `depot ${id}` : 'every depot'}`,
    cure: 'Check the coordinates of the depots, then those of the orders.',
  };
}

/** Where most orders are swapped it is the columns that are: one complaint says so, not one a row. */
function ofWholeColumns(complaints: readonly Complaint[], orders: readonly Order[]): Complaint[] {
  const swapped = complaints.filter(({ code }) => code === 'SUSPECT_SWAPPED');
  if (swapped.length < LEAST_ORDERS_OF_COLUMNS || swapped.length * 2 < orders.length) return [...complaints];
  const others = complaints.filter(({ code }) => code !== 'SUSPECT_SWAPPED');
  const message = `${swapped.length} of ${orders.length} orders are far from every depot, and near one with latitude and longitude swapped`;
  const cure = 'The columns lat and lon are probably swapped: exchange their headers.';
  const { file } = swapped[0];
  return [
    { code: 'SUSPECT_SWAPPED', severity: 'warning', ...(file === undefined ? {} : { file }), message, cure },
    ...others,
  ];
}

function suspectPlace(problem: Problem, order: Order, distance: number, usual: number): Complaint | undefined {
  const { lat, lon } = order.location;
  const read = `${lat}, ${lon}`;
  if (Math.abs(lat) < NULL_ISLAND_DEGREES && Math.abs(lon) < NULL_ISLAND_DEGREES) {
    const message = `order ${order.id} is at 0, 0, in the sea off Africa`;
    return suspicion(order, 'SUSPECT_NULL_ISLAND', message, 'Fill in its coordinates.', read);
  }
  if (distance <= FAR_METRES) return undefined;
  const swapped = Math.abs(lon) <= 90 ? nearestDepot(problem, { lat: lon, lon: lat }) : Infinity;
  const km = Math.round(distance / 1000);
  if (swapped < distance / 10 && swapped <= Math.max(FAR_METRES, usual * FAR_TIMES)) {
    const message = `order ${order.id} is ${km} km from the nearest depot, and ${Math.round(swapped / 1000)} km with latitude and longitude swapped`;
    return suspicion(order, 'SUSPECT_SWAPPED', message, 'Swap its lat and lon.', read);
  }
  if (distance <= usual * FAR_TIMES) return undefined;
  const message = `order ${order.id} is ${km} km from the nearest depot, half of the orders within ${Math.ceil(usual / 1000)} km`;
  return suspicion(order, 'SUSPECT_FAR_OFF', message, 'Check its coordinates.', read);
}

function nearestDepot(problem: Problem, location: LatLon): number {
  return Math.min(...problem.depots.map((depot) => greatCircleMetres(depot.location, location)));
}
