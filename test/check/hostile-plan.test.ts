import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument, checkPlan } from '../../src/check/index.ts';
import type { Plan, PlanDocument, Problem } from '../../src/model/index.ts';
import { handMadePlan, handMadeProblem, roadTravel } from './hand-made-day.ts';
import { handMadeDocument } from './hand-made-document.ts';

const JUNK = [
  undefined,
  null,
  Number.NaN,
  Infinity,
  -1,
  1.5,
  '',
  'A',
  true,
  [],
  {},
  [[]],
  { kind: 'visit' },
  10n,
] as const;

function codes(plan: unknown, ...given: readonly [unknown?]) {
  // no default value: undefined is one of the problems handed in
  const problem = given.length === 0 ? handMadeProblem() : given[0];
  return checkPlan(problem as Problem, plan as Plan, roadTravel, { strict: true }).map((v) => v.code);
}

describe('hostile plans', () => {
  it.each(JUNK.map((junk) => [junk]))('that are %s are malformed', (junk) => {
    expect(codes(junk)).toContain('MALFORMED');
  });

  it.each(JUNK.map((junk) => [junk]))('of a problem that is %s are not judged', (junk) => {
    expect(new Set(codes(handMadePlan(), junk))).toEqual(new Set(['MALFORMED_PROBLEM']));
  });

  it('never make the referee throw, and never pass with a number or name replaced by junk', () => {
    const whole = { problem: handMadeProblem(), plan: handMadePlan() };
    const paths = [...pathsOf(whole)];
    fc.assert(
      fc.property(fc.nat(paths.length - 1), fc.constantFrom<unknown>(...JUNK), (i, junk) => {
        const spoilt = structuredClone(whole);
        const path = paths[i];
        let at = spoilt as unknown as Record<string, unknown>;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
        const last = path.at(-1) as string;
        at[last] = junk;
        const found = codes(spoilt.plan, spoilt.problem);
        if (path[0] === 'plan' && path[1] === 'routes' && Number.isNaN(junk)) expect(found).toContain('MALFORMED');
      }),
      { numRuns: 3000 },
    );
  });

  it('with one bad number tell that number, and do not cry "lost" for the route', () => {
    const plan = structuredClone(handMadePlan());
    (plan.routes[0].steps[1] as { arrival: unknown }).arrival = Number.NaN;
    expect(checkPlan(handMadeProblem(), plan, roadTravel)).toEqual([
      { code: 'MALFORMED', vanId: 'v1-1', message: 'plan.routes[0].steps[1].arrival must be a whole number' },
    ]);
  });

  it('of a problem that is known to be faultless are judged, and the problem is not: that object, no copy of it', () => {
    const doc = handMadeDocument();
    const problem = { ...doc.problem, vehicles: [...doc.problem.vehicles, doc.problem.vehicles[0]] };
    const faulty = { ...doc, problem };
    expect(checkDocument(faulty, roadTravel, { faultless: problem }).map(({ code }) => code)).not.toContain('ID_TWICE');
    expect(checkDocument(faulty, roadTravel, { faultless: doc.problem }).map(({ code }) => code)).toContain('ID_TWICE');
    const late = { ...doc, plan: { ...doc.plan, routes: doc.plan.routes.slice(1) } };
    const lost = checkDocument(late, roadTravel, { faultless: doc.problem }).map(({ code }) => code);
    expect(lost).toContain('ORDER_LOST');
  });

  it('may name things like parts of every object', () => {
    const plan = structuredClone(handMadePlan());
    Object.assign(plan.routes[0].steps[0].load, { constructor: 0, toString: 0 });
    expect(checkPlan(handMadeProblem(), plan, roadTravel)).toEqual([]);
    Object.assign(plan.routes[1], { vehicleId: '__proto__' });
    expect(codes(plan)).toContain('UNKNOWN_VEHICLE');
    Object.assign(plan.unassigned[0], { code: 'constructor' });
    expect(codes(plan)).toContain('UNASSIGNED_CODE');
  });

  it('may be huge', () => {
    const plan = handMadePlan();
    const steps = Array.from({ length: 200_000 }, () => plan.routes[0].steps[1]);
    const unassigned = Array.from({ length: 200_000 }, () => plan.unassigned[0]);
    const found = codes({ ...plan, routes: [{ ...plan.routes[0], steps }], unassigned });
    expect(found).toContain('NO_START');
    expect(found).toContain('VISITED_TWICE');
    expect(found).toContain('UNASSIGNED_TWICE');
    expect(codes({ ...plan, routes: Array.from({ length: 200_000 }, () => null) })).toContain('MALFORMED');
  });

  it('may claim a billion vans', () => {
    const problem = handMadeProblem();
    const vehicles = [{ ...problem.vehicles[0], count: 1e9 }, problem.vehicles[1]];
    expect(codes(handMadePlan(), { ...problem, vehicles })).toEqual([]);
  });

  it('do not get their novels into messages', () => {
    const plan = structuredClone(handMadePlan());
    Object.assign(plan.routes[0], { vehicleId: 'x'.repeat(1_000_000) });
    const [first] = checkPlan(handMadeProblem(), plan, roadTravel);
    expect(first.message.length).toBeLessThan(200);
  });
});

describe('the whole document', () => {
  it('passes as worked out by hand', () => {
    expect(checkDocument(handMadeDocument(), roadTravel, { strict: true })).toEqual([]);
  });

  it('tells of other travel times', () => {
    const doc: PlanDocument = {
      ...handMadeDocument(),
      travel: { kind: 'file', file: 'roads.csv', hash: 'a'.repeat(64) },
    };
    expect(checkDocument(doc, roadTravel)).toMatchObject([{ code: 'TRAVEL_SOURCE' }]);
    const moved = { ...roadTravel, source: { kind: 'file', file: 'elsewhere.csv', hash: 'a'.repeat(64) } as const };
    expect(checkDocument(doc, moved)).toEqual([]);
    const changed = { ...roadTravel, source: { kind: 'file', file: 'roads.csv', hash: 'b'.repeat(64) } as const };
    expect(checkDocument(doc, changed)).toMatchObject([{ code: 'TRAVEL_SOURCE' }]);
  });
});

function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, field] of Object.entries(value)) yield* pathsOf(field, [...path, key]);
}
