import { describe, expect, it } from 'vitest';
import type { ReadContext } from '../../../src/formats/csv/read-context.ts';
import { readVehicles } from '../../../src/formats/csv/read-vehicles.ts';
import type { Depot } from '../../../src/model/index.ts';
import { codes, DAY, fileOf, withConfig } from './reading.ts';

const depot = (id: string, timeZone?: string): Depot => ({
  id,
  location: { lat: 52, lon: 13 },
  loadSeconds: 0,
  ...(timeZone === undefined ? {} : { timeZone }),
  extra: {},
});
const ONE: ReadContext = { ...DAY, depots: [depot('Main')] };
const read = (text: string, ctx: ReadContext = ONE) => readVehicles(fileOf('vehicles.csv', text), ctx);

describe('a vehicle', () => {
  it('has stated defaults for all that is not given', () => {
    expect(read('vehicle_id\nV\n')).toEqual({
      vehicles: [
        {
          id: 'V',
          count: 1,
          depotId: 'Main',
          endDepotId: 'Main',
          capacity: {},
          costFixed: 0,
          costPerKm: 0,
          costPerHour: 0,
          overtimeCostPerHour: 0,
          payPerDelivery: 0,
          payPerPickup: 0,
          breaks: [],
          trips: 1,
          reloadSeconds: 0,
          backhaul: 'mixed',
          speedFactor: 1,
          profile: 'van',
          skills: [],
          extra: {},
        },
      ],
      complaints: [],
      sources: new Map([['V', { file: 'vehicles.csv', line: 2 }]]),
    });
  });

  it('fixes units and reads every column that is honoured', () => {
    const header =
      'vehicle_id,count,depot,end_depot,shift,max_weight_kg,max_volume_m3,max_parcels,max_cold,max_stops,max_km,max_hours,' +
      'cost_fixed,cost_per_km,cost_per_hour,speed_factor,profile,skills,colour';
    const row = 'V,40,Main,open,08:00-18:00,1200,8,60,0,50,120.5,9.5,60,0.5,12,1.25,truck,lift;cool,red';
    const { vehicles, complaints } = read(`${header}\n${row}\n`);
    expect(codes(complaints)).toEqual(['COLUMN_UNKNOWN']);
    expect(vehicles[0]).toMatchObject({
      count: 40,
      endDepotId: null,
      shift: { start: 28_800, end: 64_800 },
      capacity: { weight_kg: 1200, volume_m3: 8, parcels: 60, cold: 0 },
      maxStops: 50,
      maxMetres: 120_500,
      maxSeconds: 34_200,
      costFixed: 60,
      costPerKm: 0.5,
      costPerHour: 12,
      speedFactor: 1.25,
      profile: 'truck',
      skills: ['cool', 'lift'],
      extra: { colour: 'red' },
    });
  });

  it('reads the rules of a working day', () => {
    const header =
      'vehicle_id,max_driving_hours,overtime_after_hours,overtime_cost_per_hour,pay_per_delivery,pay_per_pickup,breaks,' +
      'max_drive_before_break_min,rest_min,rest_split,trips,reload_min,reload_depot,backhaul,max_cash,zone,zone_cost';
    const { vehicles, complaints } = read(
      `${header}\nV,8,9,5,1,2,12:00-14:00/30,270,45,15+30,2,20,Main,last,500,north,9\n`,
    );
    expect(vehicles[0]).toMatchObject({
      maxDrivingSeconds: 28_800,
      overtimeAfterSeconds: 32_400,
      overtimeCostPerHour: 5,
      payPerDelivery: 1,
      payPerPickup: 2,
      breaks: [{ window: { start: 43_200, end: 50_400 }, seconds: 1800 }],
      drivingRule: { maxDrivingSeconds: 16_200, restSeconds: 2700, split: [900, 1800] },
      trips: 2,
      reloadSeconds: 1200,
      reloadDepotIds: ['Main'],
      backhaul: 'last',
      maxCash: 500,
      zone: 'north',
      zoneCost: 9,
    });
    expect(complaints).toEqual([]);
  });

  it('takes several depots to reload at, all of them known', () => {
    const depots = ['Main', 'North', 'A|B'].map((id) => depot(id));
    const text = 'vehicle_id,depot,trips,reload_depot\nV,Main,2,North;Main\nW,Main,2,A|B\nX,Main,2,Main|Nroth\n';
    const { vehicles, complaints } = read(text, { ...ONE, depots });
    expect(vehicles.map(({ reloadDepotIds }) => reloadDepotIds)).toEqual([['Main', 'North'], ['A|B']]);
    expect(complaints).toMatchObject([{ code: 'DEPOT_UNKNOWN', line: 4, read: 'Nroth', cure: 'Did you mean North?' }]);
  });

  it('may give the neutral values of those columns', () => {
    const header = 'vehicle_id,overtime_cost_per_hour,pay_per_delivery,pay_per_pickup,trips,reload_min,backhaul,breaks';
    expect(read(`${header}\nV,0,0.00,0,1,0,Mixed,\n`).complaints).toEqual([]);
  });

  it('has its shift in one span, one column or two', () => {
    expect(read('vehicle_id,shift start,shift end\nV,8:00,17:00\n').vehicles[0].shift).toEqual({
      start: 28_800,
      end: 61_200,
    });
    expect(read('vehicle_id,shift\nV,22:00-06:00+1\n').vehicles[0].shift).toEqual({ start: 79_200, end: 108_000 });
    expect(codes(read('vehicle_id,shift\nV,8:00-9:00|10:00-11:00\n').complaints)).toEqual(['WINDOW']);
    expect(codes(read('vehicle_id,shift,shift_from\nV,8:00-9:00,7:00\n').complaints)).toEqual(['VALUES_CONFLICT']);
  });

  it('keeps the hours of its depot', () => {
    const ctx = { ...DAY, depots: [depot('London', 'Europe/London')] };
    expect(read('vehicle_id,shift\nV,8:00-17:00\n', ctx).vehicles[0].shift).toEqual({ start: 32_400, end: 64_800 });
  });

  it.each([
    ['sun', true],
    ['Sunday', true],
    ['sat|sun', true],
    ['fri-mon', true],
    ['mon-fri', false],
    ['mon|2026-11-22', true],
    ['2026-11-23', false],
    ['22.11.2026', true],
    ['', true],
  ])('available on %j: %s on Sunday 2026-11-22', (days, isThere) => {
    const { vehicles, complaints } = read(`vehicle_id,available_on\nV,${days}\n`);
    expect(vehicles).toHaveLength(isThere ? 1 : 0);
    expect(codes(complaints)).toEqual(isThere ? [] : ['VEHICLE_AWAY']);
    if (!isThere)
      expect(complaints[0]).toMatchObject({
        severity: 'warning',
        message: 'not available on 2026-11-22 and left out: V',
      });
  });

  it('with count 0 is left out', () =>
    expect(codes(read('vehicle_id,count\nV,0\n').complaints)).toEqual(['VEHICLE_AWAY']));

  it('leaves its depot to be filled in when none is known', () => {
    expect(read('vehicle_id\nV\n', DAY).vehicles[0]).toMatchObject({ depotId: '', endDepotId: '' });
  });
});

