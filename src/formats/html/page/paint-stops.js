/** @import { MapVisit } from '../shown-plan.ts' */
/** @import { PlanLayer } from './plan-layer.js' */
import { Neighbourhood } from './neighbourhood.js';
import { BUBBLE, ON_PAPER } from './paper.js';
import { plan } from './plan.js';
import { colourOf, inkOn, view } from './view.js';
import { STATES } from './words.js';

/** @param {PlanLayer} layer */
export function paintStops(layer) {
  const { context } = layer;
  const near = new Neighbourhood(BUBBLE + 4);
  const shown = [];
  for (const [i, visit] of plan.visits.entries()) {
    const [x, y] = [layer.at[2 * i] ?? 0, layer.at[2 * i + 1] ?? 0];
    if (view.hidden.has(visit.route) || layer.isOutside(x, y, x, y)) continue;
    shown.push(i);
    near.add(x, y);
  }
  const radius = Math.round(4 * Math.min(5, Math.max(2.4, 3.6 + 0.5 * ((layer.zoom ?? 12) - 12)))) / 4;
  const bubbles = [];
  context.globalAlpha = view.route >= 0 ? 0.35 : 1;
  for (const i of shown) {
    const visit = /** @type {MapVisit} */ (plan.visits[i]);
    const [x, y] = [layer.at[2 * i] ?? 0, layer.at[2 * i + 1] ?? 0];
    if (visit.route === view.route || (view.route < 0 && near.count(x, y) === 1)) bubbles.push(i);
    else paintDot(layer, x, y, radius, colourOf(visit));
  }
  context.globalAlpha = 1;
  paintBubbles(layer, bubbles);
}

/**
 * A picture of the dot is made once a colour and size: copying it is several times as quick as drawing it.
 *
 * @param {PlanLayer} layer
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {string} colour
 */
function paintDot(layer, x, y, radius, colour) {
  const ratio = window.devicePixelRatio || 1;
  const half = Math.ceil(radius + 2);
  const key = `${colour} ${radius} ${ratio}`;
  let picture = layer.dots.get(key);
  if (picture === undefined) {
    picture = document.createElement('canvas');
    picture.width = picture.height = Math.ceil(2 * half * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext('2d'));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.beginPath();
    context.arc(half, half, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.lineWidth = 1.2;
    context.strokeStyle = ON_PAPER.casing;
    context.stroke();
    layer.dots.set(key, picture);
  }
  layer.context.drawImage(
    picture,
    Math.round(x * ratio) / ratio - half,
    Math.round(y * ratio) / ratio - half,
    picture.width / ratio,
    picture.height / ratio,
  );
}

/**
 * Stops with their numbers; of the selected route's those that would hide an earlier one stay small.
 *
 * @param {PlanLayer} layer
 * @param {readonly number[]} bubbles
 */
function paintBubbles(layer, bubbles) {
  const { context } = layer;
  const taken = new Neighbourhood(1.7 * BUBBLE);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const order = [...bubbles].sort((a, b) => Number(b === view.visit) - Number(a === view.visit));
  const large = new Set(
    order.filter((i) => {
      const [x, y] = [layer.at[2 * i] ?? 0, layer.at[2 * i + 1] ?? 0];
      if (taken.count(x, y) > 0) return false;
      taken.add(x, y);
      return true;
    }),
  );
  for (const pass of [false, true]) {
    for (const i of order.toReversed()) {
      if (large.has(i) !== pass) continue;
      const visit = /** @type {MapVisit} */ (plan.visits[i]);
      const [x, y] = [layer.at[2 * i] ?? 0, layer.at[2 * i + 1] ?? 0];
      const colour = colourOf(visit);
      const marked = i === view.visit;
      context.beginPath();
      context.arc(x, y, pass ? BUBBLE : 4.5, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
      context.lineWidth = marked ? 3 : 1.6;
      context.strokeStyle = marked ? ON_PAPER.ink : ON_PAPER.casing;
      context.stroke();
      if (visit.state === 'tight' || visit.state === 'late') {
        context.beginPath();
        context.arc(x, y, (pass ? BUBBLE : 4.5) + 2, 0, 2 * Math.PI);
        context.lineWidth = 2;
        context.strokeStyle = STATES[visit.state].colour;
        context.stroke();
      }
      if (!pass) continue;
      context.fillStyle = inkOn(colour);
      context.font = `600 ${visit.number < 100 ? 10.5 : 8.5}px system-ui, sans-serif`;
      context.fillText(String(visit.number), x, y + 0.5);
    }
  }
}
