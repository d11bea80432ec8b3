/** @import { MapLeftover } from '../shown-plan.ts' */
import { foreign, make, verdictSign } from './elements.js';
import { plan } from './plan.js';
import { showLeftover, view, watch } from './view.js';
import { LEFTOVERS, WHOLE } from './words.js';

/**
 * Orders on no route, by why.
 *
 * @param {HTMLElement} section
 */
export function makeLeftoverList(section) {
  /** @type {HTMLElement[]} */
  const items = [];
  for (const [kind, { many, hint }] of Object.entries(LEFTOVERS)) {
    const some = [...plan.leftovers.entries()].filter(([, leftover]) => leftover.kind === kind);
    if (some.length === 0) continue;
    const list = make('ul.leftovers');
    for (const [index, leftover] of some) {
      const item = make(
        'li.leftover',
        {},
        make('button.leftover-head', { type: 'button', click: () => showLeftover(index) }, ...leftoverWords(leftover)),
      );
      items[index] = item;
      list.append(item);
    }
    section.append(
      make(
        'h2',
        {},
        make(`span.badge.${kind}`, {}, many),
        make('span.muted', {}, ` ${WHOLE.format(some.length)} · ${hint}`),
      ),
      list,
    );
  }
  if (items.length === 0) section.append(make('p.empty', {}, 'Every order is on a route.'));
  watch(() => {
    for (const [index, item] of items.entries()) {
      item.classList.toggle('open', index === view.leftover);
      if (index === view.leftover) item.scrollIntoView({ block: 'nearest' });
    }
  });
}

/** @param {MapLeftover} leftover */
function leftoverWords(leftover) {
  return [
    make(
      'span.leftover-name',
      {},
      leftover.verdict === null ? '' : verdictSign(leftover.verdict),
      make('b', {}, foreign(leftover.order || '(no id)')),
      ' ',
      foreign(leftover.customer),
    ),
    make('span.leftover-reason', {}, foreign(leftover.reason)),
    ...(leftover.remedy === '' ? [] : [make('span.remedy', {}, foreign(leftover.remedy))]),
    ...(leftover.promise === '' ? [] : [make('span.promise', {}, leftover.promise)]),
    make('span.muted', {}, foreign(leftover.address)),
  ];
}
