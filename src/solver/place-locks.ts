import { BRINGS, type GateRules, type LockedRoute } from './gate-rules.ts';
import { LockError } from './lock-error.ts';
import { ROUTE } from './record.ts';
import type { RichRoutes } from './rich/rich-routes.ts';

/**
 * Puts the locked calls of each van on its route, as far as other rules allow.
 *
 * @throws LockError naming every van that cannot make its locked calls in that order
 */
export function placeLocks(routes: RichRoutes, rules: GateRules): void {
  const { state } = routes;
  const impossible: string[] = [];
  for (const lock of rules.locks) {
    if (lock.nodes.length === 0) continue;
    const mark = state.mark();
    const { cost } = routes;
    const head = routes.emptyRoute(lock.vehicleClass);
    let isPlaced = place(routes, head, lock.nodes);
    for (const leader of isPlaced ? [] : leaders(routes, rules, lock)) {
      state.undo(mark);
      routes.cost = cost;
      isPlaced = place(routes, head, Int32Array.of(leader, ...lock.nodes));
      if (isPlaced) break;
    }
    if (isPlaced) continue;
    state.undo(mark);
    routes.cost = cost;
    impossible.push(lock.vanId);
  }
  if (impossible.length > 0) {
    throw new LockError(
      impossible.map((id) => `van ${id} cannot make its locked calls in that order without breaking a rule`),
      impossible,
    );
  }
  state.commit();
}

/** Whether the calls in this order are a route that may be driven; they are on it in any case. */
function place(routes: RichRoutes, head: number, nodes: Int32Array): boolean {
  let position = head;
  for (const node of nodes) {
    const stop = node << routes.shift;
    routes.cost -= routes.skip[node];
    // what a part of them breaks the whole may keep
    routes.broken = false;
    routes.insert(stop, position);
    position = stop;
  }
  return !routes.broken && routes.isAllowed(head);
}

/** Where nothing is fetched before something is brought: deliveries that may come before calls whose order alone is settled. */
function leaders(routes: RichRoutes, rules: GateRules, { kind, vehicleClass }: LockedRoute): number[] {
  const { phase, afterDelivery, locked } = rules;
  if (kind !== 'sequence' || phase === null || afterDelivery[vehicleClass] === 0) return [];
  const found: number[] = [];
  for (let node = 0; node < routes.n; node++) {
    const isFree = routes.st[(node << routes.shift) + ROUTE] === routes.dummy && locked?.[node] !== 1;
    const isAlone = routes.relations === null || !routes.relations.isRelated(node);
    if (isFree && isAlone && phase[node] === BRINGS && routes.mayServe(vehicleClass, node)) found.push(node);
  }
  return found;
}
