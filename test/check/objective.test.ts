import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Objective, Plan, PlanObjective } from '../../src/model/index.ts';
import { linePlan, lineProblem, lineStop, lineTravel, lineVan } from './line-world.ts';

const objective: Objective = { cost: 2, completionPerHour: 36, arrivalsPerHour: 3.6 };

function found(told: unknown, weights: Objective | undefined = objective): string[] {
  // a second van that may begin 1,000 s before the other
  const vans = [
    lineVan({ shift: { start: 1000, end: 90_000 }, costFixed: 7 }),
    lineVan({ id: 'W', shift: { start: 0, end: 90_000 } }),
  ];
  const problem = lineProblem([lineStop(1), lineStop(3)], vans, weights === undefined ? {} : { objective: weights });
  const plan: Plan = linePlan(problem, { V: 's1, s3' });
  return checkPlan(problem, { ...plan, objective: told as PlanObjective }, lineTravel).map(({ code }) => code);
}

/** What the two visits of the line come to; worked out below. */
function right(): PlanObjective {
  const vans = [lineVan({ shift: { start: 1000, end: 90_000 }, costFixed: 7 })];
  const { routes, cost } = linePlan(lineProblem([lineStop(1), lineStop(3)], vans, { objective }), { V: 's1, s3' });
  const visits = routes[0].steps.filter(({ kind }) => kind === 'visit');
  const completionSeconds = visits[1].departure;
  const arrivalsSeconds = visits[0].start + visits[1].start;
  const value = 2 * cost.total + 0.01 * completionSeconds + 0.001 * arrivalsSeconds;
  return { completionSeconds, arrivalsSeconds, value: Math.round(value * 1000) / 1000 };
}

describe('the objective of a plan', () => {
  it('is what its visits and weights make of it, counted from when the first van may begin', () => {
    expect(right().completionSeconds).toBeGreaterThan(1000);
    expect(found(right())).toEqual([]);
  });

  it('need not be said', () => {
    expect(found(undefined)).toEqual([]);
  });

  it('is not right if any of it is another', () => {
    const { completionSeconds, arrivalsSeconds, value } = right();
    expect(found({ completionSeconds: completionSeconds + 1, arrivalsSeconds, value })).toEqual([
      'OBJECTIVE_COMPLETION',
    ]);
    expect(found({ completionSeconds, arrivalsSeconds: arrivalsSeconds - 1000, value })).toEqual([
      'OBJECTIVE_ARRIVALS',
    ]);
    expect(found({ completionSeconds, arrivalsSeconds, value: value + 0.01 })).toEqual(['OBJECTIVE_VALUE']);
    expect(found({ completionSeconds, arrivalsSeconds, value: value + 0.01 }, undefined)).toEqual(['OBJECTIVE_VALUE']);
  });

  it('that cannot be read is malformed', () => {
    expect(found({ completionSeconds: 'soon' })).toEqual(['MALFORMED', 'MALFORMED', 'MALFORMED']);
    expect(found(5)).toEqual(['MALFORMED']);
  });
});
