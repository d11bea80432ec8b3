import { make } from './elements.js';
import { plan } from './plan.js';
import { show, view, watch } from './view.js';

/** What the signs on the map and the timeline mean: a strip below the map, on a phone folded away. */
export function makeLegend() {
  const late = plan.visits.some((visit) => visit.state === 'late');
  const lost = plan.leftovers.some((leftover) => leftover.kind === 'unassigned');
  const later = plan.leftovers.some((leftover) => leftover.kind === 'deferred' || leftover.kind === 'held');
  const does = (/** @type {string[]} */ ...kinds) =>
    plan.routes.some((route) => route.pauses.some((pause) => kinds.includes(pause.kind)));
  const byRoute = [sample('ring-tight', 'tight, < 10 min'), ...(late ? [sample('ring-late', 'late')] : [])];
  const byWindow = [
    sample('met', 'in its window'),
    sample('tight', 'tight, < 10 min'),
    ...(late ? [sample('late', 'late')] : []),
    sample('free', 'any time'),
  ];
  const signs = make('ul.signs');
  const legend = make(
    'details.legend',
    {},
    make('summary', {}, 'Legend'),
    make(
      'div.legend-body',
      {},
      make(
        'div.colour-by',
        { role: 'radiogroup', 'aria-label': 'Colour stops by' },
        make('span.muted', {}, 'Colour by'),
        choice('route', 'route'),
        choice('window', 'window'),
      ),
      signs,
      make(
        'ul.signs',
        {},
        sample('depot', 'depot'),
        ...(plan.zones.length > 0 ? [sample('zone', 'zone')] : []),
        ...(lost ? [sample('lost', 'unassigned')] : []),
        ...(later ? [sample('later', 'another day')] : []),
      ),
      make(
        'ul.signs',
        {},
        sample('driving', 'driving'),
        sample('serving', 'at the door'),
        sample('waiting', 'waiting'),
        ...(does('break', 'rest') ? [sample('break', 'break')] : []),
        ...(does('load', 'reload') ? [sample('loading', 'loading')] : []),
      ),
    ),
  );
  legend.open = window.innerWidth > 760;
  const update = () => signs.replaceChildren(...(view.colourBy === 'route' ? byRoute : byWindow));
  update();
  watch(update);
  L.DomEvent.disableClickPropagation(legend);
  L.DomEvent.disableScrollPropagation(legend);
  return legend;
}

/**
 * @param {string} kind
 * @param {string} words
 */
function sample(kind, words) {
  return make('li', {}, make(`span.sample.${kind}`), words);
}

/**
 * @param {'route' | 'window'} value
 * @param {string} words
 */
function choice(value, words) {
  const input = make('input', {
    type: 'radio',
    name: 'colour',
    value,
    checked: view.colourBy === value,
    change: () => show({ colourBy: value }),
  });
  return make('label', {}, input, make('span', {}, words));
}
