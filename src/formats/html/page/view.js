/** @import { MapRoute, MapVisit } from '../shown-plan.ts' */
import { plan } from './plan.js';
import { STATES } from './words.js';

/** What is looked at; changed through `show` alone, so that list, map and timeline stay of one mind. */
export const view = {
  /** Index of the selected route; -1 = none. */
  route: -1,
  /** Index of the selected visit; -1 = none. */
  visit: -1,
  /** Index of the selected leftover; -1 = none. */
  leftover: -1,
  /** Routes that are not drawn. */
  hidden: /** @type {ReadonlySet<number>} */ (new Set()),
  colourBy: /** @type {'route' | 'window'} */ ('route'),
};

/** @type {((before: typeof view) => void)[]} */
const watchers = [];

/**
 * Calls `watcher` after each change, with what was looked at before.
 *
 * @param {(before: typeof view) => void} watcher
 */
export function watch(watcher) {
  watchers.push(watcher);
}

/** @param {Partial<typeof view>} change */
export function show(change) {
  const before = { ...view };
  Object.assign(view, change);
  const same = Object.keys(change).every((key) => /** @type {any} */ (before)[key] === /** @type {any} */ (view)[key]);
  if (!same) for (const watcher of watchers) watcher(before);
}

/** Index of the visit under the pointer, on the map or the timeline; -1 = none. */
let pointed = -1;

/** @type {((before: number, now: number) => void)[]} */
const pointWatchers = [];

/**
 * Calls `watcher` when the pointer comes to another visit. Apart from `watch`, since it happens with every wink of the
 * mouse and must not redraw what has not changed.
 *
 * @param {(before: number, now: number) => void} watcher
 */
export function watchPointer(watcher) {
  pointWatchers.push(watcher);
}

/** @param {number} index -1 = none */
export function pointAt(index) {
  const before = pointed;
  pointed = index;
  if (before !== index) for (const watcher of pointWatchers) watcher(before, index);
}

/** @param {number} index */
export function showVisit(index) {
  const { route } = /** @type {MapVisit} */ (plan.visits[index]);
  const hidden = new Set(view.hidden);
  hidden.delete(route);
  show({ visit: index, route, leftover: -1, hidden: hidden.size === view.hidden.size ? view.hidden : hidden });
}

/** @param {number} index -1 = none */
export function showRoute(index) {
  const hidden = new Set(view.hidden);
  hidden.delete(index);
  show({ route: index, visit: -1, leftover: -1, hidden: hidden.size === view.hidden.size ? view.hidden : hidden });
}

/** @param {number} index */
export function showLeftover(index) {
  show({ leftover: index, visit: -1, route: -1 });
}

/** Nothing selected. */
export function showNothing() {
  show({ leftover: -1, visit: -1, route: -1 });
}

/** @param {MapVisit} visit */
export function colourOf(visit) {
  if (view.colourBy === 'window') return STATES[visit.state].colour;
  return /** @type {MapRoute} */ (plan.routes[visit.route]).style.colour;
}

/**
 * Black or white, whichever reads better on a colour.
 *
 * @param {string} hex
 */
export function inkOn(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0) > 0.34 ? '#10151c' : '#ffffff';
}
