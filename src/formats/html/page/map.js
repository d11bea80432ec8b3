/** @import { MapRoute } from '../shown-plan.ts' */
import { make } from './elements.js';
import { allPoints, plan, pointsOf } from './plan.js';
import { PlanLayer } from './plan-layer.js';
import { tipOf } from './tip.js';
import { pointAt, show, showLeftover, showNothing, showVisit, view, watch, watchPointer } from './view.js';

const CALM = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * The map with the plan on it.
 *
 * @param {HTMLElement} area
 */
export function makeMap(area) {
  const holder = make('div.map', {
    'aria-label': 'Map of all routes; arrow keys move it, plus and minus zoom',
    role: 'application',
  });
  area.append(holder);
  const map = L.map(holder, {
    zoomControl: false,
    attributionControl: plan.tiles !== null,
    zoomSnap: 0.25,
    zoomDelta: 0.75,
    wheelPxPerZoomLevel: 110,
    maxZoom: 19,
    zoomAnimation: !CALM,
    inertia: !CALM,
  });
  L.control.zoom({ position: 'bottomright' }).addTo(map);
  L.control.scale({ imperial: false, position: 'bottomleft' }).addTo(map);
  if (plan.tiles !== null) {
    // Leaflet takes attributions as markup; ours is text.
    const attribution = make('span', {}, plan.tiles.attribution).innerHTML;
    L.tileLayer(plan.tiles.url, { attribution, maxZoom: 19, opacity: 0.75 }).addTo(map);
    map.attributionControl.setPrefix('Leaflet');
  }
  fitTo(map, allPoints(), false);

  const painter = new PlanLayer(map);
  map.getPanes().overlayPane.append(painter.canvas);
  let due = 0;
  const repaint = () => {
    if (due === 0) {
      due = requestAnimationFrame(() => {
        due = 0;
        painter.paint();
      });
    }
  };
  painter.paint();
  map.on('move', () => {
    if (painter.lacks()) repaint();
  });
  map.on('moveend zoomend resize viewreset', repaint);
  map.on('zoomanim', (event) => followZoom(map, painter, event));
  watch(repaint);
  watch((before) => bringIntoView(map, before));
  area.append(
    make(
      'button.whole',
      {
        type: 'button',
        title: 'Show the whole plan (Esc lets go of the selection)',
        click: () => {
          showNothing();
          fitTo(map, allPoints(), true);
        },
      },
      'Whole plan',
    ),
  );
  let untouched = true;
  for (const gesture of ['pointerdown', 'wheel', 'keydown']) {
    holder.addEventListener(gesture, () => (untouched = false), { once: true, passive: true });
  }
  new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    if (untouched && view.route < 0 && view.leftover < 0) fitTo(map, allPoints(), false);
  }).observe(holder);
  listen(map, painter, area);
  printWhole(map, painter);
}

/**
 * @param {L.Map} map
 * @param {readonly { lat: number, lon: number }[]} points
 * @param {boolean} animate
 * @param {number} [beside] pixels at the right edge that are not to be used
 */
export function fitTo(map, points, animate, beside = 0) {
  if (points.length === 0) {
    map.setView([0, 0], 2);
    return;
  }
  const bounds = L.latLngBounds(points.map((p) => L.latLng(p.lat, p.lon)));
  const space = Math.min(40, map.getSize().x / 12);
  map.fitBounds(bounds, {
    paddingTopLeft: [space, space],
    paddingBottomRight: [Math.max(space, beside), space],
    maxZoom: 16,
    animate: animate && !CALM,
  });
}

/**
 * While Leaflet animates a zoom the picture is stretched; it is painted anew at the end.
 *
 * @param {L.Map} map
 * @param {PlanLayer} painter
 * @param {L.ZoomAnimEvent} event
 */
function followZoom(map, painter, event) {
  if (painter.northWest === undefined) return;
  const scale = map.getZoomScale(event.zoom, painter.zoom);
  const corner = /** @type {any} */ (map)._latLngToNewLayerPoint(painter.northWest, event.zoom, event.center);
  L.DomUtil.setTransform(painter.canvas, corner, scale);
}

/**
 * @param {L.Map} map
 * @param {typeof view} before
 */
function bringIntoView(map, before) {
  const visit = plan.visits[view.visit];
  const lost = plan.leftovers[view.leftover]?.place;
  const point = visit ?? lost ?? undefined;
  if (point !== undefined) {
    if (before.visit === view.visit && before.leftover === view.leftover) return;
    const at = L.latLng(point.lat, point.lon);
    if (!map.getBounds().pad(-0.12).contains(at)) map.panTo(at, { animate: !CALM });
  } else if (before.route !== view.route && view.route >= 0) {
    // Room for the card of a stop, which is what one asks for next.
    const beside = map.getSize().x > 800 ? 370 : 0;
    fitTo(map, pointsOf(/** @type {MapRoute} */ (plan.routes[view.route])), true, beside);
  }
}

/**
 * @param {L.Map} map
 * @param {PlanLayer} painter
 * @param {HTMLElement} area
 */
function listen(map, painter, area) {
  const tip = make('div.tip', { hidden: true, role: 'status' });
  const ring = make('div.ring', { hidden: true });
  area.append(ring, tip);
  watchPointer((_, index) => {
    ring.hidden = index < 0 || view.hidden.has(plan.visits[index]?.route ?? -1);
    const [x, y] = painter.at.subarray(2 * index, 2 * index + 2);
    if (ring.hidden || painter.corner === undefined) return;
    L.DomUtil.setPosition(ring, map.layerPointToContainerPoint(painter.corner.add([x ?? 0, y ?? 0])).round());
  });
  map.on('mousemove', (event) => {
    const found = painter.find(event.containerPoint);
    map.getContainer().classList.toggle('pointing', found !== null);
    pointAt(found?.kind === 'visit' ? found.index : -1);
    tip.hidden = found === null;
    if (found === null) return;
    tip.replaceChildren(...tipOf(found));
    const { x, y } = event.containerPoint;
    const space = map.getSize().x - x;
    L.DomUtil.setPosition(
      tip,
      L.point(space < 240 ? Math.max(4, x - tip.offsetWidth - 12) : x + 14, Math.max(4, y - 12)),
    );
  });
  map.on('mouseout movestart', () => {
    tip.hidden = true;
    pointAt(-1);
  });
  map.on('click', (event) => {
    // A finger has no way to leave: the card says more anyway.
    tip.hidden = true;
    pointAt(-1);
    const found = painter.find(event.containerPoint);
    if (found === null) showNothing();
    else if (found.kind === 'visit') showVisit(found.index);
    else if (found.kind === 'leftover') showLeftover(found.index);
    else show({ route: found.index, visit: -1, leftover: -1 });
  });
}

/**
 * Paper has another size than the screen: the map is laid out anew for it, as a whole.
 *
 * @param {L.Map} map
 * @param {PlanLayer} painter
 */
function printWhole(map, painter) {
  const redraw = () => {
    map.invalidateSize({ animate: false });
    fitTo(map, allPoints(), false);
    painter.paint();
  };
  window.addEventListener('beforeprint', () => {
    document.body.classList.add('printing');
    redraw();
  });
  window.addEventListener('afterprint', () => {
    document.body.classList.remove('printing');
    redraw();
  });
}
