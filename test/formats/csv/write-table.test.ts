import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_STYLES, type CsvStyle } from '../../../src/formats/csv/csv-style.ts';
import { plainCell, safeCell } from '../../../src/formats/csv/safe-cell.ts';
import { decimal, writeTable } from '../../../src/formats/csv/write-table.ts';

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+3', "'-2+3"],
    ['-', "'-"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ["'=1", "''=1"],
    ['-12.5', '-12.5'],
    ['-46,8767', '-46,8767'],
    ['+4420794600', '+4420794600'],
    ['+44 20 7946 0018', '+44 20 7946 0018'],
    ['+44-20-7946', "'+44-20-7946"],
    ['+44 (20) 7946', "'+44 (20) 7946"],
    ['-1.2e-5', '-1.2e-5'],
    ['-00:30:00', '-00:30:00'],
    ['plain = text', 'plain = text'],
    ["'tis", "'tis"],
    ['', ''],
  ])('%j is written %j', (text, cell) => {
    expect(safeCell(text)).toBe(cell);
    expect(plainCell(cell)).toBe(text);
  });

  it('comes back as it was, whatever it was', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '1', 'a', '.') });
    fc.assert(
      fc.property(text, (t) => {
        expect(plainCell(safeCell(t))).toBe(t);
      }),
    );
  });

  it('is tested for a number in no time even if hostile', () => {
    expect(safeCell(`+${'1.'.repeat(500_000)}x`).startsWith("'+")).toBe(true);
  });
});

describe('a table', () => {
  it('is RFC 4180: CRLF, quotes where needed, none where not', () => {
    expect(
      writeTable(
        ['a', 'b'],
        [
          ['x, y', 'say "no"'],
          ['two\nlines', ''],
        ],
      ),
    ).toBe('a,b\r\n"x, y","say ""no"""\r\n"two\nlines",\r\n');
  });

  it('is read by others as it was meant', () => {
    const cell = fc.string({ unit: 'binary' }).map((s) => s.replaceAll('\0', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, fc.constant('end'))), (rows) => {
        const read = parse(writeTable(['a', 'b', 'c'], rows), { record_delimiter: '\r\n' });
        expect(read.slice(1).map((row) => row.map(plainCell))).toEqual(rows);
      }),
    );
  });

  it('escapes its headers too, since extra columns bring their own', () => {
    expect(writeTable(['=a'], [])).toBe("'=a\r\n");
  });
});

describe('a table for Excel', () => {
  const table = (style: CsvStyle) => writeTable(['id', 'km', 'note'], [['1.5', decimal(1.25, 2), 'a;b,c']], style);

  it('has cells apart by semicolons, decimal commas and a byte-order mark, where Excel expects them', () => {
    expect(table(CSV_STYLES.comma)).toBe('\ufeffid;km;note\r\n1.5;1,25;"a;b,c"\r\n');
  });

  it('has commas and points and a byte-order mark in an English Excel', () => {
    expect(table(CSV_STYLES.point)).toBe('\ufeffid,km,note\r\n1.5,1.25,"a;b,c"\r\n');
  });

  it('escapes formulas all the same', () => {
    expect(writeTable(['a'], [['=1+1'], ['+1,5;x']], CSV_STYLES.comma)).toContain("'=1+1");
  });
});

describe('a number', () => {
  it.each([
    [1.5, 3, '1.5'],
    [2, 3, '2'],
    [100, 0, '100'],
    [0.1 + 0.2, 6, '0.3'],
    [0.00000001, 6, '0'],
    [-0.0000001, 3, '0'],
    [1e-7, 8, '0.0000001'],
    [Number.NaN, 3, ''],
    [undefined, 3, ''],
  ])('%d with %d decimals is %j', (value, digits, text) => {
    const cell = decimal(value, digits);
    expect(typeof cell === 'string' ? cell : cell.text).toBe(text);
  });
});
