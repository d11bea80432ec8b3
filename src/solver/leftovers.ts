import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/**
 * The last pass: granular neighbour lists can miss, so every stop still absent is tried on every route, the most costly
 * to leave out first. No free vehicle that could serve a stop is overlooked.
 */
export function insertLeftovers(routes: Routes): void {
  const { st, skip, shift, dummy, n } = routes;
  if (routes.absentCount() === 0) return;
  const absent: number[] = [];
  for (let i = 0; i < n; i++) if (st[(i << shift) + ROUTE] === dummy) absent.push(i);
  absent.sort((a, b) => skip[b] - skip[a] || a - b);
  for (const node of absent) {
    const stop = node << shift;
    const position = routes.findAnywhere(stop, skip[node]);
    if (position < 0) continue;
    routes.cost -= skip[node];
    routes.insert(stop, position);
  }
  routes.state.commit();
}
