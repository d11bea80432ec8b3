import { make } from './elements.js';
import { distanceToSegment } from './neighbourhood.js';
import { paintLines } from './paint-lines.js';
import { paintDepots, paintGrid, paintLost, paintZones } from './paint-signs.js';
import { paintStops } from './paint-stops.js';
import { plan } from './plan.js';
import { view } from './view.js';

/** Pixels painted beyond each side of what is seen. */
const EDGE = 160;

/**
 * Routes, stops and depots on one canvas over the map, painted anew as a whole: with 5,000 stops this is quicker
 * than as many elements. Positions are projected once, at zoom 0, and scaled from there.
 */
export class PlanLayer {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    const project = (/** @type {{ lat: number, lon: number }} */ p) => map.project([p.lat, p.lon], 0);
    this.visits = plan.visits.map(project);
    this.depots = plan.depots.map(project);
    this.zones = plan.zones.map((zone) => ({
      name: zone.name,
      rings: zone.rings.map((ring) => ring.map(([lat, lon]) => project({ lat, lon }))),
    }));
    this.lost = plan.leftovers.map((leftover) => (leftover.place === null ? null : project(leftover.place)));
    /** Where visits are on the canvas now, x and y in turn. */
    this.at = new Float64Array(2 * this.visits.length);
    this.canvas = make('canvas.plan', { 'aria-hidden': 'true' });
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext('2d'));
    /** @type {Map<string, HTMLCanvasElement>} */
    this.dots = new Map();
    this.scale = 1;
    this.origin = map.getPixelOrigin();
  }

  /** @param {{ x: number, y: number }} p */
  place(p) {
    return { x: p.x * this.scale - this.origin.x, y: p.y * this.scale - this.origin.y };
  }

  /** Whether the map shows what is not painted yet. */
  lacks() {
    const { map, corner, size } = this;
    if (corner === undefined || size === undefined || map.getZoom() !== this.zoom) return true;
    const first = map.containerPointToLayerPoint([0, 0]).subtract(corner);
    const last = first.add(map.getSize());
    return first.x < 0 || first.y < 0 || last.x > size.x || last.y > size.y;
  }

  /** Paints the map's container and an edge around it, so that dragging needs no painting until the edge is used up. */
  paint() {
    const { map, canvas, context } = this;
    const size = map.getSize().add([2 * EDGE, 2 * EDGE]);
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(size.x * ratio) || canvas.height !== Math.round(size.y * ratio)) {
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    const corner = map.containerPointToLayerPoint([-EDGE, -EDGE]);
    L.DomUtil.setPosition(canvas, corner);
    this.corner = corner;
    this.northWest = map.layerPointToLatLng(corner);
    this.zoom = map.getZoom();
    this.scale = 2 ** this.zoom;
    this.origin = map.getPixelOrigin().add(corner);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.x, size.y);
    this.size = size;
    for (let i = 0; i < this.visits.length; i++) {
      const { x, y } = this.place(/** @type {L.Point} */ (this.visits[i]));
      this.at[2 * i] = x;
      this.at[2 * i + 1] = y;
    }
    if (plan.tiles === null) paintGrid(this);
    paintZones(this);
    paintLines(this);
    // Crosses lie above the stops, unless one route is looked at.
    paintLost(this, false);
    if (view.route >= 0) paintLost(this, true);
    paintStops(this);
    if (view.route < 0) paintLost(this, true);
    paintDepots(this);
  }

  /**
   * Whether a line between two points surely misses the canvas.
   *
   * @param {number} x1
   * @param {number} y1
   * @param {number} x2
   * @param {number} y2
   */
  isOutside(x1, y1, x2, y2) {
    const { x: width, y: height } = this.size ?? { x: 0, y: 0 };
    const margin = 20;
    return (
      Math.max(x1, x2) < -margin ||
      Math.max(y1, y2) < -margin ||
      Math.min(x1, x2) > width + margin ||
      Math.min(y1, y2) > height + margin
    );
  }

  /**
   * What is under a point of the map's container: the nearest stop or leftover within reach, else a route's line.
   *
   * @param {L.PointExpression} at
   * @returns {{ kind: 'visit' | 'leftover' | 'route', index: number } | null}
   */
  find(at) {
    const p = this.map.containerPointToLayerPoint(at).subtract(this.corner ?? [0, 0]);
    const reach = 12;
    let best = reach ** 2;
    /** @type {{ kind: 'visit' | 'leftover' | 'route', index: number } | null} */
    let found = null;
    for (const [i, visit] of plan.visits.entries()) {
      if (view.hidden.has(visit.route)) continue;
      let gap = ((this.at[2 * i] ?? 0) - p.x) ** 2 + ((this.at[2 * i + 1] ?? 0) - p.y) ** 2;
      if (visit.route === view.route) gap /= 3;
      if (gap < best) [best, found] = [gap, { kind: 'visit', index: i }];
    }
    for (const [i, point] of this.lost.entries()) {
      if (point === null) continue;
      const { x, y } = this.place(point);
      const gap = (x - p.x) ** 2 + (y - p.y) ** 2;
      if (gap < best) [best, found] = [gap, { kind: 'leftover', index: i }];
    }
    if (found !== null) return found;
    best = 5;
    for (const [r, route] of plan.routes.entries()) {
      if (view.hidden.has(r)) continue;
      const apart = new Set(route.pauses.flatMap((pause) => (pause.kind === 'reload' ? [pause.before - 1] : [])));
      for (let i = route.first; i < route.first + route.count - 1; i++) {
        if (apart.has(i)) continue;
        const gap = distanceToSegment(p, this.at.subarray(2 * i, 2 * i + 4));
        if (gap < best) [best, found] = [gap, { kind: 'route', index: r }];
      }
    }
    return found;
  }
}
