import { describe, expect, it } from 'vitest';
import { readVrplib } from '../../../src/formats/vrplib/read-vrplib.ts';
import { writeVrplib } from '../../../src/formats/vrplib/write-vrplib.ts';
import type { ResearchInstance } from '../../../src/model/research-instance.ts';

const PLAIN: ResearchInstance = {
  name: 'plain',
  type: 'CVRP',
  comment: 'by hand',
  size: 3,
  depotCount: 1,
  edgeWeightType: 'EUC_2D',
  xs: [0, 3.5, 6],
  ys: [0, 4, -8],
  demand: [[0], [3], [4]],
  groups: [],
  shipments: [],
  fleet: { capacity: [[10]] },
};

const RICH: ResearchInstance = {
  ...PLAIN,
  edgeWeightType: 'EXPLICIT',
  matrix: Float64Array.from([0, 1, 2, 3, 0, 4, 5, 6, 0]),
  demand: [
    [0, 0],
    [1, 2],
    [3, 4],
  ],
  backhaul: [
    [0, 0],
    [0, 2],
    [1, 0],
  ],
  service: [0, 4, 5],
  windows: [
    [0, 90],
    [1, 80],
    [2, 70],
  ],
  prize: [0, 0, 9],
  release: [0, 8, 0],
  groups: [[1, 2]],
  fleet: {
    count: 2,
    capacity: [
      [5, 6],
      [7, 8],
    ],
    maxDistance: [100],
    maxDuration: [50, 60],
    maxReloads: [2],
    fixedCost: [3],
    unitDistanceCost: [1, 2],
    depot: [0, 0],
    allowedClients: [[1], [1, 2]],
    reloadDepots: [[0], []],
  },
};

const SHIPMENTS: ResearchInstance = {
  name: 'shipments',
  type: 'PDPTW',
  comment: '',
  size: 3,
  depotCount: 1,
  edgeWeightType: 'CEIL_2D',
  xs: [0, 1, 2],
  ys: [0, 1, 2],
  service: [0, 3, 3],
  windows: [
    [0, 90],
    [1, 80],
    [2, 70],
  ],
  groups: [],
  shipments: [{ pickup: 2, delivery: 1, amount: [4] }],
  fleet: { count: 2, capacity: [[10]] },
};

describe('writeVrplib', () => {
  it('writes a plain instance as other readers expect it', () => {
    expect(writeVrplib({ ...PLAIN, service: [0, 7, 7] })).toBe(`NAME : plain
COMMENT : by hand
TYPE : CVRP
DIMENSION : 3
SERVICE_TIME : 7
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 10
NODE_COORD_SECTION
1 0 0
2 3.5 4
3 6 -8
DEMAND_SECTION
1 0
2 3
3 4
DEPOT_SECTION
1
-1
EOF
`);
  });

  it.each([
    ['plain', PLAIN],
    ['every section', RICH],
    ['shipments', SHIPMENTS],
  ])('is read back as it was: %s', (_, instance) => {
    const { instance: read, complaints } = readVrplib(writeVrplib(instance), 'x.vrp');
    expect(complaints).toEqual([]);
    expect(read).toEqual(instance);
  });
});
