import { describe, expect, it } from 'vitest';
import { readResearchInstance } from '../../../src/formats/read-research-instance.ts';
import { readSolomon } from '../../../src/formats/solomon/read-solomon.ts';

const TINY = `TINY

VEHICLE
NUMBER     CAPACITY
  25         200

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      40         50          0          0       1236          0
    1      45         68         10        912        967         90
`;

describe('readSolomon', () => {
  it('reads name, vehicles and customers', () => {
    const { instance, complaints } = readSolomon(TINY, 'TINY.txt');
    expect(complaints).toEqual([]);
    expect(instance).toMatchObject({
      name: 'TINY',
      size: 2,
      xs: [40, 45],
      ys: [50, 68],
      demand: [[0], [10]],
      service: [0, 90],
      windows: [
        [0, 1236],
        [912, 967],
      ],
      fleet: { count: 25, capacity: [[200]] },
    });
    expect(readResearchInstance(TINY, 'TINY.txt').instance).toEqual(instance);
  });

  it.each([
    ['a row too short', TINY.replace('967         90', '967'), 11],
    ['a word among numbers', TINY.replace('912', 'noon'), 11],
    ['a number left out', TINY.replace('    1      45', '    2      45'), 11],
    ['a vehicle line that is malformed', TINY.replace('200', ''), 5],
    ['no customers', TINY.slice(0, TINY.indexOf('    0')), 10],
    ['nothing', '', 1],
  ])('complains of %s, with its line', (_, text, line) => {
    const { instance, complaints } = readSolomon(text, 'TINY.txt');
    expect(instance).toBeNull();
    expect(complaints[0].line).toBe(line);
  });
});
