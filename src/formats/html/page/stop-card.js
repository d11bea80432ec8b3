/** @import { MapRoute, MapVisit, MapLeftover } from '../shown-plan.ts' */
import { foreign, make, stateDot, swatch, verdictSign } from './elements.js';
import { plan } from './plan.js';
import { show, showVisit, view, watch } from './view.js';
import { clock, counted, duration, kilometres, LEFTOVERS, loadInWords, MONEY, windowsInWords } from './words.js';

/** All that is known of the selected stop or leftover: in a corner of the map, on a phone over the list. */
export function makeCard() {
  const card = make('aside.card', { hidden: true, 'aria-label': 'Selected stop', 'aria-live': 'polite' });
  watch((before) => {
    if (before.visit === view.visit && before.leftover === view.leftover) return;
    const visit = plan.visits[view.visit];
    const leftover = plan.leftovers[view.leftover];
    card.hidden = visit === undefined && leftover === undefined;
    if (visit !== undefined) card.replaceChildren(...visitCard(visit, view.visit));
    else if (leftover !== undefined) card.replaceChildren(...leftoverCard(leftover));
  });
  return card;
}

/**
 * @param {MapVisit} visit
 * @param {number} index
 */
function visitCard(visit, index) {
  const route = /** @type {MapRoute} */ (plan.routes[visit.route]);
  const waiting = visit.start - visit.arrival;
  const customers = [...new Set(visit.orders.map((order) => order.customer).filter(Boolean))];
  const step = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ label) =>
    make(
      'button.quiet',
      {
        type: 'button',
        'aria-label': label,
        title: label,
        disabled: visit.number + by < 1 || visit.number + by > route.count,
        click: () => showVisit(index + by),
      },
      sign,
    );
  const facts = make('dl.facts');
  const fact = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...value) =>
    facts.append(make('dt', {}, name), make('dd', {}, ...value));
  fact('Window', stateDot(visit.state), ` ${windowsInWords(visit.windows)}`);
  fact(
    'Arrives',
    clock(visit.arrival),
    make('span.muted', {}, ` after ${kilometres(visit.metres)}, ${duration(visit.seconds)}`),
  );
  if (waiting > 0) fact('Waits', duration(waiting));
  fact('Starts', clock(visit.start), make('span.muted', {}, ` for ${duration(visit.departure - visit.start)}`));
  if (visit.kind !== 'pickup') fact('Brings', loadInWords(visit.delivery));
  if (visit.kind !== 'delivery') fact('Fetches', loadInWords(visit.pickup));
  if (visit.cash > 0) fact('Collects', MONEY.format(visit.cash));
  fact('Load after', loadInWords(visit.load));
  if (visit.skills.length > 0) fact('Needs', foreign(visit.skills.join(', ')));
  return [
    make(
      'div.card-head',
      {},
      swatch(route),
      make('span', {}, make('b', {}, foreign(route.van)), ` · stop ${visit.number} of ${route.count}`),
      make('span.steps', {}, step(-1, '‹', 'Stop before'), step(1, '›', 'Next stop'), closeButton()),
    ),
    make('h2', {}, visit.isFetch ? 'Fetch for ' : '', foreign(customers.join(', ') || (visit.orders[0]?.id ?? ''))),
    make('p.muted', {}, foreign(visit.address)),
    facts,
    ...visit.promises.map((words) => make('p.promise', {}, words)),
    make(
      'p.orders',
      {},
      make('span.muted', {}, `${counted(visit.orders.length, 'order')}: `),
      foreign(visit.orders.map((order) => order.id).join(', ')),
    ),
  ];
}

/** @param {MapLeftover} leftover */
function leftoverCard(leftover) {
  const facts = make('dl.facts');
  if (leftover.kind !== 'rejected')
    facts.append(make('dt', {}, 'Window'), make('dd', {}, windowsInWords(leftover.windows)));
  return [
    make(
      'div.card-head',
      {},
      make(`span.badge.${leftover.kind}`, {}, LEFTOVERS[leftover.kind].one),
      make('span.steps', {}, closeButton()),
    ),
    make('h2', {}, foreign(leftover.customer || leftover.order)),
    make('p.muted', {}, foreign(leftover.address)),
    make('p', {}, leftover.verdict === null ? '' : verdictSign(leftover.verdict), foreign(leftover.reason)),
    ...(leftover.remedy === '' ? [] : [make('p.remedy', {}, foreign(leftover.remedy))]),
    ...(leftover.promise === '' ? [] : [make('p.promise', {}, leftover.promise)]),
    facts,
    make('p.orders', {}, make('span.muted', {}, 'Order '), foreign(leftover.order)),
  ];
}

function closeButton() {
  return make(
    'button.quiet',
    { type: 'button', 'aria-label': 'Close', title: 'Close (Esc)', click: () => show({ visit: -1, leftover: -1 }) },
    '×',
  );
}
