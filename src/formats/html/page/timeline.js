/** @import { MapRoute } from '../shown-plan.ts' */
import { foreign, make } from './elements.js';
import { plan, visitsOf } from './plan.js';
import { tipOf } from './tip.js';
import { colourOf, pointAt, showRoute, showVisit, view, watch, watchPointer } from './view.js';
import { clock, counted, PAUSES, STATES } from './words.js';

const ROW = 24;
const LABELS = 124;

/**
 * The day of every van from left to right: a line while it drives, a block while it serves, grey while it waits.
 *
 * @param {HTMLElement} section
 */
export function makeTimeline(section) {
  const first =
    Math.floor(
      Math.min(
        ...plan.routes.map((route) => route.pauses[0]?.arrival ?? route.departure),
        ...plan.routes.map((route) => route.departure),
        Number.POSITIVE_INFINITY,
      ) / 3600,
    ) * 3600;
  const last = Math.ceil(Math.max(...plan.routes.map((route) => route.finish), 0) / 3600) * 3600;
  if (plan.routes.length === 0) return;
  const axis = make('canvas.axis', { 'aria-hidden': 'true' });
  const grid = make('div.timeline-grid', { role: 'group', 'aria-label': 'Timeline of all routes' });
  const tip = make('div.tip', { hidden: true });
  const rows = plan.routes.map((route, index) => {
    const canvas = make('canvas', { 'aria-hidden': 'true' });
    const label = make(
      'button.van',
      { type: 'button', click: () => showRoute(view.route === index ? -1 : index) },
      make('span.chip'),
      foreign(route.van),
    );
    label.querySelector('.chip').style.background = route.style.colour;
    const row = make('div.timeline-row', {}, label, canvas);
    canvas.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => hover(route, canvas, event));
    canvas.addEventListener('pointerleave', () => {
      tip.hidden = true;
      pointAt(-1);
    });
    canvas.addEventListener('click', (/** @type {PointerEvent} */ event) => {
      const visit = visitAt(route, canvas, event);
      if (visit >= 0) showVisit(visit);
      else showRoute(index);
    });
    return { route, index, row, canvas };
  });
  grid.append(
    make('div.timeline-row.axis-row', {}, make('span.van.muted', {}, counted(rows.length, 'van')), axis),
    ...rows.map((r) => r.row),
  );
  section.append(grid, tip);

  let width = 0;
  const paintAll = () => {
    width = Math.max(560, grid.clientWidth - LABELS - 12);
    paintAxis(axis, first, last, width);
    for (const row of rows) paint(row);
  };
  new ResizeObserver(paintAll).observe(grid);
  let pointed = -1;
  watchPointer((before, now) => {
    pointed = now;
    const touched = new Set([plan.visits[before]?.route, plan.visits[now]?.route]);
    for (const row of rows) if (touched.has(row.index)) paint(row);
  });
  watch((before) => {
    for (const row of rows) paint(row);
    if (before.route !== view.route) rows[view.route]?.row.scrollIntoView({ block: 'nearest' });
  });

  /** @param {(typeof rows)[number]} row */
  function paint({ route, index, row, canvas }) {
    row.classList.toggle('open', index === view.route);
    row.classList.toggle('hidden-route', view.hidden.has(index));
    paintRow(route, pointed, sized(canvas, width, ROW), (seconds) => ((seconds - first) / (last - first)) * width);
  }

  /**
   * @param {MapRoute} route
   * @param {HTMLCanvasElement} canvas
   * @param {PointerEvent} event
   */
  function visitAt(route, canvas, event) {
    const box = canvas.getBoundingClientRect();
    const seconds = first + ((event.clientX - box.left) / box.width) * (last - first);
    const slack = (3 * (last - first)) / box.width;
    const at = visitsOf(route).findIndex(
      (visit) => visit.arrival - slack <= seconds && seconds <= visit.departure + slack,
    );
    return at < 0 ? -1 : route.first + at;
  }

  /**
   * @param {MapRoute} route
   * @param {HTMLCanvasElement} canvas
   * @param {PointerEvent} event
   */
  function pauseAt(route, canvas, event) {
    const box = canvas.getBoundingClientRect();
    const seconds = first + ((event.clientX - box.left) / box.width) * (last - first);
    return route.pauses.find((pause) => pause.start <= seconds && seconds <= pause.departure);
  }

  /**
   * @param {MapRoute} route
   * @param {HTMLCanvasElement} canvas
   * @param {PointerEvent} event
   */
  function hover(route, canvas, event) {
    const index = visitAt(route, canvas, event);
    pointAt(index);
    const pause = index < 0 ? pauseAt(route, canvas, event) : undefined;
    tip.hidden = index < 0 && pause === undefined;
    if (tip.hidden) return;
    if (pause === undefined) tip.replaceChildren(...tipOf({ kind: 'visit', index }));
    else tip.replaceChildren(`${PAUSES[pause.kind]} ${clock(pause.start)}–${clock(pause.departure)}`);
    const box = section.getBoundingClientRect();
    const x = Math.min(event.clientX - box.left + 12, box.width - tip.offsetWidth - 8);
    L.DomUtil.setPosition(tip, L.point(Math.round(x), Math.round(event.clientY - box.top - 34)));
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} width
 * @param {number} height
 */
