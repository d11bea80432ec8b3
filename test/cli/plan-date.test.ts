import { describe, expect, it } from 'vitest';
import { planDate } from '../../src/cli/plan-date.ts';

describe('planDate', () => {
  it('leaves a written date as it is', () => {
    expect(planDate('2026-11-23', 'UTC', new Date())).toBe('2026-11-23');
  });

  it('means the day of the plan’s zone, not that of the machine', () => {
    const now = new Date('2026-11-22T23:30:00Z');
    expect(planDate('today', 'Europe/London', now)).toBe('2026-11-22');
    expect(planDate('today', 'Asia/Tokyo', now)).toBe('2026-11-23');
    expect(planDate('tomorrow', 'America/Sao_Paulo', now)).toBe('2026-11-23');
  });

  it('takes the calendar day after, also when clocks change or the year ends', () => {
    // Berlin's 25 October 2026 has 25 hours: 24 hours after its first minute it is still the 25th
    expect(planDate('tomorrow', 'Europe/Berlin', new Date('2026-10-24T22:01:00Z'))).toBe('2026-10-26');
    expect(planDate('tomorrow', 'UTC', new Date('2026-12-31T12:00:00Z'))).toBe('2027-01-01');
  });
});
