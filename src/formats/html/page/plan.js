/** @import { MapRoute, MapVisit } from '../shown-plan.ts' */

/**
 * The plan as the page was written with it. Texts in it came from customers: they reach the page through `textContent`
 * and canvas alone, never as markup.
 *
 * @type {import('../shown-plan.ts').MapData & { tiles: { url: string, attribution: string } | null }}
 */
export const plan = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('plan')).textContent ?? '');

/**
 * @param {MapRoute} route
 * @returns {MapVisit[]}
 */
export function visitsOf(route) {
  return plan.visits.slice(route.first, route.first + route.count);
}

/** Every point that has something on it. */
export function allPoints() {
  const lost = plan.leftovers.flatMap((leftover) => (leftover.place === null ? [] : [leftover.place]));
  return [...plan.depots, ...plan.visits, ...lost];
}

/** @param {MapRoute} route */
export function pointsOf(route) {
  const depots = [plan.depots[route.from], ...(route.to === null ? [] : [plan.depots[route.to]])];
  return [...visitsOf(route), ...depots];
}

/**
 * The window a visit uses: the first that is still open when work begins; none = late, which counts for the last.
 *
 * @param {MapVisit} visit
 * @returns {{ start: number, end: number }}
 */
export function windowOf(visit) {
  const { windows, start } = visit;
  return windows.find((window) => start <= window.end) ?? windows.at(-1) ?? { start: 0, end: 0 };
}
