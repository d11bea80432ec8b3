import { describe, expect, it } from 'vitest';
import { readVrplib } from '../../../src/formats/vrplib/read-vrplib.ts';

const HEAD = 'NAME : tiny\nTYPE : CVRP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 10\n';
const COORDINATES = 'NODE_COORD_SECTION\n1 0 0\n2 3 4\n3 6 8\n';
const TINY = `${HEAD}${COORDINATES}DEMAND_SECTION\n1 0\n2 4\n3 5\nDEPOT_SECTION\n1\n-1\nEOF\n`;

function readClean(text: string) {
  const { instance, complaints } = readVrplib(text, 'folder/tiny.vrp');
  expect(complaints).toEqual([]);
  if (instance === null) throw new Error('no instance');
  return instance;
}

describe('readVrplib', () => {
  it('reads a plain instance', () => {
    expect(readClean(TINY)).toEqual({
      name: 'tiny',
      type: 'CVRP',
      comment: '',
      size: 3,
      depotCount: 1,
      edgeWeightType: 'EUC_2D',
      xs: [0, 3, 6],
      ys: [0, 4, 8],
      demand: [[0], [4], [5]],
      groups: [],
      shipments: [],
      fleet: { capacity: [[10]] },
    });
  });

  it('does not mind tabs, Windows line ends, blanks around colons or quotes', () => {
    const text = `${TINY.replaceAll(' : ', ':\t').replaceAll('\n', '\t\r\n')}COMMENT: behind the end\n`;
    expect(readClean(text)).toEqual(readClean(TINY));
    expect(readClean(`COMMENT : "by hand: 3"\n${TINY}`).comment).toBe('by hand: 3');
  });

  it('reads every section there is', () => {
    const instance = readClean(`NAME : all
TYPE : ANY
DIMENSION : 4
VEHICLES : 2
VEHICLES_MAX_DURATION : 90
SERVICE_TIME : 7
EDGE_WEIGHT_TYPE : EXPLICIT
EDGE_WEIGHT_FORMAT : LOWER_ROW
EDGE_WEIGHT_SECTION
1
2 3 4
5 6
LINEHAUL_SECTION
1 0 0
2 0 0
3 1 2
4 3 4
BACKHAUL_SECTION
1 0 0
2 0 0
3 5 0
4 0 6
TIME_WINDOW_SECTION
1 0 100
2 0 90
3 10 20
4 30 40
PRIZE_SECTION
1 0
2 0
3 50
4 0
RELEASE_TIME_SECTION
1 0
2 0
3 9
4 0
MUTUALLY_EXCLUSIVE_GROUP_SECTION
1 3 4
CAPACITY_SECTION
1 10 20
2 30 40
VEHICLES_DEPOT_SECTION
1 2
2 1
VEHICLES_ALLOWED_CLIENTS_SECTION
1 3
2 3 4
VEHICLES_RELOAD_DEPOT_SECTION
1 1 2
2 1
VEHICLES_FIXED_COST_SECTION
1 8
2 9
VEHICLES_UNIT_DISTANCE_COST_SECTION
1 2
2 3
VEHICLES_MAX_DISTANCE_SECTION
1 60
2 70
VEHICLES_MAX_RELOADS_SECTION
1 1
2 2
DEPOT_SECTION
1
2
`);
    expect(instance).toMatchObject({
      depotCount: 2,
      demand: [
        [0, 0],
        [0, 0],
        [1, 2],
        [3, 4],
      ],
      service: [0, 0, 7, 7],
      prize: [0, 0, 50, 0],
      release: [0, 0, 9, 0],
      groups: [[2, 3]],
      windows: [
        [0, 100],
        [0, 90],
        [10, 20],
        [30, 40],
      ],
    });
    expect(instance.backhaul?.[3]).toEqual([0, 6]);
    expect([...(instance.matrix ?? [])]).toEqual([0, 1, 2, 4, 1, 0, 3, 5, 2, 3, 0, 6, 4, 5, 6, 0]);
    expect(instance.fleet).toEqual({
      count: 2,
      capacity: [
        [10, 20],
        [30, 40],
      ],
      maxDuration: [90],
      maxDistance: [60, 70],
      maxReloads: [1, 2],
      fixedCost: [8, 9],
      unitDistanceCost: [2, 3],
      depot: [1, 0],
      allowedClients: [[2], [2, 3]],
      reloadDepots: [[0, 1], [0]],
    });
  });

  it('reads pickup-and-delivery rows as LKH-3 writes them', () => {
    const instance = readClean(
      `${HEAD.replace('CVRP', 'PDPTW')}${COORDINATES}PICKUP_AND_DELIVERY_SECTION\n1 0 0 99 0 0 0\n2 4 5 50 3 0 3\n3 -4 6 60 2 2 0\n`,
    );
    expect(instance.shipments).toEqual([{ pickup: 1, delivery: 2, amount: [4] }]);
    expect(instance.windows?.[2]).toEqual([6, 60]);
    expect(instance.service).toEqual([0, 3, 2]);
  });

  it('takes CVRPLIB’s DISTANCE for the longest duration of a route', () => {
    expect(readClean(TINY.replace('CAPACITY', 'DISTANCE : 200\nCAPACITY')).fleet.maxDuration).toEqual([200]);
  });

  it.each([
    ['an unknown section', TINY.replace('EOF', 'CURFEW_SECTION\n1 5\nEOF'), 'UNKNOWN_SECTION', 17],
    ['an unknown specification', TINY.replace('TYPE', 'CURFEW : 8\nTYPE'), 'UNKNOWN_SPECIFICATION', 2],
    ['an unknown distance', TINY.replace('EUC_2D', 'GEO'), 'BAD_VALUE', 4],
    ['a word among numbers', TINY.replace('2 4\n', '2 four\n'), 'BAD_LINE', 12],
    ['a row too long', TINY.replace('2 4\n', '2 4 4\n'), 'BAD_ROW', 12],
    ['a row too few', TINY.replace('3 5\n', ''), 'WRONG_COUNT', 10],
    ['rows out of order', TINY.replace('2 4\n3 5', '3 5\n2 4'), 'BAD_ROW', 12],
    ['a section twice', `${TINY.replace('EOF\n', '')}DEMAND_SECTION\n1 0\n2 4\n3 5\n`, 'BAD_LINE', 17],
    ['a depot that is not first', TINY.replace('SECTION\n1\n-1', 'SECTION\n2\n-1'), 'BAD_ROW', 15],
    ['a dimension that is no number', TINY.replace('DIMENSION : 3', 'DIMENSION : many'), 'BAD_VALUE', 3],
    ['no dimension', TINY.replace('DIMENSION : 3\n', ''), 'MISSING_SECTION', undefined],
    ['no coordinates', TINY.replace(COORDINATES, ''), 'MISSING_SECTION', undefined],
    ['binary', '\u0000\u0001\u0002', 'BAD_LINE', 1],
    ['nothing', '', 'MISSING_SECTION', undefined],
  ])('complains of %s, with its line', (_, text, code, line) => {
    const { instance, complaints } = readVrplib(text, 'tiny.vrp');
    expect(instance).toBeNull();
    const found = complaints.find((complaint) => complaint.code === code);
    expect(found, JSON.stringify(complaints)).toBeDefined();
    expect(found?.line).toBe(line);
    expect(found?.severity).toBe('error');
  });

  it('complains of a matrix with too few numbers', () => {
    const text = HEAD.replace('EUC_2D', 'EXPLICIT\nEDGE_WEIGHT_FORMAT : UPPER_ROW');
    const { complaints } = readVrplib(`${text}EDGE_WEIGHT_SECTION\n1 2\n`, 'tiny.vrp');
    expect(complaints).toMatchObject([{ code: 'WRONG_COUNT', line: 7, read: '2', expected: '3 numbers' }]);
  });
});
