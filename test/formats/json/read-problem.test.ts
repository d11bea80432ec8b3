import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checkProblem } from '../../../src/check/index.ts';
import { PROBLEM_SCHEMA, readProblem, writePlanDocument } from '../../../src/formats/json/index.ts';
import { InputError } from '../../../src/model/index.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';

/** As little as a problem can be. */
const SMALL = {
  '//': 'a comment',
  date: '2026-11-23',
  places: [
    { lat: 52.4, lon: 13.05 },
    { lat: 52.41, lon: 13.06 },
    { lat: 52.42, lon: 13.03 },
  ],
  depots: [{ id: 'main', place: 0 }],
  vehicles: [{ id: 'van', capacity: { parcels: 10 } }],
  stops: [
    { id: 'a', place: 1, delivery: { parcels: 4 }, windows: [{ start: 32_400, end: 36_000 }], cash: 12 },
    { id: 'b', place: 2, pickup: { boxes: 1 }, skipCost: 5, from: { place: 1 } },
  ],
};

const accepts = new Ajv2020({ strict: false }).compile(PROBLEM_SCHEMA);

function complaintsOf(problem: unknown): readonly { code: string; column?: string; cure?: string }[] {
  try {
    readProblem(typeof problem === 'string' ? problem : JSON.stringify(problem), 'p.json');
  } catch (error) {
    if (error instanceof InputError) return error.complaints;
    throw error;
  }
  return [];
}

describe('readProblem', () => {
  it('fills in what has a default', () => {
    const { problem, tables } = readProblem(JSON.stringify(SMALL), 'p.json');
    expect(tables).toBeUndefined();
    expect(problem).toMatchObject({
      timeZone: 'UTC',
      dimensions: ['boxes', 'parcels'],
      places: [{ id: 'place-0' }, { id: 'place-1' }, { id: 'place-2' }],
      depots: [{ location: { lat: 52.4, lon: 13.05 }, loadSeconds: 0 }],
      vehicles: [{ count: 1, depotId: 'main', endDepotId: 'main', costPerKm: 0, profile: 'van', skills: [] }],
      stops: [
        { orderIds: ['a'], pickup: {}, serviceSeconds: 0, priority: 0 },
        { orderIds: ['b'], delivery: {}, windows: [], from: { place: 1, windows: [], serviceSeconds: 0 } },
      ],
      profiles: [{ name: 'van' }],
    });
    expect(problem.orders).toMatchObject([
      { id: 'a', type: 'delivery', location: { lat: 52.41, lon: 13.06 }, delivery: { parcels: 4 }, cash: 12 },
      { id: 'b', type: 'pickup', pickup: { boxes: 1 }, skipCost: 5, from: { location: { lat: 52.41, lon: 13.06 } } },
    ]);
    expect(checkProblem({ ...problem, stops: [problem.stops[0]], orders: [problem.orders[0]] })).toEqual([]);
    expect(accepts(SMALL)).toBe(true);
  });

  it('keeps what is given', () => {
    const { problem } = handMadeDocument();
    expect(readProblem(JSON.stringify(problem), 'p.json').problem).toEqual(problem);
    expect(accepts(JSON.parse(JSON.stringify(problem)))).toBe(true);
  });

  it('takes the problem of a plan document, unless its travel is elsewhere', () => {
    const document = handMadeDocument();
    const ofCircle = { ...document, travel: { kind: 'great-circle' as const } };
    expect(readProblem(writePlanDocument(ofCircle), 'plan.json').problem).toEqual(document.problem);
    const ofTable = { ...document, travel: { kind: 'file' as const, file: 'roads.csv' } };
    expect(complaintsOf(writePlanDocument(ofTable))).toMatchObject([{ code: 'MATRIX_NEEDED' }]);
  });

  it('reads tables by place, under the names that travel goes by', () => {
    const metres = [
      [0, 10, 20],
      [11, 0, 30],
      [21, null, 0],
    ];
    const { tables } = readProblem(JSON.stringify({ ...SMALL, travel: { metres, seconds: metres } }), 'p.json');
    expect(tables).toMatchObject([
      { ids: ['main', 'a', 'b'], metres: Int32Array.from([0, 10, 20, 11, 0, 30, 21, -1, 0]) },
    ]);
    expect(tables?.[0]).not.toHaveProperty('profile');
    const short = { ...SMALL, travel: { metres: [[0]], seconds: metres } };
    expect(complaintsOf(short)).toMatchObject([{ code: 'MATRIX', column: 'metres' }]);
  });

  it.each([
    ['{"date"', 'PROBLEM_NOT_JSON', undefined],
    [{ ...SMALL, stops: undefined }, 'PROBLEM_SHAPE', 'stops'],
    [{ ...SMALL, stops: [{ id: 'a', place: -1 }] }, 'PROBLEM_SHAPE', 'stops[0].place'],
    [{ ...SMALL, vehicles: [{ id: 'v', capacity: { kg: 'x' } }] }, 'PROBLEM_SHAPE', 'vehicles[0].capacity.kg'],
    [{ ...SMALL, stops: [{ id: 'a', place: 1, skipcost: 2 }] }, 'PROBLEM_KEY', 'stops[0].skipcost'],
    [{ ...SMALL, vehicle: [] }, 'PROBLEM_KEY', 'vehicle'],
    [[], 'PROBLEM_SHAPE', '(whole file)'],
  ])('refuses %j with %s', (problem, code, column) => {
    expect(complaintsOf(problem)[0]).toMatchObject({ code, ...(column === undefined ? {} : { column }) });
    if (code === 'PROBLEM_SHAPE') expect(accepts(JSON.parse(JSON.stringify(problem)))).toBe(false);
  });

  it('offers the nearest key', () => {
    const [{ cure }] = complaintsOf({ ...SMALL, stops: [{ id: 'a', place: 1, skipcost: 2 }] });
    expect(cure).toBe('Did you mean skipCost?');
  });

  it('has its schema in the package', () => {
    const text = readFileSync(new URL('../../../schema/problem.schema.json', import.meta.url), 'utf8');
    const remedy = 'npm run build:bench && node build/bench/documents/write.js';
    expect(JSON.parse(text), remedy).toEqual(JSON.parse(JSON.stringify(PROBLEM_SCHEMA)));
  });
});
