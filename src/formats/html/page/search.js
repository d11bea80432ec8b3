import { foreign, make } from './elements.js';
import { plan } from './plan.js';
import { showLeftover, showVisit } from './view.js';
import { clock, LEFTOVERS } from './words.js';

const MOST_HITS = 12;

/**
 * Finds an order by its id or its customer's name, on a route or not.
 *
 * @param {HTMLElement} place
 */
export function makeSearch(place) {
  const entries = searchEntries();
  const list = make('ul.hits', { id: 'hits', role: 'listbox', hidden: true, 'aria-label': 'Found orders' });
  const input = make('input', {
    type: 'search',
    placeholder: 'Find an order or a customer',
    'aria-label': 'Find an order or a customer',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-controls': 'hits',
    'aria-expanded': 'false',
    input: () => offer(),
    focus: () => offer(),
    blur: () => setTimeout(close, 150),
    keydown: (/** @type {KeyboardEvent} */ event) => onKey(event),
  });
  /** @type {typeof entries} */
  let hits = [];
  let marked = 0;
  place.append(make('div.search', {}, input, list));
  return input;

  function offer() {
    const wanted = folded(input.value.trim());
    hits = [];
    for (const entry of entries) {
      if (wanted === '' || hits.length >= MOST_HITS) break;
      if (entry.text.includes(wanted)) hits.push(entry);
    }
    marked = 0;
    list.replaceChildren(
      ...hits.map((hit, i) =>
        make(
          'li',
          {
            role: 'option',
            id: `hit-${i}`,
            pointerdown: (/** @type {Event} */ event) => {
              event.preventDefault();
              take(hit);
            },
          },
          make('b', {}, foreign(hit.order)),
          ' ',
          foreign(hit.customer),
          make('span.muted', {}, ' ', foreign(hit.where)),
        ),
      ),
    );
    if (wanted !== '' && hits.length === 0) list.append(make('li.muted', {}, 'No order or customer of this name'));
    list.hidden = wanted === '';
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(0);
  }

  /** @param {number} i */
  function mark(i) {
    list.children[marked]?.removeAttribute('aria-selected');
    marked = i;
    if (hits.length === 0) return input.removeAttribute('aria-activedescendant');
    list.children[i]?.setAttribute('aria-selected', 'true');
    list.children[i]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `hit-${i}`);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (hits.length > 0) mark((marked + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    } else if (event.key === 'Enter') {
      const hit = hits[marked];
      if (hit !== undefined) take(hit);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      input.value = '';
      close();
    }
  }

  /** @param {(typeof entries)[number]} hit */
  function take(hit) {
    if (hit.visit >= 0) showVisit(hit.visit);
    else showLeftover(hit.leftover);
    close();
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }
}

function searchEntries() {
  const onRoutes = plan.visits.flatMap((visit, index) =>
    visit.orders.map((order) => ({
      order: order.id,
      customer: order.customer,
      text: folded(`${order.id} ${order.customer}`),
      where: `${plan.routes[visit.route]?.van ?? ''}, ${clock(visit.start)}`,
      visit: index,
      leftover: -1,
    })),
  );
  const leftOver = plan.leftovers.map((leftover, index) => ({
    order: leftover.order,
    customer: leftover.customer,
    text: folded(`${leftover.order} ${leftover.customer}`),
    where: LEFTOVERS[leftover.kind].one,
    visit: -1,
    leftover: index,
  }));
  return [...onRoutes, ...leftOver];
}

/** Letters that Unicode does not take apart into a plain one and an accent. */
const PLAIN = /** @type {Record<string, string>} */ ({ ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' });

/**
 * Without accents and case: `Łódź` is found by `lodz`, `Müller` by `muller`.
 *
 * @param {string} text
 */
function folded(text) {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[łøđßæœı]/g, (letter) => PLAIN[letter] ?? letter);
}
