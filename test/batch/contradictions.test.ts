import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../src/batch/contradictions.ts';
import { findSuspicions } from '../../src/batch/find-suspicions.ts';
import type { Lock, Order, Problem, Vehicle } from '../../src/model/index.ts';
import { build, makeDepot, makeOrder, makeVehicle } from './made.ts';

const HOUR = 3600;

function codes(vehicle: Partial<Vehicle>): string[] {
  const depots = [makeDepot('Main', { window: { start: 3 * HOUR, end: 20 * HOUR } })];
  return build([makeOrder('a')], { vehicles: [makeVehicle('V', vehicle)], depots }).complaints.map(({ code }) => code);
}

describe('a vehicle that contradicts itself stops the run', () => {
  const shift = { start: 8 * HOUR, end: 16 * HOUR };
  const lunch = (start: number, end: number) => ({ window: { start, end }, seconds: HOUR });
  const rule = (restSeconds: number, split: number[]) => ({
    drivingRule: { maxDrivingSeconds: 4.5 * HOUR, restSeconds, split },
  });
  const pause = lunch(12 * HOUR, 14 * HOUR);
  it.each<[string, Partial<Vehicle>, string[]]>([
    ['a break in its shift is none', { shift, breaks: [pause] }, []],
    ['a break before the shift', { shift, breaks: [lunch(5 * HOUR, 7 * HOUR)] }, ['BREAK_OUTSIDE_SHIFT']],
    ['a break that would end after it', { shift, breaks: [lunch(15.5 * HOUR, 17 * HOUR)] }, ['BREAK_OUTSIDE_SHIFT']],
    ['without a shift a break is anywhere', { breaks: [lunch(5 * HOUR, 7 * HOUR)] }, []],
    ['four breaks', { shift, breaks: [pause, pause, pause, pause] }, ['BREAK_TOO_MANY']],
    ['a split that makes no rest', rule(2700, [900, 900]), ['REST_SPLIT_SHORT']],
    ['a split that does', rule(2700, [900, 1800]), []],
    ['a rest of no time', rule(0, []), ['REST_EMPTY']],
    ['overtime without a rate', { overtimeAfterSeconds: 8 * HOUR }, ['OVERTIME_FREE']],
    ['a rate without hours', { overtimeCostPerHour: 20 }, ['OVERTIME_FREE']],
    ['a reload without trips', { reloadSeconds: 900 }, ['RELOAD_WITHOUT_TRIPS']],
    ['trips with one', { reloadSeconds: 900, trips: 2 }, []],
    ['an unknown zone', { zone: 'north' }, ['ZONE_UNKNOWN']],
    ['a price on no zone', { zoneCost: 5 }, ['ZONE_MISSING']],
    ['a shift after the depot has closed', { shift: { start: 21 * HOUR, end: 23 * HOUR } }, ['SHIFT_DEPOT_CLOSED']],
    ['a shift before it opens', { shift: { start: HOUR, end: 2 * HOUR } }, ['SHIFT_DEPOT_CLOSED']],
  ])('%s', (_, vehicle, expected) => expect(codes(vehicle)).toEqual(expected));

  it('names the vehicle, and its row', () => {
    const [complaint] = build([makeOrder('a')], {
      vehicles: [makeVehicle('Berta', { zone: 'north' })],
      vehicleSources: { Berta: { file: 'vehicles.csv', line: 9 } },
    }).complaints;
    expect(complaint).toMatchObject({ severity: 'error', column: 'zone', file: 'vehicles.csv', line: 9 });
    expect(complaint.message).toContain('Berta');
  });
});

describe('locks that cannot be kept stop the run', () => {
  const { problem } = build(
    [
      makeOrder('a'),
      makeOrder('b', { skills: ['frost'] }),
      makeOrder('c', { vehicle: 'W' }),
      ...['d', 'e'].map((id) => makeOrder(id, { group: 'g' })),
    ],
    {
      vehicles: [makeVehicle('V'), makeVehicle('W')],
    },
  );
  const faults = (...locks: Lock[]) => findContradictions({ ...problem, locks }).map(({ message }) => message);
  const lock = (vanId: string, ...stops: string[]): Lock => ({ vanId, kind: 'first', stops });
  it.each<[string, Lock[], string]>([
    ['an unknown van', [lock('X', 'a')], 'no such van'],
    ['an unknown stop', [lock('V', 'z')], 'no stop z'],
    ['two of one van', [lock('V', 'a'), lock('V')], 'settled twice'],
    ['one stop on two vans', [lock('V', 'a'), lock('W', 'a')], 'van V too'],
    ['a stop named twice', [lock('V', 'a', 'a')], 'named 2 times'],
    ['a missing skill', [lock('V', 'b')], 'skill frost'],
    ['a pin to another', [lock('V', 'c')], 'pinned to W'],
    ['two alternatives', [lock('V', 'd', 'e')], 'alternatives of group g'],
  ])('%s', (_, locks, words) => expect(faults(...locks).join()).toContain(words));

  it('passes one that can', () => expect(faults(lock('V', 'a'), lock('W', 'c'))).toEqual([]));
});

