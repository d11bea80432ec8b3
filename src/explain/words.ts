import type { Problem, Seconds, Stop } from '../model/index.ts';
import type { Change, Hindrance } from './change.ts';
import type { Served } from './referee-trial.ts';

/** Shows seconds since the plan day's midnight as a clock does. */
export type Clock = (seconds: Seconds) => string;

/** `13:30`, the hours going on after midnight; right on days on which no clock changes. */
export const plainClock: Clock = (seconds) => {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** One sentence: what would have served the order. */
export function remedyWords(stop: Stop, served: Served, problem: Problem, clock: Clock): string {
  const { changes, tour, displaced } = served;
  const withs = changes.flatMap((change) => withWords(change));
  const named = new Set<string>();
  // the order's own first, so that "its window" is the order's and "its shift" the van's
  const ordered = [...changes].sort((a, b) => Number('vanId' in a) - Number('vanId' in b));
  const ifs = ordered.flatMap((change) => {
    const words = ifWords(change, stop, problem, clock);
    if (!('vanId' in change)) return words;
    const isKnown = named.has(change.vanId);
    named.add(change.vanId);
    return isKnown ? words.map((text) => shortened(text, change.vanId)) : words;
  });
  if (displaced !== undefined) withs.push(`in place of ${nameOf(displaced)}`);
  const namesVan = changes.some(
    (change) => 'vanId' in change || change.kind === 'more-vans' || change.kind === 'skip-cost',
  );
  const by = namesVan ? '' : ` by ${tour.vanId}`;
  const parts = [...withs, ifs.length === 0 ? '' : `if ${joined(ifs)}`].filter((part) => part !== '');
  return `Served${by}${parts.length === 0 ? '' : ` ${parts.join(', ')}`}.`;
}

/** A van that a sentence has named need not be named again. */
function shortened(text: string, vanId: string): string {
  const start = `the shift of ${vanId} `;
  if (text.startsWith(start)) return `its shift ${text.slice(start.length)}`;
  return text.startsWith(`${vanId} `) ? text.slice(vanId.length + 1) : text;
}

function withWords(change: Change): string[] {
  if (change.kind === 'more-vans') return [`with one more van of ${change.vehicleId}`];
  if (change.kind === 'skip-cost')
    return [`with a skip cost above ${moneyUp(change.above)}, or with skip_cost left empty`];
  return [];
}

function ifWords(change: Change, stop: Stop, problem: Problem, clock: Clock): string[] {
  switch (change.kind) {
    case 'shift-end':
      return [`the shift of ${change.vanId} ended ${duration(change.seconds)} later`];
    case 'shift-start':
      return [`the shift of ${change.vanId} began ${duration(change.seconds)} earlier`];
    case 'depot-opens':
      return [`depot ${change.depotId} opened ${duration(change.seconds)} earlier`];
    case 'depot-closes':
      return [`depot ${change.depotId} closed ${duration(change.seconds)} later`];
    case 'window-opens':
      return [`its window opened at ${clock(stop.windows[change.window].start - change.seconds)}`];
    case 'window-closes':
      return [`its window ended at ${clock(stop.windows[change.window].end + change.seconds)}`];
    case 'from-closes': {
      const closes = stop.from?.windows.at(-1)?.end ?? 0;
      return [`it might be fetched until ${clock(closes + change.seconds)}`];
    }
    case 'max-ride':
      return [`it might ride ${duration(change.seconds)} longer`];
    case 'late':
      return [`${nameOf(problem.stops.find((s) => s.id === change.stopId))} may be ${duration(change.seconds)} late`];
    case 'max-seconds':
      return [`${change.vanId} might be out ${duration(change.seconds)} longer`];
    case 'max-driving':
      return [`${change.vanId} might be at the wheel ${duration(change.seconds)} longer`];
    case 'max-metres':
      return [`${change.vanId} might drive ${number(change.metres / 1000)} km more`];
    case 'max-stops':
      return [`${change.vanId} might make ${change.stops} more ${change.stops === 1 ? 'stop' : 'stops'}`];
    case 'capacity':
      return [`${change.vanId} carried ${number(change.amount)} more of ${change.dimension}`];
    case 'skills':
      return [`${change.vanId} had ${joined(change.skills)}`];
    case 'unpin':
      return [`it were not pinned to ${pinOf(stop)}`];
    case 'apart':
      return ['it might go with those it is to be apart from'];
    case 'max-cash':
      return [`${change.vanId} might carry ${moneyUp(change.amount)} more cash`];
    case 'break-later':
      return [`a break of ${change.vanId} might begin ${duration(change.seconds)} later`];
    case 'max-at-wheel':
      return [`${change.vanId} might drive ${duration(change.seconds)} longer without a rest`];
    case 'max-trips':
      return [`${change.vanId} might make ${change.trips} more ${change.trips === 1 ? 'trip' : 'trips'}`];
    case 'zone':
      return [`${change.vanId} might leave its zone`];
    case 'more-vans':
    case 'skip-cost':
      return [];
  }
}

/** What a van lacks, in the words of a reason: `it would be back 25 min too late`. */
export function lackWords(change: Change, stop: Stop): string {
  switch (change.kind) {
    case 'shift-end':
      return `it would be ${duration(change.seconds)} over its shift`;
    case 'shift-start':
      return `it would have to leave ${duration(change.seconds)} before its shift`;
    case 'depot-opens':
      return `it would have to leave ${duration(change.seconds)} before the depot opens`;
    case 'depot-closes':
      return `it would be back ${duration(change.seconds)} after the depot closes`;
    case 'window-opens':
      return `it cannot wait for the window, which opens ${duration(change.seconds)} too late`;
    case 'window-closes':
      return `it would be there ${duration(change.seconds)} too late`;
    case 'from-closes':
      return `it would fetch it ${duration(change.seconds)} too late`;
    case 'max-ride':
      return `it would have it on board ${duration(change.seconds)} too long`;
    case 'late':
      return `another order would be ${duration(change.seconds)} late`;
    case 'max-seconds':
      return `it would be out ${duration(change.seconds)} too long`;
    case 'max-driving':
      return `it would be at the wheel ${duration(change.seconds)} too long`;
    case 'max-metres':
      return `it would drive ${number(change.metres / 1000)} km too far`;
    case 'max-stops':
      return 'it may make no more stops';
    case 'capacity':
      return `it lacks room for ${number(change.amount)} of ${change.dimension}`;
    case 'skills':
      return `it lacks ${joined(change.skills)}`;
    case 'unpin':
      return `the order is pinned to ${pinOf(stop)}`;
    case 'apart':
      return 'it carries what the order is to be apart from';
    case 'max-cash':
      return `it would carry ${moneyUp(change.amount)} too much cash`;
    case 'break-later':
      return `it would have its break ${duration(change.seconds)} too late`;
    case 'max-at-wheel':
      return `it would drive ${duration(change.seconds)} too long without a rest`;
    case 'max-trips':
      return 'it may make no more trips';
    case 'zone':
      return 'the order is outside its zone';
    case 'more-vans':
    case 'skip-cost':
      return '';
  }
}

/** What keeps so many vans from it: `3 would be back too late`. */
export function groupWords(hindrance: Hindrance, count: number): string {
  return `${count} ${words(hindrance, count === 1)}`;
}

function words(change: Hindrance, isOne: boolean): string {
  switch (change.kind) {
    case 'shift-end':
    case 'depot-closes':
    case 'max-seconds':
      return 'would be back too late';
    case 'max-driving':
      return 'would be at the wheel too long';
    case 'shift-start':
    case 'depot-opens':
      return 'would have to leave too early';
    case 'window-opens':
    case 'window-closes':
      return 'cannot be there in its window';
    case 'from-closes':
      return 'cannot fetch it in time';
    case 'max-ride':
      return 'would have it on board too long';
    case 'late':
      return 'would be late at other orders';
    case 'max-metres':
      return 'would drive too far';
    case 'max-stops':
      return 'may make no more stops';
    case 'capacity':
      return `${isOne ? 'has' : 'have'} no room left for its ${change.dimension}`;
    case 'skills':
      return `${isOne ? 'lacks' : 'lack'} ${joined(change.skills)}`;
    case 'unpin':
      return `${isOne ? 'is' : 'are'} not what it is pinned to`;
    case 'apart':
      return `${isOne ? 'carries' : 'carry'} what it is to be apart from`;
    case 'max-cash':
      return 'would carry too much cash';
    case 'zone':
      return `${isOne ? 'has' : 'have'} another zone`;
    case 'break-later':
      return 'would have no time for a break';
    case 'max-at-wheel':
      return 'would drive too long without a rest';
    case 'max-trips':
      return 'may make no more trips';
    case 'rule':
      return RULES[change.code] ?? `would break a rule by it (${change.code})`;
    case 'more-vans':
    case 'skip-cost':
      return 'would cost more';
  }
}

/** Rules against which nothing can be changed for one order alone, after "it" or a number of vans. */
const RULES: Readonly<Record<string, string>> = {
  PICKUPS_ALONE: 'may fetch only on a trip that brings something too',
  DELIVERY_AFTER_PICKUP: 'must bring all before it fetches',
  TORN_APART: 'would part it from those it goes together with',
  LOCK_BROKEN: 'must keep to what is settled for today',
  LEG_UNREACHABLE: 'cannot get there and back',
  LOADED_TOO_EARLY: 'would have to leave before its goods are ready',
  BREAK_MISSING: 'would have no time for a break',
  DRIVEN_TOO_LONG: 'would drive too long without a rest',
};

/** The rule of that code, in the words of a reason: `it may fetch only on a trip that brings something too`. */
export function ruleWords(code: string): string {
  return `it ${words({ kind: 'rule', code }, true)}`;
}

/** `order 1003`, or the orders of a doorstep. */
export function nameOf(stop: Stop | undefined): string {
  const ids = stop?.orderIds ?? [];
  if (ids.length <= 1) return `order ${short(ids[0] ?? stop?.id ?? '')}`;
  return `orders ${joined(ids.slice(0, 3).map(short))}${ids.length > 3 ? ` (${ids.length} in all)` : ''}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `25 min`, `1 h 25 min`, `3 h`. */
export function duration(seconds: Seconds): string {
  const minutes = Math.ceil(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

/** Up to the next hundredth, so that it is enough. */
export function moneyUp(amount: number): string {
  return (Math.ceil(amount * 100 - 1e-6) / 100).toFixed(2);
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

function pinOf(stop: Stop): string {
  return stop.vehicle ?? `depot ${stop.depot ?? ''}`;
}

function short(id: string): string {
  return id.length > 40 ? `${id.slice(0, 37)}...` : id;
}
