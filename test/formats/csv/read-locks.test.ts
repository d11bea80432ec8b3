import { describe, expect, it } from 'vitest';
import { readLocks } from '../../../src/formats/csv/read-locks.ts';
import { DAY, fileOf } from './reading.ts';

const read = (text: string) => readLocks(fileOf('locks.csv', text), DAY);

describe('a file of locks', () => {
  it('is one row a call, those of a van in their order', () => {
    const { locks, complaints } = read('van_id,order_id,kind\nv-1,a,frozen\nv-2,c,\nv-1,b,Freeze\nv-3,,frozen\n');
    expect(complaints).toEqual([]);
    const source = (line: number) => ({ source: { file: 'locks.csv', line } });
    expect(locks).toEqual([
      { vanId: 'v-1', orderId: 'a', kind: 'frozen', ...source(2) },
      { vanId: 'v-2', orderId: 'c', kind: 'first', ...source(3) },
      { vanId: 'v-1', orderId: 'b', kind: 'frozen', ...source(4) },
      { vanId: 'v-3', kind: 'frozen', ...source(5) },
    ]);
  });

  it('may number the calls', () => {
    const { locks } = read('van;order;seq\nv;last;3\nv;first;1\nv;middle;2\n');
    expect(locks.map(({ orderId }) => orderId)).toEqual(['first', 'middle', 'last']);
  });

  it('says what is wrong with it, all at once, with line and column', () => {
    const { complaints } = read('van_id,order_id,kind,sequence\n,a,first,1\nv,b,perhaps,2\nv,c,first,-1\n');
    expect(complaints.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['VALUE_MISSING', 2, 'van_id'],
      ['CHOICE', 3, 'kind'],
      ['NUMBER_RANGE', 4, 'sequence'],
    ]);
    expect(read('kind,sequence\nfirst,1\n').complaints.map(({ code }) => code)).toEqual(['COLUMN_MISSING']);
  });
});
