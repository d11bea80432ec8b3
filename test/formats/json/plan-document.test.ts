import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAN_SCHEMA, readPlanDocument, writePlanChunks, writePlanDocument } from '../../../src/formats/json/index.ts';
import { InputError, type PlanDocument } from '../../../src/model/index.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(PLAN_SCHEMA);

function complaintsOf(text: string) {
  try {
    readPlanDocument(text, 'plan.json');
  } catch (error) {
    if (error instanceof InputError) return error.complaints;
    throw error;
  }
  return [];
}

/** The same value with every object's keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

/** Every place in a value, as the keys that lead there. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, field] of Object.entries(value)) yield* pathsOf(field, [...path, key]);
}

describe('plan.json', () => {
  it('is read back as it was written', () => {
    expect(readPlanDocument(writePlanDocument(handMadeDocument()), 'plan.json')).toEqual(handMadeDocument());
  });

  it('has the same bytes in whatever order keys were put in', () => {
    const doc = handMadeDocument();
    const text = writePlanDocument(doc);
    const { extra: _, ...plain } = doc.problem.orders[0];
    const other = reversed({ ...doc, problem: { ...doc.problem, orders: [plain] } }) as PlanDocument;
    const same = { ...doc, problem: { ...doc.problem, orders: [plain] } } as unknown as PlanDocument;
    expect(writePlanDocument(readPlanDocument(text, 'plan.json'))).toBe(text);
    expect(writePlanDocument({ ...other, rejected: [], deferred: [] })).toBe(
      writePlanDocument({ ...same, rejected: [], deferred: [] }),
    );
  });

  it('keeps extra columns and rejected cells in the order of the file', () => {
    const text = writePlanDocument(handMadeDocument());
    expect(text).toContain('"extra":{"city":"Northton","value":"-12.5"}');
    expect(text).toContain('"cells":{"Order ID":"I","lat":"91","lon":"0","City":"@SUM(A1)"}');
  });

  it('puts one order, stop and step on a line', () => {
    const lines = writePlanDocument(handMadeDocument()).split('\n');
    expect(lines.filter((line) => line.trimStart().startsWith('{"kind":"visit"'))).toHaveLength(5);
    expect(lines.at(-1)).toBe('');
  });

  it('comes in chunks that make the same text', () => {
    const chunks = [...writePlanChunks(handMadeDocument())];
    expect(chunks.length).toBeGreaterThan(40);
    expect(chunks.join('')).toBe(writePlanDocument(handMadeDocument()));
  });

  it('writes an empty day', () => {
    const doc = handMadeDocument();
    const empty = {
      ...doc,
      problem: { ...doc.problem, stops: [], orders: [] },
      plan: { routes: [], unassigned: [], cost: { fixed: 0, distance: 0, time: 0, pay: 0, skipped: 0, total: 0 } },
      deferred: [],
      rejected: [],
    };
    expect(readPlanDocument(writePlanDocument(empty), 'plan.json')).toEqual(empty);
  });

  it('keeps a dimension or column called __proto__ or constructor', () => {
    const doc = handMadeDocument();
    const extra = JSON.parse('{"__proto__":"x","constructor":"y"}');
    const odd = { ...doc, problem: { ...doc.problem, orders: [{ ...doc.problem.orders[0], extra }] } };
    const back = readPlanDocument(writePlanDocument(odd), 'plan.json').problem.orders[0].extra;
    expect(JSON.stringify(back)).toBe('{"__proto__":"x","constructor":"y"}');
  });

  it('is read with a byte-order mark', () => {
    expect(readPlanDocument(`\uFEFF${writePlanDocument(handMadeDocument())}`, 'p').plan.routes).toHaveLength(2);
  });
});

describe('the JSON Schema', () => {
  it('in the package is the one in the source', () => {
    expect(JSON.parse(readFileSync('schema/plan.schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(PLAN_SCHEMA)),
    );
  });

  it('accepts what is written', () => {
    validate(JSON.parse(writePlanDocument(handMadeDocument())));
    expect(validate.errors).toBeNull();
  });

  it('agrees with the reader on every spoilt value', () => {
    const whole = JSON.parse(writePlanDocument(handMadeDocument()));
    const paths = [...pathsOf(whole)];
    const junk = fc.constantFrom<unknown>(undefined, null, -1, 1.5, 1e300, '', 'x', true, [], {}, [null], {
      kind: 'end',
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: paths.length - 1 }), junk, (i, value) => {
        const doc = structuredClone(whole);
        const path = paths[i];
        // version, schema and zone have words of their own
        fc.pre(path[0] !== 'schema' && path[0] !== 'version' && path[1] !== 'timeZone');
        const parent = path.slice(0, -1).reduce((at, key) => at[key], doc);
        if (value === undefined && Array.isArray(parent)) parent.splice(Number(path.at(-1)), 1);
        else if (value === undefined) delete parent[path.at(-1) as string];
        else parent[path.at(-1) as string] = value;
        const complaints = complaintsOf(JSON.stringify(doc));
        expect(complaints.length === 0).toBe(validate(doc));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a file that is no plan', () => {
  const base = () => JSON.parse(writePlanDocument(handMadeDocument()));

  it.each([
    ['nothing', '', 'PLAN_NOT_JSON'],
    ['half a file', writePlanDocument(handMadeDocument()).slice(0, 900), 'PLAN_NOT_JSON'],
    ['a CSV', 'order_id,lat,lon\n1,2,3\n', 'PLAN_NOT_JSON'],
    ['a list', '[]', 'PLAN_OTHER_FILE'],
    ['null', 'null', 'PLAN_OTHER_FILE'],
    ['another schema', '{"schema":"vroom","version":1}', 'PLAN_OTHER_FILE'],
    ['a newer version', JSON.stringify({ ...base(), version: 3 }), 'PLAN_OTHER_VERSION'],
    [
      'a zone of no land',
      JSON.stringify({ ...base(), problem: { ...base().problem, timeZone: 'Mars/Base' } }),
      'PLAN_TIME_ZONE',
    ],
  ])('%s is refused by name', (_, text, code) => {
    const complaints = complaintsOf(text);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatchObject({ code, severity: 'error', file: 'plan.json' });
  });

  it('names the key, what was read and what was expected, all faults at once', () => {
    const doc = base();
    doc.plan.routes[1].steps[2].arrival = '8:00';
    delete doc.problem.stops[0].windows;
    doc.deferred[0].kind = 'later';
    expect(complaintsOf(JSON.stringify(doc))).toMatchObject([
      { code: 'PLAN_SHAPE', column: 'problem.stops[0].windows', expected: 'to be there' },
      { column: 'plan.routes[1].steps[2].arrival', read: '8:00', expected: 'a whole number' },
      { column: 'deferred[0].kind', read: 'later', expected: 'held, deferred' },
    ]);
  });

  it('stops at 50 faults', () => {
    const doc = base();
    doc.problem.orders = Array.from({ length: 500 }, () => 7);
    expect(complaintsOf(JSON.stringify(doc))).toHaveLength(50);
  });

  it('survives deep nesting', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(complaintsOf(deep)[0].code).toMatch(/PLAN_/);
    const inside = JSON.stringify({ ...base(), extra: 0 }).replace('"extra":0}', `"extra":${deep}}`);
    expect(complaintsOf(inside)).toEqual([]);
  });
});