function sized(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {number} first
 * @param {number} last
 * @param {number} width
 */
function paintAxis(canvas, first, last, width) {
  const context = sized(canvas, width, ROW);
  context.font = '11px system-ui, sans-serif';
  context.textBaseline = 'middle';
  const hours = (last - first) / 3600;
  const every = [1, 2, 3, 6, 12].find((n) => (width / hours) * n > 46) ?? 24;
  for (let hour = 0; hour < hours; hour += every) {
    const x = Math.round((hour / hours) * width);
    context.fillStyle = '#cdd3da';
    context.fillRect(x, 5, 1, ROW - 5);
    context.fillStyle = '#5b6573';
    context.fillText(clock(first + hour * 3600), x + 4, ROW / 2 + 1);
  }
}

/**
 * @param {MapRoute} route
 * @param {number} pointed index of the visit under the pointer
 * @param {CanvasRenderingContext2D} context
 * @param {(seconds: number) => number} x
 */
function paintRow(route, pointed, context, x) {
  const middle = ROW / 2;
  const [left, right] = [x(route.departure), x(route.finish)];
  if (route.shift !== null) {
    context.fillStyle = '#eceef1';
    context.fillRect(x(route.shift.start), 1, x(route.shift.end) - x(route.shift.start), ROW - 2);
  }
  context.fillStyle = 'rgb(28 36 48 / 8%)';
  for (let hour = Math.ceil(route.departure / 3600); hour * 3600 < route.finish; hour++)
    context.fillRect(Math.round(x(hour * 3600)), 1, 1, ROW - 2);
  context.fillStyle = route.style.colour;
  context.globalAlpha = 0.65;
  context.fillRect(left, middle - 1, right - left, 2);
  context.globalAlpha = 1;
  for (const pause of route.pauses) {
    const [arrival, start, end] = [x(pause.arrival), x(pause.start), x(pause.departure)];
    context.clearRect(start, middle - 1, end - start, 2);
    paintWait(context, arrival, start);
    if (pause.kind === 'load' || pause.kind === 'reload') {
      context.fillStyle = '#ffffff';
      context.strokeStyle = '#1c2430';
      context.lineWidth = 1.5;
      context.fillRect(start, 6, end - start, ROW - 12);
      context.strokeRect(start + 0.75, 6.75, Math.max(1, end - start - 1.5), ROW - 13.5);
    } else {
      context.fillStyle = '#1c2430';
      context.fillRect(start, middle - 3, Math.max(2, end - start), 6);
    }
  }
  for (const [i, visit] of visitsOf(route).entries()) {
    const [arrival, start, end] = [x(visit.arrival), x(visit.start), x(visit.departure)];
    paintWait(context, arrival, start);
    context.fillStyle = colourOf(visit);
    context.fillRect(start, 5, Math.max(1.5, end - start - 0.75), ROW - 10);
    if (visit.state === 'tight' || visit.state === 'late') {
      context.fillStyle = STATES[visit.state].colour;
      context.fillRect(start, 1, Math.max(2.5, end - start - 0.75), 3);
    }
    const index = route.first + i;
    if (index === view.visit || index === pointed) {
      context.strokeStyle = '#1c2430';
      context.lineWidth = 2;
      context.strokeRect(start - 1, 4, Math.max(1.5, end - start) + 1.5, ROW - 8);
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} from
 * @param {number} to
 */
function paintWait(context, from, to) {
  if (to <= from) return;
  context.fillStyle = '#ffffff';
  context.fillRect(from, ROW / 2 - 4, to - from, 8);
  context.strokeStyle = '#9aa3af';
  context.lineWidth = 1;
  context.strokeRect(from + 0.5, ROW / 2 - 3.5, Math.max(0, to - from - 1), 7);
}