describe('bad vehicle rows are errors', () => {
  it.each([
    [
      'unknown depot',
      'vehicle_id,depot\nV,Mian\n',
      { code: 'DEPOT_UNKNOWN', column: 'depot', read: 'Mian', cure: 'Did you mean Main?' },
    ],
    ['unknown end', 'vehicle_id,end_depot\nV,Xyz\n', { code: 'DEPOT_UNKNOWN', column: 'end_depot', expected: 'Main' }],
    ['no id', 'vehicle_id,count\n,2\n', { code: 'VALUE_MISSING', column: 'vehicle_id' }],
    ['half a van', 'vehicle_id,count\nV,1.5\n', { code: 'NUMBER', expected: 'a whole number, 0 or more vans' }],
    ['speed 0', 'vehicle_id,speed_factor\nV,0\n', { code: 'NUMBER_RANGE', column: 'speed_factor' }],
    ['days', 'vehicle_id,available_on\nV,someday\n', { code: 'DATE', column: 'available_on' }],
    ['breaks', 'vehicle_id,breaks\nV,12:00-14:00\n', { code: 'BREAKS', read: '12:00-14:00' }],
    ['parts', 'vehicle_id,rest_split\nV,15/30\n', { code: 'NUMBER', column: 'rest_split' }],
    ['open quote', 'vehicle_id,count\n"V,1\n', { code: 'CSV_QUOTE' }],
    ['ragged', 'vehicle_id,count\nV\n', { code: 'CSV_ROW_LENGTH' }],
  ])('%s', (_, text, expected) => {
    const { vehicles, complaints } = read(text);
    expect(vehicles).toEqual([]);
    expect(complaints).toMatchObject([{ severity: 'error', file: 'vehicles.csv', line: 2, ...expected }]);
  });

  it('all of them at once, ids used twice too', () => {
    const { vehicles, complaints } = read('vehicle_id,count\nV,1\nV,2\n,x\n');
    expect(vehicles).toHaveLength(1);
    expect(complaints.map((c) => [c.line, c.code])).toEqual([
      [3, 'ID_DUPLICATE'],
      [4, 'VALUE_MISSING'],
      [4, 'NUMBER'],
    ]);
  });

  it('a row may not be called like a van of another', () => {
    expect(codes(read('vehicle_id,count\nvan,3\nvan-2,1\n').complaints)).toEqual(['ID_DUPLICATE']);
    expect(codes(read('vehicle_id,count\nvan,3\nvan-4,1\n').complaints)).toEqual([]);
  });

  it('a depot must be named when there are several', () => {
    const ctx = { ...DAY, depots: [depot('A'), depot('B')] };
    expect(read('vehicle_id,depot\nV,\n', ctx).complaints).toMatchObject([
      { code: 'VALUE_MISSING', column: 'depot', expected: 'A, B' },
    ]);
  });

  it('defaults of the config count, bad ones once', () => {
    const ctx = withConfig({
      defaults: { orders: {}, vehicles: { cost_fixed: '60', max_cold: '5', shift: '8-' }, depots: {} },
    });
    expect(read('vehicle_id\nV\nW\n', { ...ctx, depots: [depot('Main')] }).vehicles[1]).toMatchObject({
      costFixed: 60,
      capacity: { cold: 5 },
      shift: { start: 28_800, end: 86_400 },
    });
  });

  it('takes no rest that nothing asks for', () => {
    const { complaints } = read('vehicle_id,rest_min,rest_split\nV,45,15+30\n');
    expect(complaints).toMatchObject([{ code: 'REST_WITHOUT_LIMIT', line: 2, column: 'rest_min', read: '45' }]);
  });
});
