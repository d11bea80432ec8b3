/** @import { MapRoute } from '../shown-plan.ts' */
/** @import { PlanLayer } from './plan-layer.js' */
import { BUBBLE, ON_PAPER } from './paper.js';
import { plan } from './plan.js';
import { view } from './view.js';

/** @param {PlanLayer} layer */
export function paintLines(layer) {
  for (const [r, route] of plan.routes.entries()) {
    if (r !== view.route && !view.hidden.has(r)) paintLine(layer, route, view.route >= 0, false);
  }
  const selected = plan.routes[view.route];
  if (selected !== undefined) paintLine(layer, selected, false, true);
}

/**
 * @param {PlanLayer} layer
 * @param {MapRoute} route
 * @param {boolean} faint
 * @param {boolean} selected
 */
function paintLine(layer, route, faint, selected) {
  const { context } = layer;
  const plain = view.colourBy === 'window' && !selected;
  const colour = plain ? '#98a1ad' : route.style.colour;
  const width = selected ? 4 : layer.zoom !== undefined && layer.zoom < 11 ? 1.8 : 2.6;
  // Ways from and to the depot, all running together there, are drawn thin.
  context.globalAlpha = faint ? 0.12 : selected ? 0.9 : 0.42;
  context.setLineDash(selected ? [7, 4] : []);
  context.lineWidth = selected ? 2 : 1.1;
  context.strokeStyle = colour;
  context.beginPath();
  addSegment(layer, layer.depots[route.from], route.first);
  if (route.to !== null) addSegment(layer, layer.depots[route.to], route.first + route.count - 1);
  const reloads = route.pauses.filter((pause) => pause.kind === 'reload');
  for (const { depot, before } of reloads) {
    addSegment(layer, layer.depots[depot ?? 0], before - 1);
    addSegment(layer, layer.depots[depot ?? 0], before);
  }
  context.stroke();

  context.setLineDash([]);
  context.globalAlpha = faint ? 0.25 : 1;
  context.lineJoin = 'round';
  context.beginPath();
  const apart = new Set(reloads.map((pause) => pause.before - 1));
  let joined = false;
  for (let i = route.first; i < route.first + route.count - 1; i++) {
    if (apart.has(i)) {
      joined = false;
      continue;
    }
    const [x1, y1] = [layer.at[2 * i] ?? 0, layer.at[2 * i + 1] ?? 0];
    const [x2, y2] = [layer.at[2 * i + 2] ?? 0, layer.at[2 * i + 3] ?? 0];
    if (layer.isOutside(x1, y1, x2, y2)) {
      joined = false;
      continue;
    }
    if (!joined) context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    joined = true;
  }
  if (!faint) {
    context.strokeStyle = ON_PAPER.casing;
    context.lineWidth = width + 2.6;
    context.stroke();
  }
  context.setLineDash(route.style.dash.map((x) => x * width));
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
  context.setLineDash([]);
  if (selected) paintArrows(layer, route);
  context.globalAlpha = 1;
}

/**
 * @param {PlanLayer} layer
 * @param {{ x: number, y: number } | undefined} depot
 * @param {number} visit
 */
function addSegment(layer, depot, visit) {
  if (depot === undefined) return;
  const { x, y } = layer.place(depot);
  layer.context.moveTo(x, y);
  layer.context.lineTo(layer.at[2 * visit] ?? 0, layer.at[2 * visit + 1] ?? 0);
}

/**
 * @param {PlanLayer} layer
 * @param {MapRoute} route
 */
function paintArrows(layer, route) {
  const { context } = layer;
  context.fillStyle = route.style.colour;
  context.strokeStyle = ON_PAPER.casing;
  context.lineWidth = 1.5;
  for (let i = route.first; i < route.first + route.count - 1; i++) {
    const [x1, y1] = [layer.at[2 * i] ?? 0, layer.at[2 * i + 1] ?? 0];
    const [dx, dy] = [(layer.at[2 * i + 2] ?? 0) - x1, (layer.at[2 * i + 3] ?? 0) - y1];
    const length = Math.hypot(dx, dy);
    if (length < 5 * BUBBLE) continue;
    const [ux, uy] = [dx / length, dy / length];
    const [x, y] = [x1 + dx / 2, y1 + dy / 2];
    context.beginPath();
    context.moveTo(x + ux * 7, y + uy * 7);
    context.lineTo(x - ux * 5 - uy * 6, y - uy * 5 + ux * 6);
    context.lineTo(x - ux * 5 + uy * 6, y - uy * 5 - ux * 6);
    context.closePath();
    context.stroke();
    context.fill();
  }
}
