import { make } from './elements.js';
import { makeLeftoverList } from './leftover-list.js';
import { fitTo, makeMap } from './map.js';
import { allPoints, plan } from './plan.js';
import { makeRouteList } from './route-list.js';
import { makeSearch } from './search.js';
import { makeCard } from './stop-card.js';
import { makeTimeline } from './timeline.js';
import { show, showNothing, view, watch } from './view.js';
import { counted, MONEY, WHOLE } from './words.js';

/** Heading: the day, and what the plan comes to. */
function makeHeader() {
  const { totals } = plan;
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const sum = (/** @type {string} */ value, /** @type {string} */ words, /** @type {string} */ kind = '') =>
    make(`div.sum${kind}`, {}, make('dd', {}, value), make('dt', {}, words));
  const later = totals.deferred + totals.held;
  return make(
    'header.top',
    {},
    make('h1', {}, day.format(new Date(`${plan.date}T00:00:00Z`))),
    make(
      'p.muted.subtitle',
      {},
      `${counted(plan.routes.length, 'route')}, ${counted(totals.stops, 'stop')} · times in ${plan.timeZone.replaceAll('_', ' ')}`,
    ),
    make(
      'dl.sums',
      {},
      sum(
        MONEY.format(totals.cost),
        totals.skipped > 0 ? `cost, ${MONEY.format(totals.skipped)} of it skipped` : 'cost',
      ),
      sum(WHOLE.format(totals.metres / 1000), 'km'),
      sum(WHOLE.format(totals.seconds / 3600), 'hours'),
      sum(WHOLE.format(totals.served), `of ${WHOLE.format(totals.orders)} orders served`),
      sum(WHOLE.format(totals.unassigned), 'unassigned', totals.unassigned > 0 ? '.alert' : ''),
      sum(WHOLE.format(later), 'another day'),
      sum(WHOLE.format(totals.rejected), 'rejected', totals.rejected > 0 ? '.alert' : ''),
    ),
  );
}

/** @param {Record<string, [string, HTMLElement]>} sections name -> title and section */
function makeTabs(sections) {
  const bar = make('div.tabs', { role: 'tablist', 'aria-label': 'Views of the plan' });
  const tabs = Object.entries(sections).map(([name, [title, section]]) => {
    section.id = `section-${name}`;
    section.setAttribute('role', 'tabpanel');
    section.setAttribute('aria-label', title);
    const tab = make(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': section.id, click: () => open(name) },
      title,
    );
    bar.append(tab);
    return { name, tab, section };
  });
  bar.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const seen = tabs.filter(({ tab }) => tab.offsetParent !== null);
    const at = seen.findIndex(({ tab }) => tab === document.activeElement);
    const next = seen[(at + by + seen.length) % seen.length];
    if (by === 0 || next === undefined) return;
    open(next.name);
    next.tab.focus();
  });
  /** @param {string} name */
  const open = (name) => {
    document.body.dataset.tab = name;
    for (const { name: other, tab } of tabs) {
      tab.setAttribute('aria-selected', String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
    }
  };
  open('routes');
  return { bar, open };
}

function makeLegend() {
  const sample = (/** @type {string} */ kind, /** @type {string} */ words) =>
    make('li', {}, make(`span.sample.${kind}`), words);
  const colourBy = (/** @type {'route' | 'window'} */ value, /** @type {string} */ words) => {
    const input = make('input', {
      type: 'radio',
      name: 'colour',
      value,
      checked: view.colourBy === value,
      change: () => show({ colourBy: value }),
    });
    return make('label', {}, input, words);
  };
  const legend = make(
    'details.legend',
    {},
    make('summary', {}, 'Legend'),
    make(
      'fieldset',
      {},
      make('legend', {}, 'Colour stops by'),
      colourBy('route', 'route'),
      colourBy('window', 'window'),
    ),
    make(
      'ul',
      {},
      sample('met', 'in its window'),
      sample('tight', 'under 10 min to spare'),
      ...(plan.visits.some((visit) => visit.state === 'late') ? [sample('late', 'late')] : []),
      sample('free', 'any time'),
      sample('depot', 'depot'),
      sample('lost', 'unassigned'),
      sample('later', 'another day'),
    ),
    make('p.muted', {}, `${plan.travel}.`),
  );
  legend.open = window.innerWidth > 760;
  L.DomEvent.disableClickPropagation(legend);
  L.DomEvent.disableScrollPropagation(legend);
  return legend;
}

export function start() {
  const header = makeHeader();
  const mapArea = make('main.map-area', {});
  const routes = make('section.list.routes-section');
  const leftovers = make('section.list.leftovers-section');
  const timeline = make('section.timeline');
  const { bar, open } = makeTabs({
    routes: ['Routes', routes],
    leftovers: [`Not on a route (${WHOLE.format(plan.leftovers.length)})`, leftovers],
    timeline: ['Timeline', timeline],
  });
  document.body.append(header, mapArea, bar, routes, leftovers, timeline);
  const search = makeSearch(header);
  const map = makeMap(mapArea);
  mapArea.append(
    make(
      'button.whole',
      {
        type: 'button',
        title: 'Show the whole plan',
        click: () => {
          showNothing();
          fitTo(map, allPoints(), true);
        },
      },
      'Whole plan',
    ),
    makeLegend(),
  );
  makeCard(mapArea);
  makeRouteList(routes);
  makeLeftoverList(leftovers);
  makeTimeline(timeline);
  watch((before) => {
    if (view.leftover >= 0 && before.leftover !== view.leftover) open('leftovers');
    else if (view.route >= 0 && before.route !== view.route && document.body.dataset.tab === 'leftovers')
      open('routes');
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showNothing();
    if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      search.focus();
    }
  });
}

start();
