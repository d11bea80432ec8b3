import { describe, expect, it } from 'vitest';
import type { Stop, Vehicle } from '../../src/model/index.ts';
import { unassignedReason } from '../../src/solver/unassigned-reason.ts';
import { makeDay, PLAIN_STOP, PLAIN_VEHICLE } from './made-day.ts';

/** The stop is 100 m and 100 s from the depot. */
function reasonFor(stop: Partial<Stop>, vehicle: Partial<Vehicle> = {}, extraCost?: number, loadSeconds = 0) {
  const { problem } = makeDay(1, { stops: 1 });
  const measure = (i: number, j: number) => (i === j ? 0 : 100);
  const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: measure, seconds: measure }) };
  const day = {
    ...problem,
    depots: [{ ...problem.depots[0], place: 0, loadSeconds }],
    vehicles: [{ ...PLAIN_VEHICLE, id: 'V', count: 2, capacity: { boxes: 5 }, ...vehicle }],
  };
  return unassignedReason(
    day,
    travel,
    {
      ...PLAIN_STOP,
      id: 'A',
      orderIds: ['A'],
      place: 1,
      serviceSeconds: 50,
      ...stop,
    },
    extraCost,
  );
}

const shift = (start: number, end: number) => ({ shift: { start, end } });

describe('unassignedReason', () => {
  it.each<[string, string, Partial<Stop>, Partial<Vehicle>]>([
    ['the van it is pinned to does not work', 'NO_VEHICLE_PINNED', { vehicle: 'W' }, {}],
    ['nobody starts at its depot', 'NO_VEHICLE_PINNED', { depot: 'depot-9' }, {}],
    ['nobody has all its skills', 'NO_VEHICLE_WITH_SKILLS', { skills: ['lift', 'cold'] }, { skills: ['lift'] }],
    ['it delivers more than a van takes', 'TOO_LARGE', { delivery: { boxes: 6 } }, {}],
    ['it fetches more than a van takes', 'TOO_LARGE', { pickup: { boxes: 6 } }, {}],
    ['the shift is a second too short', 'OUT_OF_REACH', {}, shift(0, 249)],
    ['set-up makes it too long', 'OUT_OF_REACH', { setupSeconds: 1 }, shift(0, 250)],
    ['the hours are a second too few', 'OUT_OF_REACH', {}, { maxSeconds: 249 }],
    ['the kilometres are a metre too few', 'OUT_OF_REACH', {}, { maxMetres: 199 }],
    ['a van may stop nowhere', 'OUT_OF_REACH', {}, { maxStops: 0 }],
    ['its window is over before a van arrives', 'WINDOW_UNREACHABLE', { windows: [{ start: 0, end: 99 }] }, {}],
    [
      'its window opens too late to be back',
      'WINDOW_UNREACHABLE',
      { windows: [{ start: 200, end: 300 }] },
      shift(0, 349),
    ],
    ['it is optional, and fits nowhere', 'NO_ROOM', { skipCost: 1 }, {}],
    ['all vans are taken', 'NO_ROOM', {}, {}],
  ])('%s: %s', (_, code, stop, vehicle) => {
    const found = reasonFor(stop, vehicle);
    expect(found.code).toBe(code);
    expect(found.reason).toMatch(/\.$/);
    expect(found.remedy).toMatch(/\.$/);
  });

  it('says what an optional stop would cost that fits but does not pay', () => {
    const found = reasonFor({ skipCost: 1 }, {}, 2.341);
    expect(found.code).toBe('NOT_WORTH_THE_COST');
    expect(found.reason).toBe('Serving it would add 2.35 to the cost, more than its skip cost of 1.');
  });

  it('sees no rule broken where a bound is just kept', () => {
    expect(reasonFor({ delivery: { boxes: 5 }, pickup: { boxes: 5 } }).code).toBe('NO_ROOM');
    expect(reasonFor({}, { ...shift(0, 250), maxSeconds: 250, maxMetres: 200, maxStops: 1 }).code).toBe('NO_ROOM');
    expect(reasonFor({ windows: [{ start: 200, end: 300 }] }, shift(0, 350)).code).toBe('NO_ROOM');
    expect(
      reasonFor({
        windows: [
          { start: 0, end: 9 },
          { start: 99, end: 100 },
        ],
      }).code,
    ).toBe('NO_ROOM');
    expect(reasonFor({ vehicle: 'V-2', depot: 'depot-0' }).code).toBe('NO_ROOM');
  });

  it('takes no zone it may leave at a price, and no lateness that has one, for a reason', () => {
    expect(reasonFor({}, { zone: 'west' })).toMatchObject({
      code: 'OUT_OF_ZONE',
      reason: expect.stringContaining('west'),
    });
    expect(reasonFor({}, { zone: 'west', zoneCost: 3 }).code).toBe('NO_ROOM');
    expect(reasonFor({ windows: [{ start: 0, end: 99 }], lateCostPerHour: 9 }).code).toBe('NO_ROOM');
    expect(reasonFor({ windows: [{ start: 0, end: 99 }], lateCostPerHour: 9 }, shift(0, 249)).code).toBe(
      'OUT_OF_REACH',
    );
  });

  it.each<[string, Partial<Stop>, Partial<Vehicle>]>([
    ['a break', {}, { breaks: [{ window: { start: 0, end: 60 }, seconds: 60 }] }],
    ['a rest', {}, { drivingRule: { maxDrivingSeconds: 90, restSeconds: 60, split: [] } }],
    ['the time at the wheel', {}, { maxDrivingSeconds: 90 }],
    ['a shipment', { from: { place: 0, windows: [], serviceSeconds: 0 } }, {}],
    ['goods that come later', { readyAt: 900 }, {}],
    ['cash', { cash: 20 }, { maxCash: 10 }],
    ['a pickup alone', { pickup: { boxes: 1 } }, { backhaul: 'after-delivery' }],
  ])('promises no van of its own where %s may be against it', (_, stop, vehicle) => {
    expect(reasonFor(stop, vehicle)).toMatchObject({ code: 'NO_ROOM', remedy: '' });
    expect(reasonFor(stop, vehicle).reason).not.toContain('fits a vehicle of its own');
  });

  it('reckons with loading before a van leaves', () => {
    const early = { windows: [{ start: 0, end: 130 }] };
    expect(reasonFor(early, {}, undefined, 30).code).toBe('NO_ROOM');
    expect(reasonFor(early, {}, undefined, 31).code).toBe('WINDOW_UNREACHABLE');
  });

  it('knows that an open route needs no way home', () => {
    expect(reasonFor({}, { ...shift(0, 150), endDepotId: null }).code).toBe('NO_ROOM');
    expect(reasonFor({}, { ...shift(0, 149), endDepotId: null }).code).toBe('OUT_OF_REACH');
  });

  it('says which load is too large, against which capacity', () => {
    expect(reasonFor({ delivery: { boxes: 6 } }).reason).toContain('boxes of 6');
    expect(reasonFor({ delivery: { boxes: 6 } }).reason).toContain('(5)');
  });
});
