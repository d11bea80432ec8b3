/** @import { MapLeftover, MapRoute } from '../shown-plan.ts' */
import { foreign, make, swatch } from './elements.js';
import { plan } from './plan.js';
import { clock, LEFTOVERS } from './words.js';

/**
 * What is under the pointer, in one line.
 *
 * @param {{ kind: 'visit' | 'leftover' | 'route', index: number }} found
 */
export function tipOf(found) {
  if (found.kind === 'leftover') {
    const leftover = /** @type {MapLeftover} */ (plan.leftovers[found.index]);
    return [make('b', {}, foreign(leftover.order)), ` ${LEFTOVERS[leftover.kind].one}`];
  }
  const visit = found.kind === 'visit' ? plan.visits[found.index] : undefined;
  const route = /** @type {MapRoute} */ (plan.routes[visit?.route ?? found.index]);
  if (visit === undefined) return [swatch(route), ' ', make('b', {}, foreign(route.van))];
  const name = visit.orders[0]?.customer || visit.orders[0]?.id || '';
  return [
    swatch(route),
    ' ',
    make('b', {}, foreign(route.van)),
    ` ${visit.number} · ${clock(visit.start)} `,
    foreign(name),
  ];
}
