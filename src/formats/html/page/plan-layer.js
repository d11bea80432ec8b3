/** @import { MapRoute, MapVisit } from '../shown-plan.ts' */
import { make } from './elements.js';
import { plan } from './plan.js';
import { colourOf, inkOn, view } from './view.js';
import { STATES } from './words.js';

const BUBBLE = 9;
const EDGE = 160;
const ON_PAPER = { casing: '#ffffff', grid: '#e4e6e0', ink: '#1c2430', lost: '#b3124f', waiting: '#5b6573' };

/**
 * Routes, stops and depots on one canvas over the map, drawn anew on every move: with 5,000 stops this is quicker than
 * as many elements. Positions are projected once, at zoom 0, and scaled from there.
 */
export class PlanPainter {
  /** @param {L.Map} map */
  constructor(map) {
    this.map = map;
    const project = (/** @type {{ lat: number, lon: number }} */ p) => map.project([p.lat, p.lon], 0);
    this.visits = plan.visits.map(project);
    this.depots = plan.depots.map(project);
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
    if (plan.tiles === null) this.paintGrid();
    this.paintLines();
    // Crosses lie above the stops, unless one route is looked at.
    this.paintLost(false);
    if (view.route >= 0) this.paintLost(true);
    this.paintStops();
    if (view.route < 0) this.paintLost(true);
    this.paintDepots();
  }

