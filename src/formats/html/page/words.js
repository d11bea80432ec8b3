import { plan } from './plan.js';

export const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const TENTHS = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
export const AMOUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
/** What is little is not nothing. */
const LITTLE = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
export const MONEY = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * Elapsed seconds since the day's midnight, as the clock on the wall shows them: `09:05`, `00:40 +1` on the next day.
 *
 * @param {number} seconds
 */
export function clock(seconds) {
  let ahead = 0;
  for (const change of plan.clockChanges) if (seconds >= change.from) ahead = change.ahead;
  const minutes = Math.floor((seconds + ahead) / 60);
  const day = Math.floor(minutes / 1440);
  const [hour, minute] = [Math.floor(minutes / 60) - day * 24, minutes - Math.floor(minutes / 60) * 60];
  const suffix = day === 0 ? '' : day > 0 ? ` +${day}` : ` −${-day}`;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}${suffix}`;
}

/**
 * `7 h 05`, or `12 min` under an hour.
 *
 * @param {number} seconds
 */
export function duration(seconds) {
  if (seconds > 0 && seconds < 30) return '< 1 min';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** @param {number} metres */
export function kilometres(metres) {
  return `${metres < 100_000 ? TENTHS.format(metres / 1000) : WHOLE.format(metres / 1000)} km`;
}

/** @param {readonly { start: number, end: number }[]} windows */
export function windowsInWords(windows) {
  if (windows.length === 0) return 'any time';
  return windows.map((window) => `${clock(window.start)}–${clock(window.end)}`).join(' or ');
}

const UNITS = /** @type {Record<string, [string, string]>} */ ({
  weight_kg: ['weight', ' kg'],
  volume_m3: ['volume', ' m³'],
  parcels: ['parcels', ''],
});

/** @param {string} dimension */
export function dimensionName(dimension) {
  return UNITS[dimension]?.[0] ?? dimension.replaceAll('_', ' ');
}

/**
 * @param {string} dimension
 * @param {number} amount
 */
export function amountInWords(dimension, amount) {
  const unit = UNITS[dimension]?.[1] ?? ` ${dimension.replaceAll('_', ' ')}`;
  if (dimension === 'parcels') return `${AMOUNT.format(amount)} ${amount === 1 ? 'parcel' : 'parcels'}`;
  return `${(amount < 0.1 ? LITTLE : AMOUNT).format(amount)}${unit}`;
}

/** @param {Readonly<Record<string, number>>} load */
export function loadInWords(load) {
  const parts = plan.dimensions.filter((name) => (load[name] ?? 0) > 1e-6);
  return parts.length === 0 ? 'nothing' : parts.map((name) => amountInWords(name, load[name] ?? 0)).join(', ');
}

/**
 * `1 stop`, `24 stops`.
 *
 * @param {number} n
 * @param {string} one
 */
export function counted(n, one) {
  return `${WHOLE.format(n)} ${one}${n === 1 ? '' : 's'}`;
}

/** What a van does between two stops other than drive. */
export const PAUSES = { load: 'Loading', reload: 'Back for another load', break: 'Break', rest: 'Rest' };

/** How a visit stands to its window, in words and colour. */
export const STATES = {
  met: { words: 'in its window', colour: '#14808a' },
  tight: { words: 'less than 10 min to spare', colour: '#d99a00' },
  late: { words: 'late', colour: '#b3124f' },
  free: { words: 'any time', colour: '#8b95a3' },
};

/** How bad it is that an order is left out. */
export const VERDICTS = {
  red: 'no vehicle could serve it',
  amber: 'could be served, at more cost or in place of others',
};

/** What leftovers are called, in the order they are listed. */
export const LEFTOVERS = {
  unassigned: { one: 'unassigned', many: 'Unassigned', hint: 'due today, but on no route' },
  alternative: { one: 'not chosen', many: 'Not chosen', hint: 'another order of its group is served' },
  deferred: { one: 'deferred', many: 'Deferred', hint: 'better on a later day' },
  held: { one: 'held', many: 'Not ready', hint: 'goods are not at the depot yet' },
  rejected: { one: 'rejected', many: 'Rejected', hint: 'the row could not be read' },
};
