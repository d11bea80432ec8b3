import { describe, expect, it } from 'vitest';
import { checkProblem } from '../../src/check/index.ts';
import type { Problem } from '../../src/model/index.ts';
import { handMadeProblem } from './hand-made-day.ts';

// biome-ignore lint/suspicious/noExplicitAny: the whole point is to write what the types forbid
type Anything = any;

describe('a problem', () => {
  it('that agrees with itself passes', () => {
    expect(checkProblem(handMadeProblem())).toEqual([]);
  });

  it.each<[string, (p: Anything) => void, object[]]>([
    ['an id twice', (p) => p.vehicles.push(p.vehicles[0]), [{ code: 'ID_TWICE' }]],
    ['a depot that is not there', (p) => Object.assign(p.vehicles[1], { depotId: 'X' }), [{ code: 'UNKNOWN_DEPOT' }]],
    [
      'an order of no stop',
      (p) => p.stops[1].orderIds.pop(),
      [
        { code: 'ORDER_NOT_AT_ONE_STOP', orderId: 'B2', amount: 1 },
        { code: 'STOP_LOAD_WRONG', amount: 2 },
        { code: 'STOP_LOAD_WRONG', amount: 30 },
        { code: 'STOP_SERVICE_WRONG', amount: 100 },
      ],
    ],
    [
      'an order of two stops',
      (p) => p.stops[6].orderIds.push('F'),
      [
        { code: 'ORDER_NOT_AT_ONE_STOP', orderId: 'F', amount: 1 },
        { code: 'STOP_LOAD_WRONG', stopId: 'G', amount: 5 },
      ],
    ],
    ['a stop with an unknown order', (p) => p.stops[6].orderIds.push('Q'), [{ code: 'UNKNOWN_ORDER', orderId: 'Q' }]],
    [
      'a stop that asks for more than its orders',
      (p) => Object.assign(p.stops[0].delivery, { weight_kg: 61 }),
      [{ code: 'STOP_LOAD_WRONG', stopId: 'A', amount: 1 }],
    ],
    [
      'a stop that is served too quickly',
      (p) => Object.assign(p.stops[0], { serviceSeconds: 299 }),
      [{ code: 'STOP_SERVICE_WRONG', stopId: 'A', amount: 1 }],
    ],
    [
      'a stop that forgets a skill',
      (p) => Object.assign(p.stops[0], { skills: [] }),
      [{ code: 'STOP_ASKS_LESS', orderId: 'A', message: 'stop "A" forgets of its order "A" the skill "fridge"' }],
    ],
    [
      'a stop that forgets a pinned vehicle',
      (p) => Object.assign(p.stops[2], { vehicle: 'v2' }),
      [{ code: 'STOP_ASKS_LESS', orderId: 'C' }],
    ],
    ['a stop that forgets a pinned depot', (p) => delete p.stops[3].depot, [{ code: 'STOP_ASKS_LESS', orderId: 'D' }]],
    [
      'a stop that forgets set-up',
      (p) => Object.assign(p.stops[1], { setupSeconds: 59 }),
      [
        { code: 'STOP_ASKS_LESS', orderId: 'B1' },
        { code: 'STOP_ASKS_LESS', orderId: 'B2' },
      ],
    ],
    [
      'a stop that may stay out though its order may not',
      (p) => Object.assign(p.stops[6], { skipCost: 1 }),
      [{ code: 'STOP_ASKS_LESS', orderId: 'G' }],
    ],
    [
      'a stop that is open longer than its order',
      (p) => Object.assign(p.stops[4].windows[0], { end: 34_201 }),
      [{ code: 'STOP_ASKS_LESS', orderId: 'E' }],
    ],
    [
      'a stop that forgets all windows',
      (p) => Object.assign(p.stops[4], { windows: [] }),
      [{ code: 'STOP_ASKS_LESS', orderId: 'E' }],
    ],
    ['a stop at no place', (p) => Object.assign(p.stops[0], { place: 8 }), [{ code: 'MALFORMED_PROBLEM' }]],
    [
      'a van that stands still',
      (p) => Object.assign(p.vehicles[0], { speedFactor: 0 }),
      [{ code: 'MALFORMED_PROBLEM' }],
    ],
  ])('with %s does not', (_, spoil, found) => {
    const problem = structuredClone(handMadeProblem());
    spoil(problem);
    expect(checkProblem(problem as Problem)).toMatchObject(found);
  });
});
