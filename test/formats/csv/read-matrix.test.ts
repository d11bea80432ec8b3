import { describe, expect, it } from 'vitest';
import { readTravelTable } from '../../../src/formats/csv/read-matrix.ts';
import { type Complaint, InputError } from '../../../src/model/index.ts';
import { codes, fileOf } from './reading.ts';

const read = (text: string) => readTravelTable(fileOf('matrix', text));
function complaintsOf(text: string): readonly Complaint[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof InputError) return error.complaints;
    throw error;
  }
  throw new Error('nothing was complained of');
}

describe('a travel table in CSV', () => {
  it('has a row a pair; pairs not given or empty are -1, metres are rounded and seconds rounded up', () => {
    const [table] = read('from,to,metres,seconds\nD,A,1000.4,60.2\nA,D,1100,65\nA,B,,\n');
    expect(table).toEqual({
      ids: ['D', 'A', 'B'],
      metres: Int32Array.of(-1, 1000, -1, 1100, -1, -1, -1, -1, -1),
      seconds: Int32Array.of(-1, 61, -1, 65, -1, -1, -1, -1, -1),
      file: 'matrix',
    });
  });

  it('is one table a profile', () => {
    const tables = read('From;To;Distance;Duration;Profile\nD;A;1;2;van\nD;A;3;4;bike\n');
    expect(tables.map((t) => [t.profile, t.metres[1], t.seconds[1]])).toEqual([
      ['van', 1, 2],
      ['bike', 3, 4],
    ]);
  });

  it.each([
    ['', ['FILE_EMPTY']],
    ['a,b\n1,2\n', ['COLUMN_MISSING', 'COLUMN_MISSING']],
    ['from,to,metres\nD,A,1\n', ['COLUMN_MISSING']],
    ['from,to,metres,seconds\nD,A,-1,x\n,B,1,1\n', ['NUMBER_RANGE', 'NUMBER', 'VALUE_MISSING']],
  ])('%j: %j', (text, expected) => expect(codes(complaintsOf(text))).toEqual(expected));

  it('stops at a hundred complaints', () => {
    expect(complaintsOf(`from,to,metres,seconds\n${'D,A,x,1\n'.repeat(5000)}`)).toHaveLength(100);
  });
});

describe('a travel table in JSON', () => {
  it('has rows and columns by ids; null and negative entries are -1', () => {
    expect(
      read(
        '\ufeff {"ids": ["D", 7], "metres": [[0, 1.5], [null, 0]], "seconds": [[0, 1.2], [-5, 0]], "profile": "van"}',
      ),
    ).toEqual([
      {
        ids: ['D', '7'],
        metres: Int32Array.of(0, 2, -1, 0),
        seconds: Int32Array.of(0, 2, -1, 0),
        profile: 'van',
        file: 'matrix',
      },
    ]);
    expect(read('[{"ids": [], "metres": [], "seconds": []}]')).toHaveLength(1);
  });

  it.each([
    ['{', undefined],
    ['[1]', '[0].'],
    ['{"ids": 3}', 'ids'],
    ['{"ids": ["a", "a"], "metres": [[0,0],[0,0]], "seconds": [[0,0],[0,0]]}', 'ids'],
    ['{"ids": ["a"], "metres": [], "seconds": [[0]]}', 'metres'],
    ['{"ids": ["a"], "metres": [[0, 1]], "seconds": [[0]]}', 'metres[0]'],
    ['{"ids": ["a"], "metres": [[0]], "seconds": [["x"]]}', 'seconds[0][0]'],
    ['{"ids": ["a"], "metres": [[1e300]], "seconds": [[0]]}', 'metres[0][0]'],
  ])('%s: the complaint names %s', (text, column) => {
    const found = complaintsOf(text).map((c) => [c.code, c.severity, c.file, c.column]);
    expect(found).toEqual([['MATRIX', 'error', 'matrix', column]]);
  });
});
