import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlanClock } from '../../../src/formats/csv/plan-clock.ts';
import { WallClock } from '../../../src/formats/csv/wall-clock.ts';

const utc = new WallClock({ date: '2026-11-22', timeZone: 'UTC' });
const H = 3600;

describe('the clock on the wall', () => {
  it.each([
    [0, '00:00:00', '00:00'],
    [8 * H + 61, '08:01:01', '08:01:01'],
    [24 * H + 600, '24:10:00', '00:10+1'],
    [50 * H, '50:00:00', '02:00+2'],
    [-1800, '-00:30:00', '2026-11-21T23:30'],
  ])('%d s after midnight reads %s, as a bound %s', (seconds, time, bound) => {
    expect(utc.time(seconds)).toBe(time);
    expect(utc.bound(seconds)).toBe(bound);
  });

  it('skips an hour in spring', () => {
    // 2026-03-29, Berlin: 02:00 becomes 03:00
    const clock = new WallClock({ date: '2026-03-29', timeZone: 'Europe/Berlin' });
    expect([2 * H - 1, 2 * H, 7 * H].map((s) => clock.time(s))).toEqual(['01:59:59', '03:00:00', '08:00:00']);
  });

  it('repeats an hour in autumn', () => {
    // 2026-10-25, Berlin: 03:00 becomes 02:00
    const clock = new WallClock({ date: '2026-10-25', timeZone: 'Europe/Berlin' });
    expect([2 * H, 3 * H, 4 * H, 24 * H].map((s) => clock.time(s))).toEqual([
      '02:00:00',
      '02:00:00',
      '03:00:00',
      '23:00:00',
    ]);
  });

  it('knows days that have no midnight', () => {
    // 2025-04-25, Cairo: the day begins at 01:00
    const clock = new WallClock({ date: '2025-04-25', timeZone: 'Africa/Cairo' });
    expect([0, H].map((s) => clock.time(s))).toEqual(['01:00:00', '02:00:00']);
  });

  it('may hang in another zone than the plan', () => {
    const clock = new WallClock({ date: '2026-11-22', timeZone: 'Europe/Berlin' }, 'America/New_York');
    expect(clock.time(8 * H)).toBe('02:00:00');
    expect(clock.time(0)).toBe('-06:00:00');
  });

  it('is the way back from what was read', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC');
    const date = fc.constantFrom('2026-03-28', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-22');
    fc.assert(
      fc.property(zone, date, fc.integer({ min: 0, max: 47 * H }), (timeZone, date, wall) => {
        const plan = new PlanClock(date, timeZone);
        const seconds = plan.seconds({ kind: 'clock', seconds: wall });
        const shown = new WallClock({ date, timeZone }).time(seconds);
        const [h, m, s] = shown.split(':').map(Number);
        // a time that the clocks skip is read as the moment to which they jump
        expect(plan.seconds({ kind: 'clock', seconds: h * H + m * 60 + s })).toBe(seconds);
      }),
      { numRuns: 500 },
    );
  });
});
