import { otherRoute } from '../other-route.ts';
import { FREE, NEXT, PREV, ROUTE } from '../record.ts';
import type { PlainSolution } from './plain-solution.ts';

/**
 * The route of u and one of another vehicle class, which may be empty, change vehicles: where every van of a kind is out, one comes free
 * that way for whom no other kind may serve. Applied if its change in cost is below `threshold`.
 */
export function exchangeVehicles(routes: PlainSolution, u: number, threshold: number): boolean {
  const a = routes.st[u + ROUTE];
  if (a === routes.dummy) return false;
  const b = otherRoute(routes, u);
  if (b < 0) return false;
  const delta = endsOn(routes, a, b) - endsOn(routes, a, a) + endsOn(routes, b, a) - endsOn(routes, b, b);
  if (delta >= threshold || !mayTakeOver(routes, a, b) || !mayTakeOver(routes, b, a)) return false;
  routes.cost += delta;
  swap(routes, a, b);
  return true;
}

/** Metres to the first and from the last visit of a route, if the vehicle of another drove it. */
function endsOn(routes: PlainSolution, head: number, other: number): number {
  const { st } = routes;
  return st[head + NEXT] === head ? 0 : routes.metres(other, st[head + NEXT]) + routes.metres(st[head + PREV], other);
}

/** Whether the vehicle of `other` can drive the route of a head. */
function mayTakeOver(routes: PlainSolution, head: number, other: number): boolean {
  const { st, timed } = routes;
  const first = st[head + NEXT];
  if (first === head) return true;
  if (routes.capacityOf(head) - st[head + FREE] > routes.capacityOf(other)) return false;
  return routes.admitsAll(other, first) && (!timed || routes.isInTimeOn(head, other));
}

function swap(routes: PlainSolution, a: number, b: number): void {
  const { state, st, firstHead, timed } = routes;
  const firstA = st[a + NEXT];
  const lastA = st[a + PREV];
  const firstB = st[b + NEXT];
  const lastB = st[b + PREV];
  const sizeA = routes.sizeOf(a);
  const sizeB = routes.sizeOf(b);
  const loadA = routes.capacityOf(a) - st[a + FREE];
  const loadB = routes.capacityOf(b) - st[b + FREE];
  for (let z = firstA; z < firstHead; z = st[z + NEXT]) state.set(z + ROUTE, b);
  for (let z = firstB; z < firstHead; z = st[z + NEXT]) state.set(z + ROUTE, a);
  put(routes, a, firstB, lastB, b);
  put(routes, b, firstA, lastA, a);
  state.set(a + FREE, routes.capacityOf(a) - loadB);
  state.set(b + FREE, routes.capacityOf(b) - loadA);
  if (sizeA !== sizeB) {
    routes.resize(a, sizeB);
    routes.resize(b, sizeA);
  }
  if (!timed) return;
  for (const head of [a, b]) {
    routes.forward(head, st[head + NEXT]);
    routes.backward(head, st[head + PREV]);
  }
}

/** The visits from `first` to `last`, until now those of the route of `was`, are those of the route of a head; both are `was` if there are none. */
function put(routes: PlainSolution, head: number, first: number, last: number, was: number): void {
  if (first === was) {
    routes.link(head, head, 0);
    return;
  }
  routes.link(head, first, routes.metres(head, first));
  routes.link(last, head, routes.metres(last, head));
}