  /** Squares of a round number of metres from the first depot on, as a help for the eye where there are no streets. */
  paintGrid() {
    const { context, size } = this;
    const depot = /** @type {{ lat: number }} */ (plan.depots[0]);
    if (depot === undefined || size === undefined) return;
    const pixelsPerMetre = (256 * this.scale) / (40_075_017 * Math.cos((depot.lat * Math.PI) / 180));
    let metres = 10;
    for (let i = 0; metres * pixelsPerMetre < 70; i++) metres *= [2, 2.5, 2][i % 3] ?? 2;
    this.gridMetres = metres;
    const step = metres * pixelsPerMetre;
    const { x, y } = this.place(/** @type {L.Point} */ (this.depots[0]));
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

  paintLines() {
    for (const [r, route] of plan.routes.entries()) {
      if (r !== view.route && !view.hidden.has(r)) this.paintLine(route, view.route >= 0, false);
    }
    const selected = plan.routes[view.route];
    if (selected !== undefined) this.paintLine(selected, false, true);
  }

  /**
   * @param {MapRoute} route
   * @param {boolean} faint
   * @param {boolean} selected
   */
  paintLine(route, faint, selected) {
    const { context } = this;
    const plain = view.colourBy === 'window' && !selected;
    const colour = plain ? '#98a1ad' : route.style.colour;
    const width = selected ? 4 : this.zoom !== undefined && this.zoom < 11 ? 1.8 : 2.6;
    // Ways from and to the depot, all running together there, are drawn thin.
    context.globalAlpha = faint ? 0.12 : selected ? 0.9 : 0.42;
    context.setLineDash(selected ? [7, 4] : []);
    context.lineWidth = selected ? 2 : 1.1;
    context.strokeStyle = colour;
    context.beginPath();
    this.segment(this.depots[route.from], route.first);
    if (route.to !== null) this.segment(this.depots[route.to], route.first + route.count - 1);
    context.stroke();

    context.setLineDash([]);
    context.globalAlpha = faint ? 0.25 : 1;
    context.lineJoin = 'round';
    context.beginPath();
    let joined = false;
    for (let i = route.first; i < route.first + route.count - 1; i++) {
      const [x1, y1] = [this.at[2 * i] ?? 0, this.at[2 * i + 1] ?? 0];
      const [x2, y2] = [this.at[2 * i + 2] ?? 0, this.at[2 * i + 3] ?? 0];
      if (this.isOutside(x1, y1, x2, y2)) {
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
    if (selected) this.paintArrows(route);
    context.globalAlpha = 1;
  }

  /**
   * @param {{ x: number, y: number } | undefined} depot
   * @param {number} visit
   */
  segment(depot, visit) {
    if (depot === undefined) return;
    const { x, y } = this.place(depot);
    this.context.moveTo(x, y);
    this.context.lineTo(this.at[2 * visit] ?? 0, this.at[2 * visit + 1] ?? 0);
  }

  /** @param {MapRoute} route */
  paintArrows(route) {
    const { context } = this;
    context.fillStyle = route.style.colour;
    context.strokeStyle = ON_PAPER.casing;
    context.lineWidth = 1.5;
    for (let i = route.first; i < route.first + route.count - 1; i++) {
      const [x1, y1] = [this.at[2 * i] ?? 0, this.at[2 * i + 1] ?? 0];
      const [dx, dy] = [(this.at[2 * i + 2] ?? 0) - x1, (this.at[2 * i + 3] ?? 0) - y1];
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

  paintStops() {
    const { context } = this;
    const near = new Neighbourhood(BUBBLE + 4);
    const shown = [];
    for (const [i, visit] of plan.visits.entries()) {
      const [x, y] = [this.at[2 * i] ?? 0, this.at[2 * i + 1] ?? 0];
      if (view.hidden.has(visit.route) || this.isOutside(x, y, x, y)) continue;
      shown.push(i);
      near.add(x, y);
    }
    const radius = Math.round(4 * Math.min(5, Math.max(2.4, 3.6 + 0.5 * ((this.zoom ?? 12) - 12)))) / 4;
    const bubbles = [];
    context.globalAlpha = view.route >= 0 ? 0.35 : 1;
    for (const i of shown) {
      const visit = /** @type {MapVisit} */ (plan.visits[i]);
      const [x, y] = [this.at[2 * i] ?? 0, this.at[2 * i + 1] ?? 0];
      if (visit.route === view.route || (view.route < 0 && near.count(x, y) === 1)) bubbles.push(i);
      else this.paintDot(x, y, radius, colourOf(visit));
    }
    context.globalAlpha = 1;
    this.paintBubbles(bubbles);
  }

  /**
   * A picture of the dot is made once a colour and size: copying it is several times as quick as drawing it.
   *
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {string} colour
   */
  paintDot(x, y, radius, colour) {
    const ratio = window.devicePixelRatio || 1;
    const half = Math.ceil(radius + 2);
    const key = `${colour} ${radius} ${ratio}`;
    let picture = this.dots.get(key);
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
      this.dots.set(key, picture);
    }
    this.context.drawImage(
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
   * @param {readonly number[]} bubbles
   */
  paintBubbles(bubbles) {
    const { context } = this;
    const taken = new Neighbourhood(1.7 * BUBBLE);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    const order = [...bubbles].sort((a, b) => Number(b === view.visit) - Number(a === view.visit));
    const large = new Set(
      order.filter((i) => {
        const [x, y] = [this.at[2 * i] ?? 0, this.at[2 * i + 1] ?? 0];
        if (taken.count(x, y) > 0) return false;
        taken.add(x, y);
        return true;
      }),
    );
    for (const pass of [false, true]) {
      for (const i of bubbles) {
        if (large.has(i) !== pass) continue;
        const visit = /** @type {MapVisit} */ (plan.visits[i]);
        const [x, y] = [this.at[2 * i] ?? 0, this.at[2 * i + 1] ?? 0];
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

  /**
   * Orders on no route: a cross when they are due today, a ring when they go another day.
   *
   * @param {boolean} due which of the two
   */
  paintLost(due) {
    const { context } = this;
    for (const [i, point] of this.lost.entries()) {
      if (point === null || due !== (plan.leftovers[i]?.kind === 'unassigned')) continue;
      const { x, y } = this.place(point);
      context.globalAlpha = view.route >= 0 ? 0.4 : 1;
      for (const [colour, width] of /** @type {[string, number][]} */ ([
        [ON_PAPER.casing, 6],
        [due ? ON_PAPER.lost : ON_PAPER.waiting, i === view.leftover ? 4 : 2.6],
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

  paintDepots() {
    const { context } = this;
    context.textBaseline = 'middle';
    for (const [d, depot] of plan.depots.entries()) {
      const { x, y } = this.place(/** @type {L.Point} */ (this.depots[d]));
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
      for (let i = route.first; i < route.first + route.count - 1; i++) {
        const gap = distanceToSegment(p, this.at.subarray(2 * i, 2 * i + 4));
        if (gap < best) [best, found] = [gap, { kind: 'route', index: r }];
      }
    }
    return found;
  }
}

/**
 * @param {{ x: number, y: number }} p
 * @param {Float64Array} ends x and y of one end, then of the other
 */
function distanceToSegment(p, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - x1) * dx + (p.y - y1) * dy) / length));
  return Math.hypot(p.x - x1 - along * dx, p.y - y1 - along * dy);
}

/** Points that can be counted within a distance, by a grid of squares of that size. */
class Neighbourhood {
  /** @param {number} reach */
  constructor(reach) {
    this.reach = reach;
    /** @type {Map<number, number[]>} */
    this.squares = new Map();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  add(x, y) {
    const key = this.key(Math.floor(x / this.reach), Math.floor(y / this.reach));
    const square = this.squares.get(key);
    if (square === undefined) this.squares.set(key, [x, y]);
    else square.push(x, y);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  count(x, y) {
    const [column, row] = [Math.floor(x / this.reach), Math.floor(y / this.reach)];
    let count = 0;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        const square = this.squares.get(this.key(c, r)) ?? [];
        for (let i = 0; i < square.length; i += 2) {
          if (Math.hypot((square[i] ?? 0) - x, (square[i + 1] ?? 0) - y) < this.reach) count++;
        }
      }
    }
    return count;
  }

  /**
   * @param {number} column
   * @param {number} row
   */
  key(column, row) {
    return column * 100_003 + row;
  }
}
