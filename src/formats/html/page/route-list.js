/** @import { MapRoute } from '../shown-plan.ts' */
import { foreign, make, stateDot, swatch } from './elements.js';
import { plan, visitsOf, windowOf } from './plan.js';
import { show, showRoute, showVisit, view, watch } from './view.js';
import {
  AMOUNT,
  amountInWords,
  clock,
  counted,
  dimensionName,
  duration,
  kilometres,
  MONEY,
  PAUSES,
  windowsInWords,
} from './words.js';

/** Ways to order the list of routes. */
const ORDERINGS = /** @type {Record<string, [string, (a: MapRoute, b: MapRoute) => number]>} */ ({
  plan: ['as planned', () => 0],
  departure: ['departure', (a, b) => a.departure - b.departure],
  finish: ['return', (a, b) => a.finish - b.finish],
  stops: ['stops', (a, b) => b.count - a.count],
  metres: ['distance', (a, b) => b.metres - a.metres],
  seconds: ['hours', (a, b) => b.seconds - a.seconds],
  cost: ['cost', (a, b) => b.cost - a.cost],
});

/** @param {HTMLElement} section */
export function makeRouteList(section) {
  const list = make('ol.routes');
  const items = plan.routes.map((route, index) => makeRouteItem(route, index));
  list.append(...items.map((item) => item.element));
  const sort = make('select', {
    'aria-label': 'Sort routes by',
    change: () => {
      const compare = /** @type {[string, (a: MapRoute, b: MapRoute) => number]} */ (ORDERINGS[sort.value])[1];
      const order = plan.routes.map((_, i) => i).sort((a, b) => compare(at(a), at(b)) || a - b);
      list.append(...order.map((i) => /** @type {any} */ (items[i]).element));
    },
  });
  sort.append(...Object.entries(ORDERINGS).map(([value, [words]]) => make('option', { value }, words)));
  const everyone = new Set(plan.routes.keys());
  section.append(
    make(
      'div.toolbar',
      {},
      make('span.muted', {}, 'Show'),
      make('button', { type: 'button', click: () => show({ hidden: new Set() }) }, 'All'),
      make('button', { type: 'button', click: () => show({ hidden: everyone, route: -1, visit: -1 }) }, 'None'),
      make('label.sort', {}, make('span.muted', {}, 'Sort by '), sort),
    ),
    list,
  );
  if (plan.routes.length === 0) section.append(make('p.empty', {}, 'No route today.'));
  if (plan.idle.length > 0) {
    const names = plan.idle.length > 12 ? `${plan.idle.slice(0, 12).join(', ')} …` : plan.idle.join(', ');
    section.append(make('p.idle.muted', {}, `${counted(plan.idle.length, 'van')} not needed: `, foreign(names)));
  }
  section.append(make('p.idle.muted', {}, `${plan.travel}.`));
  watch((before) => {
    for (const item of items) item.update();
    if (before.route !== view.route || before.visit !== view.visit) {
      const row = section.querySelector('[aria-current="true"]') ?? items[view.route]?.element;
      row?.scrollIntoView({ block: 'nearest' });
    }
  });

  /** @param {number} i */
  function at(i) {
    return /** @type {MapRoute} */ (plan.routes[i]);
  }
}

/**
 * @param {MapRoute} route
 * @param {number} index
 */
function makeRouteItem(route, index) {
  const box = make('input', {
    type: 'checkbox',
    'aria-label': `Draw ${route.van}`,
    change: () => {
      const hidden = new Set(view.hidden);
      if (box.checked) hidden.delete(index);
      else hidden.add(index);
      show({ hidden, ...(view.route === index && !box.checked && { route: -1, visit: -1 }) });
    },
  });
  const head = make(
    'button.route-head',
    { type: 'button', 'aria-expanded': 'false', click: () => showRoute(view.route === index ? -1 : index) },
    make('span.route-name', {}, swatch(route), foreign(route.van)),
    make('span.route-times', {}, `${clock(route.departure)}–${clock(route.finish)}`),
    make(
      'span.route-facts',
      {},
      figure(String(route.count), route.count === 1 ? 'stop' : 'stops'),
      figure(...split(kilometres(route.metres))),
      figure(duration(route.seconds), ''),
      figure(MONEY.format(route.cost), ''),
    ),
    make('span.loads', {}, ...route.loads.filter((load) => load.capacity !== null).map(loadBar)),
  );
  const details = make('div.route-details', { hidden: true });
  const element = make('li.route', {}, box, head, details);
  let filled = false;
  let hiddenLast = false;
  let current = -1;
  const update = () => {
    const open = view.route === index;
    const hidden = view.hidden.has(index);
    if (hidden !== hiddenLast || box.checked === hidden) {
      hiddenLast = hidden;
      box.checked = !hidden;
      element.classList.toggle('hidden-route', hidden);
    }
    if (open && !filled) {
      details.append(...routeDetails(route, index));
      filled = true;
    }
    if (details.hidden === open) {
      details.hidden = !open;
      head.setAttribute('aria-expanded', String(open));
      element.classList.toggle('open', open);
    }
    const now = open ? view.visit : -1;
    if (now !== current) {
      details.querySelector('[aria-current]')?.removeAttribute('aria-current');
      if (now >= 0) details.querySelectorAll('tbody .visit')[now - route.first]?.setAttribute('aria-current', 'true');
      current = now;
    }
  };
  update();
  return { element, update };
}

