import type { GateRules } from './gate-rules.ts';
import { lockImpossible } from './lock-error.ts';
import type { RichRoutes } from './rich/rich-routes.ts';

/**
 * Puts the locked calls of each van on its route, as far as other rules allow.
 *
 * @throws InputError (`LOCK_IMPOSSIBLE`) if a van cannot make its locked calls in that order
 */
export function placeLocks(routes: RichRoutes, { locks }: GateRules): void {
  const { shift, state } = routes;
  for (const { vanId, vehicleClass, nodes } of locks) {
    if (nodes.length === 0) continue;
    const head = routes.emptyRoute(vehicleClass);
    let position = head;
    for (const node of nodes) {
      const stop = node << shift;
      routes.cost -= routes.skip[node];
      // what a part of them breaks the whole may keep
      routes.broken = false;
      routes.insert(stop, position);
      position = stop;
    }
    if (routes.broken || !routes.isAllowed(head)) {
      throw lockImpossible(`van ${vanId} cannot make its locked calls in that order without breaking a rule`);
    }
  }
  state.commit();
}
