/** @import { PlanLayer } from './plan-layer.js' */
import { ON_PAPER } from './paper.js';
import { plan } from './plan.js';
import { view } from './view.js';

/**
 * Squares of a round number of metres from the first depot on, as a help for the eye where there are no streets.
 *
 * @param {PlanLayer} layer
 */
export function paintGrid(layer) {
  const { context, size } = layer;
  const depot = /** @type {{ lat: number }} */ (plan.depots[0]);
  if (depot === undefined || size === undefined) return;
  const pixelsPerMetre = (256 * layer.scale) / (40_075_017 * Math.cos((depot.lat * Math.PI) / 180));
  let metres = 10;
  for (let i = 0; metres * pixelsPerMetre < 70; i++) metres *= [2, 2.5, 2][i % 3] ?? 2;
  const step = metres * pixelsPerMetre;
  const { x, y } = layer.place(/** @type {L.Point} */ (layer.depots[0]));
  context.beginPath();
  for (let at = ((x % step) + step) % step; at < size.x; at += step) {
    context.moveTo(Math.round(at) + 0.5, 0);
    context.lineTo(Math.round(at) + 0.5, size.y);
  }
  for (let at = ((y % step) + step) % step; at < size.y; at += step) {
    context.moveTo(0, Math.round(at) + 0.5);
    context.lineTo(size.x, Math.round(at) + 0.5);
  }
  context.strokeStyle = ON_PAPER.grid;
  context.lineWidth = 1;
  context.stroke();
}

/**
 * Orders on no route: a cross when they are due today, a ring when they go another day.
 *
 * @param {PlanLayer} layer
 * @param {boolean} due which of the two
 */
export function paintLost(layer, due) {
  const { context } = layer;
  for (const [i, point] of layer.lost.entries()) {
    if (point === null || due !== (plan.leftovers[i]?.kind === 'unassigned')) continue;
    const { x, y } = layer.place(point);
    context.globalAlpha = view.route >= 0 ? 0.4 : 1;
    for (const [colour, width] of /** @type {[string, number][]} */ ([
      [ON_PAPER.casing, 6],
      [
        due ? (plan.leftovers[i]?.verdict === 'amber' ? ON_PAPER.amber : ON_PAPER.lost) : ON_PAPER.waiting,
        i === view.leftover ? 4 : 2.6,
      ],
    ])) {
      context.beginPath();
      if (due) {
        context.moveTo(x - 5, y - 5);
        context.lineTo(x + 5, y + 5);
        context.moveTo(x + 5, y - 5);
        context.lineTo(x - 5, y + 5);
      } else context.arc(x, y, 5, 0, 2 * Math.PI);
      context.lineCap = 'round';
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    }
    if (i === view.leftover) {
      context.beginPath();
      context.arc(x, y, 13, 0, 2 * Math.PI);
      context.lineWidth = 2;
      context.strokeStyle = ON_PAPER.ink;
      context.stroke();
    }
  }
  context.lineCap = 'butt';
  context.globalAlpha = 1;
}

/** @param {PlanLayer} layer */
export function paintDepots(layer) {
  const { context } = layer;
  context.textBaseline = 'middle';
  for (const [d, depot] of plan.depots.entries()) {
    const { x, y } = layer.place(/** @type {L.Point} */ (layer.depots[d]));
    context.fillStyle = ON_PAPER.ink;
    context.strokeStyle = ON_PAPER.casing;
    context.lineWidth = 2.5;
    context.beginPath();
    context.moveTo(x - 10, y + 9);
    context.lineTo(x - 10, y - 3);
    context.lineTo(x, y - 10);
    context.lineTo(x + 10, y - 3);
    context.lineTo(x + 10, y + 9);
    context.closePath();
    context.stroke();
    context.fill();
    context.fillStyle = ON_PAPER.casing;
    context.fillRect(x - 5, y, 10, 9);
    context.fillStyle = ON_PAPER.ink;
    for (const line of [2.5, 5.5]) context.fillRect(x - 4, y + line, 8, 1.2);
    context.font = '600 12px system-ui, sans-serif';
    context.textAlign = 'left';
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeText(depot.id, x + 15, y + 1);
    context.fillText(depot.id, x + 15, y + 1);
  }
}

/**
 * Areas that vehicles keep to: a light wash, a dashed edge and the name at the northern end.
 *
 * @param {PlanLayer} layer
 */
export function paintZones(layer) {
  const { context } = layer;
  for (const { name, rings } of layer.zones) {
    let top = { x: 0, y: Number.POSITIVE_INFINITY };
    context.beginPath();
    for (const ring of rings) {
      for (const [i, point] of ring.entries()) {
        const at = layer.place(point);
        if (at.y < top.y) top = at;
        if (i === 0) context.moveTo(at.x, at.y);
        else context.lineTo(at.x, at.y);
      }
      context.closePath();
    }
    context.fillStyle = ON_PAPER.zone;
    context.fill('evenodd');
    context.setLineDash([6, 4]);
    context.lineWidth = 1.4;
    context.strokeStyle = ON_PAPER.waiting;
    context.stroke();
    context.setLineDash([]);
    context.font = '600 12px system-ui, sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.lineWidth = 4;
    context.lineJoin = 'round';
    context.strokeStyle = ON_PAPER.casing;
    context.fillStyle = ON_PAPER.waiting;
    context.strokeText(name, top.x, top.y + 6);
    context.fillText(name, top.x, top.y + 6);
  }
}
