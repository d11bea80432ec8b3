import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalSchedule } from '../../src/check/index.ts';
import type { Problem } from '../../src/model/index.ts';
import { arbitraryDay } from './arbitrary-day.ts';
import { bruteSchedule } from './brute-schedule.ts';
import { handMadePlan, handMadeProblem, roadTravel } from './hand-made-day.ts';

const problem = handMadeProblem();
const [v1, v2] = problem.vehicles;

describe('the canonical schedule', () => {
  it('is the one worked out by hand', () => {
    const [first] = handMadePlan().routes;
    const schedule = canonicalSchedule(problem, v1, ['A', 'B1', 'C'], roadTravel);
    expect(schedule).toMatchObject({ departure: 29_880, finish: 33_970, seconds: 4090, metres: 8000 });
    expect(schedule).toMatchObject({ drivingSeconds: 510, serviceSeconds: 820, waitingSeconds: 2760 });
    expect(schedule?.visits.map((v) => [v.arrival, v.start, v.departure])).toEqual(
      first.steps.filter((s) => s.kind === 'visit').map((s) => [s.arrival, s.start, s.departure]),
    );
  });

  it('of an open route ends with the last work', () => {
    const schedule = canonicalSchedule(problem, v2, ['D', 'E'], roadTravel);
    expect(schedule).toMatchObject({ departure: 28_725, finish: 32_500, seconds: 3775, waitingSeconds: 3325 });
    expect(schedule).not.toHaveProperty('endLeg');
  });

  it('takes the second window where the first is missed', () => {
    // C first keeps the van busy until 33,700; A's morning is over by then
    const schedule = canonicalSchedule(problem, v1, ['C', 'A'], roadTravel);
    expect(schedule?.visits.map((v) => v.start)).toEqual([39_600, 50_400]);
  });

  it('counts set-up once for two visits at one place, and again after coming back', () => {
    const service = (ids: string[]) => canonicalSchedule(problem, v1, ids, roadTravel)?.serviceSeconds;
    expect(service(['B1', 'C'])).toBe(60 + 240 + 100);
    const open = { ...problem, stops: problem.stops.map((s) => ({ ...s, windows: [] })) };
    expect(canonicalSchedule(open, v1, ['B1', 'F', 'C'], roadTravel)?.serviceSeconds).toBe(60 + 240 + 0 + 60 + 100);
  });

  it('pays set-up at the first visit even at the depot itself', () => {
    const here = { ...problem, stops: problem.stops.map((s) => (s.id === 'B1' ? { ...s, place: 0 } : s)) };
    expect(canonicalSchedule(here, v1, ['B1'], roadTravel)?.serviceSeconds).toBe(300);
  });

  it('starts at 0 where neither shift nor depot bound it', () => {
    const { shift: _, ...free } = v1;
    const anytime = { ...problem, stops: problem.stops.map((s) => ({ ...s, windows: [] })) };
    expect(canonicalSchedule(anytime, free, ['F'], roadTravel)?.departure).toBe(0);
  });

  it.each([
    ['a window closes before anyone can be there', { stops: [0, { windows: [{ start: 0, end: 28_919 }] }] }],
    ['the shift ends before the return', { vehicles: [0, { shift: { start: 28_800, end: 33_969 } }] }],
    ['the end depot closes before the return', { depots: [0, { window: { start: 0, end: 33_969 } }] }],
  ] as const)('is none if %s', (_, change) => {
    const spoilt = structuredClone(problem) as unknown as Record<string, object[]>;
    for (const [key, [i, fields]] of Object.entries(change)) Object.assign(spoilt[key][i], fields);
    const { vehicles } = spoilt as unknown as Problem;
    expect(canonicalSchedule(spoilt as unknown as Problem, vehicles[0], ['A', 'B1', 'C'], roadTravel)).toBeNull();
  });

  it('is just possible at the last second', () => {
    const tight = { ...v1, shift: { start: 28_800, end: 33_970 } };
    expect(canonicalSchedule(problem, tight, ['A', 'B1', 'C'], roadTravel)?.finish).toBe(33_970);
  });

  it('is none for no stops, and throws for an unknown one', () => {
    expect(canonicalSchedule(problem, v1, [], roadTravel)).toBeNull();
    expect(() => canonicalSchedule(problem, v1, ['Q'], roadTravel)).toThrow(RangeError);
    expect(() => canonicalSchedule(problem, { ...v1, profile: 'ship' }, ['A'], roadTravel)).toThrow(/profile "ship"/);
  });

  it('is what trying every departure finds', () => {
    let feasible = 0;
    fc.assert(
      fc.property(arbitraryDay, ({ problem, travel }) => {
        for (const vehicle of problem.vehicles) {
          const ids = problem.stops.map((s) => s.id);
          const schedule = canonicalSchedule(problem, vehicle, ids, travel);
          const brute = bruteSchedule(problem, vehicle, ids, travel);
          expect(schedule === null).toBe(brute === null);
          if (schedule === null || brute === null) continue;
          feasible++;
          expect(schedule.finish).toBe(brute.finish);
          expect(schedule.departure).toBe(brute.departure);
          expect(schedule.visits.map((v) => v.start)).toEqual(brute.starts);
        }
      }),
      { numRuns: 400 },
    );
    expect(feasible).toBeGreaterThan(100);
  });
});
