import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/check/index.ts';
import { BRINGS, FETCHES } from '../../../src/solver/gate-rules.ts';
import { phaseAfter, phaseAllows } from '../../../src/solver/itinerary/phases.ts';
import { solve } from '../../../src/solver/solve.ts';
import { randomDay } from '../../oracle/random-days.ts';

const EXCHANGE = BRINGS | FETCHES;
const ALL = [0, BRINGS, FETCHES, EXCHANGE];

describe('the phase of a trip', () => {
  it('forbids to bring after fetching, an exchange may be the last to bring', () => {
    expect(phaseAfter(0, BRINGS, false)).toBe(BRINGS);
    expect(phaseAfter(BRINGS, EXCHANGE, false)).toBe(EXCHANGE);
    expect(phaseAfter(EXCHANGE, FETCHES, false)).toBe(EXCHANGE);
    expect(phaseAfter(FETCHES, BRINGS, false)).toBe(-1);
    expect(phaseAfter(EXCHANGE, EXCHANGE, false)).toBe(-1);
    expect(phaseAfter(FETCHES, 0, false)).toBe(FETCHES);
  });

  it('asks for a delivery first where pickups may not go alone', () => {
    expect(phaseAfter(0, FETCHES, false)).toBe(FETCHES);
    expect(phaseAfter(0, FETCHES, true)).toBe(-1);
    expect(phaseAfter(BRINGS, FETCHES, true)).toBe(EXCHANGE);
    expect(phaseAfter(0, EXCHANGE, true)).toBe(EXCHANGE);
  });

  it.each([false, true])('of one label is better than that of another only if it allows as much', (afterDelivery) => {
    for (const a of ALL) {
      for (const b of ALL) {
        if (!phaseAllows(a, b)) continue;
        for (const call of ALL) {
          const then = phaseAfter(b, call, afterDelivery);
          if (then < 0) continue;
          const mine = phaseAfter(a, call, afterDelivery);
          expect(mine, `${a} ${b} ${call}`).toBeGreaterThanOrEqual(0);
          expect(phaseAllows(mine, then), `${a} ${b} ${call}`).toBe(true);
        }
      }
    }
  });
});

it('deliveries come first on each trip, not on each route', { timeout: 60_000 }, () => {
  let turns = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const { problem, travel } = randomDay(seed, ['trips', seed % 2 === 0 ? 'backhaulLast' : 'afterDelivery'], 9);
    const { plan } = solve(problem, travel, { iterations: 400, seed });
    expect(checkPlan(problem, plan, travel, { strict: true }), `seed ${seed}`).toEqual([]);
    const typeOf = new Map(problem.orders.map(({ id, type }) => [id, type]));
    for (const { steps } of plan.routes) {
      const types = steps.flatMap((step) => (step.kind === 'visit' ? (typeOf.get(step.stopId) ?? []) : []));
      const first = types.findIndex((type) => type !== 'delivery');
      if (first >= 0 && types.slice(first + 1).some((type) => type !== 'pickup')) turns++;
    }
  }
  expect(turns).toBeGreaterThan(2);
});
