import { describe, expect, it } from 'vitest';
import { type Held, holdAgainst } from './hold-against.ts';
import { type Rule, randomDay, someRules } from './random-days.ts';

/** The rules that the search keeps; thousands of days, at 20,000 iterations: `npm run bench:oracle`. */
const HONOURED: readonly Rule[] = [
  ...(['pickups', 'skills', 'pins', 'optional', 'open', 'maxHours'] as const),
  ...(['groups', 'together', 'zone', 'zoneCost', 'cash', 'backhaulLast', 'afterDelivery', 'shipments'] as const),
  ...(['firstLock', 'sequenceLock', 'frozenLock', 'ride'] as const),
  ...(['lateness', 'overtime', 'maxDriving', 'break', 'twoBreaks', 'drivingRule', 'splitRest'] as const),
  ...(['trips', 'reloadChoice', 'release', 'loading', 'completion', 'arrivals'] as const),
];

const ITERATIONS = 2_000;

function hold(seeds: number, rulesOf: (seed: number) => readonly Rule[], stops: number): Held[] {
  return Array.from({ length: seeds }, (_, i) =>
    holdAgainst(randomDay(1000 + i, rulesOf(1000 + i), stops), ITERATIONS, 60_000),
  );
}

/** No plan may break a rule or beat the best there is; few may be dearer, with so few iterations. */
function judge(held: readonly Held[], mostMisses: number): void {
  const told = (...verdicts: readonly Held['verdict'][]) =>
    held.filter(({ verdict }) => verdicts.includes(verdict)).map(({ verdict, about }) => `${verdict}: ${about}`);
  expect(told('rejected', 'impossible')).toEqual([]);
  expect(told('leaves out')).toEqual([]);
  const misses = told('dearer');
  if (misses.length > mostMisses) expect(misses).toEqual([]);
  expect(told('optimal').length).toBeGreaterThan(held.length / 3);
}

describe('the search against the oracle', () => {
  it.each(HONOURED)('days with %s', (rule) =>
    judge(
      hold(8, () => [rule], 5),
      1,
    ),
  );

  it.each([2, 3])('days with %i rules mixed', (count) => {
    judge(
      hold(30, (seed) => someRules(seed, count, HONOURED), 5),
      2,
    );
  });

  it('days with six rules mixed', () =>
    judge(
      hold(20, (seed) => someRules(seed, 6, HONOURED), 5),
      2,
    ));
});

/** Days that were missed once, by what they took. */
const MENDED: readonly (readonly [why: string, seed: number, rules: readonly Rule[]])[] = [
  ['two trips become two routes', 48, ['optional', 'trips', 'afterDelivery']],
  ['a rest that is not owed makes a van late for a first window', 5063, ['drivingRule', 'release']],
  ['so does a reload', 2034, ['trips', 'open']],
  ['what goes together changes places on its route', 5070, ['maxHours', 'groups', 'together']],
  [
    'the way by a depot may be the shorter one',
    6070,
    ['cash', 'pins', 'arrivals', 'reloadChoice', 'firstLock', 'drivingRule'],
  ],
  ['a locked pickup gets a delivery before it', 2, ['sequenceLock', 'afterDelivery', 'trips']],
  [
    'what a lock has fetched is brought, whatever the alternative',
    5203,
    ['groups', 'firstLock', 'splitRest', 'break', 'ride', 'completion'],
  ],
];

it.each(MENDED)('%s', (_, seed, rules) => {
  const { verdict, about } = holdAgainst(randomDay(seed, rules), 5_000);
  expect(verdict, about).toBe('optimal');
});
