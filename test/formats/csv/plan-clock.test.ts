import { describe, expect, it } from 'vitest';
import { isTimeZone, PlanClock } from '../../../src/formats/csv/plan-clock.ts';

const at = (hours: number) => ({ kind: 'clock', seconds: hours * 3600 }) as const;

describe('PlanClock', () => {
  it('counts wall-clock seconds on a day without clock change', () => {
    const clock = new PlanClock('2026-11-22', 'America/Sao_Paulo');
    expect(clock.seconds(at(8))).toBe(8 * 3600);
    expect(clock.seconds({ kind: 'local', date: '2026-11-23', seconds: 0 })).toBe(86_400);
    expect(clock.seconds({ kind: 'instant', epoch: Date.parse('2026-11-22T03:00:00Z') })).toBe(0);
  });

  it('loses an hour when clocks go forward: 2026-03-29 in Berlin has 23 hours', () => {
    const clock = new PlanClock('2026-03-29', 'Europe/Berlin');
    expect(clock.seconds(at(1))).toBe(3600);
    expect(clock.seconds(at(3))).toBe(2 * 3600);
    expect(clock.seconds(at(8))).toBe(7 * 3600);
    expect(clock.seconds(at(24))).toBe(23 * 3600);
    // 2:30 is skipped: the moment of the jump
    expect(clock.seconds(at(2.5))).toBe(2 * 3600);
  });

  it('gains an hour when clocks go back: 2026-10-25 in Berlin has 25 hours', () => {
    const clock = new PlanClock('2026-10-25', 'Europe/Berlin');
    expect(clock.seconds(at(2))).toBe(2 * 3600);
    // 2:30 comes twice: the first time
    expect(clock.seconds(at(2.5))).toBe(2.5 * 3600);
    expect(clock.seconds(at(3))).toBe(4 * 3600);
    expect(clock.seconds(at(8))).toBe(9 * 3600);
    expect(clock.seconds(at(24))).toBe(25 * 3600);
  });

  it('starts the day at the jump where midnight is skipped: 2018-11-04 in São Paulo', () => {
    const clock = new PlanClock('2018-11-04', 'America/Sao_Paulo');
    expect(clock.seconds(at(1))).toBe(0);
    expect(clock.seconds(at(8))).toBe(7 * 3600);
  });

  it('knows half-hour changes: 2026-10-04 on Lord Howe', () => {
    const clock = new PlanClock('2026-10-04', 'Australia/Lord_Howe');
    expect(clock.seconds(at(8))).toBe(7.5 * 3600);
  });

  it('turns local times of another zone into the plan’s', () => {
    const clock = new PlanClock('2026-11-22', 'Europe/Berlin');
    expect(clock.seconds(at(8), 'Europe/London')).toBe(9 * 3600);
    expect(clock.seconds(at(1), 'Asia/Tokyo')).toBe(-7 * 3600);
    expect(clock.seconds({ kind: 'local', date: '2026-11-22', seconds: 0 }, 'UTC')).toBe(3600);
  });

  it('another zone may change its clocks while the plan’s does not', () => {
    const clock = new PlanClock('2026-03-29', 'Asia/Tokyo');
    // 08:00 in Berlin, already on summer time, is 06:00 UTC = 15:00 in Tokyo
    expect(clock.seconds(at(8), 'Europe/Berlin')).toBe(15 * 3600);
  });

  it('shows an instant as clocks of the plan do', () => {
    const clock = new PlanClock('2026-11-22', 'Europe/Berlin');
    expect(clock.local({ kind: 'instant', epoch: Date.parse('2026-11-22T23:30:00Z') })).toBe('2026-11-23T00:30:00');
    expect(clock.local({ kind: 'local', date: '2026-11-22', seconds: 30 * 3600 })).toBe('2026-11-23T06:00:00');
  });

  it('knows which zones there are', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Europe/Berlinn')).toBe(false);
    expect(() => new PlanClock('2026-11-22', 'Mars/Base')).toThrow(RangeError);
  });
});