describe('orders that cannot work out are told with their row', () => {
  const at = (id: string, more: Partial<Order>) => makeOrder(id, { ...more, source: { file: 'orders.csv', line: 7 } });
  const suspicions = (orders: Order[], vehicles: Vehicle[] = [makeVehicle('V')]) =>
    findSuspicions(build(orders, { vehicles }).problem as Problem).filter(({ line }) => line === 7);
  const from = {
    location: { lat: 52.5, lon: 13.5 },
    windows: [{ start: 10 * HOUR, end: 11 * HOUR }],
    serviceSeconds: 60,
  };
  const early = [{ start: 8 * HOUR, end: 9 * HOUR }];
  it.each<[string, Order[], string]>([
    ['a group of one', [at('a', { group: 'g' })], 'SUSPECT_GROUP'],
    ['together with nobody', [at('a', { together: 't' })], 'SUSPECT_TOGETHER'],
    [
      'together with different pins',
      [makeOrder('a', { together: 't', vehicle: 'V' }), at('b', { together: 't', vehicle: 'W' })],
      'SUSPECT_TOGETHER',
    ],
    [
      'together and apart',
      [at('a', { together: 't', apart: 'x' }), makeOrder('b', { together: 't', apart: 'x' })],
      'SUSPECT_TOGETHER',
    ],
    [
      'what goes together and is too much for any vehicle',
      [
        at('a', { together: 't', delivery: { parcels: 6 } }),
        makeOrder('b', { together: 't', delivery: { parcels: 6 } }),
      ],
      'SUSPECT_TOGETHER',
    ],
    [
      'apart on one van',
      [makeOrder('a', { apart: 'x', vehicle: 'V' }), at('b', { apart: 'x', vehicle: 'V' })],
      'SUSPECT_APART',
    ],
    ['a delivery window before its pickup window', [at('a', { from, windows: early })], 'SUSPECT_SHIPMENT'],
    ['a pickup that comes from somewhere', [at('a', { from, type: 'pickup' })], 'SUSPECT_SHIPMENT'],
    ['a ride limit from the depot', [at('a', { maxRideSeconds: 60 })], 'SUSPECT_SHIPMENT'],
    ['goods ready too late', [at('a', { readyAt: 10 * HOUR, windows: early })], 'SUSPECT_READY'],
    ['a price on lateness without a window', [at('a', { lateCostPerHour: 5 })], 'SUSPECT_LATE_COST'],
    ['a pinned vehicle that lacks the skill', [at('a', { vehicle: 'V', skills: ['frost'] })], 'SUSPECT_SKILL'],
  ])('%s', (_, orders, code) => {
    const vehicles = [makeVehicle('V'), makeVehicle('W', { skills: ['frost'] })];
    expect(suspicions(orders, vehicles).map((c) => c.code)).toEqual([code]);
  });

  it('more cash than anyone may carry', () => {
    const found = suspicions([at('a', { cash: 500 })], [makeVehicle('V', { maxCash: 400 })]);
    expect(found.map(({ code }) => code)).toEqual(['SUSPECT_CASH']);
    expect(suspicions([at('a', { cash: 500 })], [makeVehicle('V', { maxCash: 400 }), makeVehicle('W')])).toEqual([]);
  });

  it('a late window that may be missed is no contradiction', () => {
    expect(suspicions([at('a', { from, windows: early, lateCostPerHour: 9 })])).toEqual([]);
  });
});

describe('buildProblem', () => {
  const polygons = [
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  ] as const;
  it('carries the zones that vehicles name, what is settled, and the objective', () => {
    const locks: Lock[] = [{ vanId: 'V', kind: 'first', stops: ['a'] }];
    const { problem, complaints } = build([makeOrder('a')], {
      vehicles: [makeVehicle('V', { zone: 'north', zoneCost: 1 })],
      zones: [
        { name: 'north', polygons },
        { name: 'south', polygons },
      ],
      locks,
    });
    expect(complaints).toEqual([]);
    expect(problem.zones).toEqual([{ name: 'north', polygons }]);
    expect(problem.locks).toBe(locks);
  });
});