/**
 * @param {string} value
 * @param {string} unit
 */
function figure(value, unit) {
  return make('span.figure', {}, value, unit === '' ? '' : make('span.unit', {}, ` ${unit}`));
}

/**
 * @param {string} text
 * @returns {[string, string]}
 */
function split(text) {
  const at = text.lastIndexOf(' ');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** @param {import('../shown-plan.ts').MapLoad} load */
function loadBar(load) {
  const capacity = load.capacity ?? 0;
  const share = capacity === 0 ? 0 : load.peak / capacity;
  const percent = Math.round(100 * share);
  const fill = make(`span.fill${share > 0.9 ? '.full' : ''}`);
  fill.style.width = `${Math.min(100, percent)}%`;
  const words = `${amountInWords(load.name, load.peak)} of ${AMOUNT.format(capacity)}`;
  return make(
    'span.load',
    { title: `${dimensionName(load.name)}: at most ${words} on board` },
    make('span.bar', {}, fill),
    make('span.load-words', {}, `${dimensionName(load.name)} ${percent} %`),
  );
}

/**
 * @param {MapRoute} route
 * @param {number} index
 */
function routeDetails(route, index) {
  const others = new Set([...plan.routes.keys()].filter((other) => other !== index));
  const pauses = [...route.pauses];
  const rows = visitsOf(route).flatMap((visit, i) => {
    const earlier = [];
    while (pauses[0] !== undefined && pauses[0].before <= route.first + i) earlier.push(pauseRow(pauses.shift()));
    const open = () => showVisit(route.first + i);
    const name = visit.orders[0]?.customer || visit.orders[0]?.id || '';
    const more = visit.orders.length > 1 ? make('span.muted', {}, ` +${visit.orders.length - 1}`) : '';
    const row = make(
      'tr.visit',
      { click: open },
      make('td.number', {}, String(visit.number)),
      make('td.time', {}, clock(visit.start)),
      make(
        'td.name',
        {},
        visit.isFetch ? make('span.muted', {}, 'Fetch for ') : '',
        make('button.link', { type: 'button' }, foreign(name)),
        more,
      ),
      make(
        'td.window',
        {},
        stateDot(visit.state),
        visit.windows.length === 0 ? '' : ` ${windowsInWords([windowOf(visit)])}`,
      ),
    );
    return [...earlier, row];
  });
  rows.push(...pauses.map(pauseRow));
  const from = plan.depots[route.from]?.id ?? '';
  const to = route.to === null ? 'the last stop' : (plan.depots[route.to]?.id ?? '');
  return [
    make(
      'p.route-sums',
      {},
      [
        `Driving ${duration(route.driving)}`,
        `service ${duration(route.service)}`,
        `waiting ${duration(route.waiting)}`,
        ...(route.pausing > 0 ? [`breaks ${duration(route.pausing)}`] : []),
        ...(route.reloading > 0 ? [`loading ${duration(route.reloading)}`] : []),
      ].join(' · '),
    ),
    make(
      'p.route-sums',
      {},
      route.costs.length === 0
        ? 'Costs nothing'
        : `Cost: ${route.costs.map(([name, amount]) => `${name} ${MONEY.format(amount)}`).join(', ')}`,
    ),
    make(
      'p.route-sums',
      {},
      'From ',
      foreign(from),
      route.to === null ? '; ends at the last stop' : ' to ',
      route.to === null ? '' : foreign(to),
      route.shift === null ? '' : ` · shift ${windowsInWords([route.shift])}`,
      route.zone === '' ? '' : ' · zone ',
      route.zone === '' ? '' : foreign(route.zone),
    ),
    make(
      'div.toolbar',
      {},
      make('button', { type: 'button', click: () => show({ hidden: others }) }, 'Only this route'),
      route.sheet === null
        ? ''
        : make('a.button', { href: route.sheet, target: '_blank', rel: 'noopener' }, 'Driver’s sheet'),
    ),
    make(
      'table.stops',
      {},
      make(
        'thead',
        {},
        make('tr', {}, ...['No.', 'Start', 'Customer', 'Window'].map((title) => make('th', { scope: 'col' }, title))),
      ),
      make('tbody', {}, ...rows),
    ),
  ];
}

/** @param {any} pause */
function pauseRow(pause) {
  const words = PAUSES[/** @type {import('../shown-plan.ts').MapPause} */ (pause).kind];
  return make(
    'tr.pause',
    {},
    make('td'),
    make('td.time', {}, clock(pause.start)),
    make('td.name', {}, words),
    make('td.window', {}, duration(pause.departure - pause.start)),
  );
}
