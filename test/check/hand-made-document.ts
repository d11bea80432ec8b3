import type { PlanDocument } from '../../src/model/index.ts';
import { handMadePlan, handMadeProblem } from './hand-made-day.ts';

/** The hand-made day as a whole document: one order held, one row rejected. */
export function handMadeDocument(): PlanDocument {
  const problem = handMadeProblem();
  return {
    schema: 'dayroute-plan',
    version: 2,
    problem,
    travel: { kind: 'euclidean' },
    plan: handMadePlan(),
    deferred: [
      {
        order: {
          ...problem.orders[5],
          id: 'H',
          readyOn: '2026-11-24',
          dueOn: '2026-11-30',
          customer: 'Hanna',
          extra: { city: 'Southton', value: '+1' },
          source: { file: 'orders.csv', line: 10 },
        },
        kind: 'held',
        reason: 'its goods are ready on 2026-11-24',
        lastDay: '2026-11-30',
      },
    ],
    rejected: [
      {
        file: 'orders.csv',
        line: 11,
        cells: { 'Order ID': 'I', lat: '91', lon: '0', City: '@SUM(A1)' },
        orderId: 'I',
        complaints: [
          {
            code: 'LATITUDE',
            severity: 'error',
            file: 'orders.csv',
            line: 11,
            column: 'lat',
            read: '91',
            expected: '-90 to 90',
            message: 'latitude is out of range',
            cure: 'Check the row',
          },
        ],
      },
    ],
    notices: [],
    manifest: {},
  };
}
