/** @import { MapRoute } from '../shown-plan.ts' */
import { STATES, VERDICTS } from './words.js';

/**
 * An element with attributes, listeners (functions, by event name) and children. Strings become text, never markup.
 *
 * @param {string} spec `tag.class.class`
 * @param {Record<string, string | number | boolean | ((event: any) => void)>} [attributes] `false` leaves one out
 * @param {...(Node | string)} children
 * @returns {any} the element; `any` since its type depends on `spec`
 */
export function make(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(/** @type {string} */ (tag));
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Text of a customer's, kept from turning the direction of what stands around it.
 *
 * @param {string} text
 */
export function foreign(text) {
  return make('bdi', {}, text);
}

/**
 * A short sample of a route's line.
 *
 * @param {MapRoute} route
 */
export function swatch(route) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  const set = (/** @type {Element} */ e, /** @type {Record<string, string>} */ attributes) => {
    for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
  };
  set(svg, { class: 'swatch', viewBox: '0 0 28 6', width: '28', height: '6', 'aria-hidden': 'true' });
  set(line, { x1: '0', y1: '3', x2: '28', y2: '3', stroke: route.style.colour, 'stroke-width': '5' });
  if (route.style.dash.length > 0) line.setAttribute('stroke-dasharray', route.style.dash.map((x) => x * 3).join(' '));
  svg.append(line);
  return svg;
}

/**
 * A coloured dot that says how a visit stands to its window.
 *
 * @param {keyof typeof STATES} state
 */
export function stateDot(state) {
  const dot = make(`span.dot.${state}`, { title: STATES[state].words });
  dot.append(make('span.unseen', {}, STATES[state].words));
  return dot;
}

/**
 * A sign that says how bad it is that an order is left out.
 *
 * @param {keyof typeof VERDICTS} verdict
 */
export function verdictSign(verdict) {
  const sign = make(`span.verdict.${verdict}`, { title: VERDICTS[verdict] });
  sign.append(make('span.unseen', {}, `${VERDICTS[verdict]}: `));
  return sign;
}
