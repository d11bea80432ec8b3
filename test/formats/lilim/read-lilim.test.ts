import { describe, expect, it } from 'vitest';
import { readLilim } from '../../../src/formats/lilim/read-lilim.ts';
import { readResearchInstance } from '../../../src/formats/read-research-instance.ts';

const TINY =
  '25\t200\t1\n0\t40\t50\t0\t0\t1236\t0\t0\t0\n1\t45\t68\t10\t0\t1127\t90\t0\t2\n2\t45\t70\t-10\t5\t1125\t80\t1\t0\n';

describe('readLilim', () => {
  it('reads vehicles, locations and pairs', () => {
    const { instance, complaints } = readLilim(TINY, 'folder/tiny.txt');
    expect(complaints).toEqual([]);
    expect(instance).toMatchObject({
      name: 'tiny',
      size: 3,
      xs: [40, 45, 45],
      demand: [[0], [0], [0]],
      service: [0, 90, 80],
      shipments: [{ pickup: 1, delivery: 2, amount: [10] }],
      fleet: { count: 25, capacity: [[200]] },
    });
    expect(instance?.windows?.[2]).toEqual([5, 1125]);
    expect(readResearchInstance(TINY, 'folder/tiny.txt').instance).toEqual(instance);
  });

  it.each([
    ['a first line that is no fleet', TINY.replace('25\t200\t1', 'LC101'), 1],
    ['a row too short', TINY.replace('\t1\t0\n', '\n'), 4],
    ['a pair that does not name each other', TINY.replace('80\t1\t0', '80\t0\t0'), 3],
    ['a number left out', TINY.replace('\n2\t45', '\n3\t45'), 4],
    ['nothing', '', 1],
  ])('complains of %s, with its line', (_, text, line) => {
    const { instance, complaints } = readLilim(text, 'tiny.txt');
    expect(instance).toBeNull();
    expect(complaints[0].line).toBe(line);
  });
});
