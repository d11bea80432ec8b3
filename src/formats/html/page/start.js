import { make } from './elements.js';
import { makeLeftoverList } from './leftover-list.js';
import { makeLegend } from './legend.js';
import { makeMap } from './map.js';
import { plan } from './plan.js';
import { makeRouteList } from './route-list.js';
import { makeSearch } from './search.js';
import { makeCard } from './stop-card.js';
import { makeTimeline } from './timeline.js';
import { show, showNothing, view, watch } from './view.js';
import { counted, MONEY, WHOLE } from './words.js';

const NARROW = window.matchMedia('(max-width: 760px)');

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
      sum(MONEY.format(totals.cost), totals.skipped > 0 ? 'cost, incl. skipped' : 'cost'),
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
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': section.id, click: () => choose(name) },
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
    choose(next.name);
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
  /** @param {string} name */
  const choose = (name) => {
    // On a phone the selected stop lies over the lists: whoever asks for a list wants to see it.
    if (NARROW.matches) show({ visit: -1, leftover: -1 });
    open(name);
  };
  open('routes');
  return { bar, open };
}

function start() {
  const header = makeHeader();
  const mapArea = make('main.map-area');
  const routes = make('section.list.routes-section');
  const leftovers = make('section.list.leftovers-section');
  const timeline = make('section.timeline');
  const { bar, open } = makeTabs({
    routes: ['Routes', routes],
    leftovers: [`Not on a route (${WHOLE.format(plan.leftovers.length)})`, leftovers],
    timeline: ['Timeline', timeline],
  });
  document.body.append(header, mapArea, bar, routes, leftovers, timeline, makeCard());
  // Before the lists look for what to scroll to, they must be shown.
  watch((before) => {
    if (view.leftover >= 0 && before.leftover !== view.leftover) open('leftovers');
    else if (view.route >= 0 && before.route !== view.route && document.body.dataset.tab === 'leftovers')
      open('routes');
  });
  const search = makeSearch(header);
  makeRouteList(routes);
  makeLeftoverList(leftovers);
  makeTimeline(timeline);
  // The map last, when the room that is left for it is known.
  mapArea.append(makeLegend());
  makeMap(mapArea);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') showNothing();
    if (event.key === '/' && document.activeElement !== search) {
      event.preventDefault();
      search.focus();
    }
  });
}

start();
