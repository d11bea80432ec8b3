import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/formats/csv/read-table.ts';
import { fileOf } from './reading.ts';

const table = (text: string) => readTable(fileOf('t.csv', text));

describe('readTable', () => {
  it('cuts rows and numbers them by the line they begin on', () => {
    const read = table('a,b\n1,2\n\n"x\ny",4\r\n5,6\n');
    expect(read.header).toEqual(['a', 'b']);
    expect(read.rows).toEqual([
      ['1', '2'],
      ['x\ny', '4'],
      ['5', '6'],
    ]);
    expect(read.lines).toEqual([2, 4, 6]);
  });

  it.each([['\n'], ['\r\n'], ['\r']])('takes lines that end in %j', (end) => {
    const read = table(['a;b', '1;2', '3;4', ''].join(end));
    expect(read.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(read.lines).toEqual([2, 3]);
  });

  it.each([
    [',', 'a,b\n1,2'],
    [';', 'a;b\n1;2'],
    ['\t', 'a\tb\n1\t2'],
    [';', 'a;b, or c;d\n1;2;3'],
    [',', '"a;b;c",d\n1,2'],
    [';', 'sep=;\na;b\n1;2'],
    ['|', 'sep=|\na|b\n1|2'],
    [',', 'a\n1'],
  ])('finds the delimiter %j', (delimiter, text) => expect(table(text).delimiter).toBe(delimiter));

  it('counts the sep= line', () => expect(table('sep=;\na;b\n1;2').lines).toEqual([3]));

  it('leaves out rows whose cells are all blank', () => {
    const read = table('a;b\n;\n1;2\n ; \n');
    expect(read.rows).toEqual([['1', '2']]);
    expect(read.lines).toEqual([3]);
  });

  it('drops a byte order mark, reads UTF-16 and Windows-1252', () => {
    expect(table('\ufefforder_id,lat\n1,2').header).toEqual(['order_id', 'lat']);
    const utf16 = Uint8Array.from(Buffer.from('\ufeffa;b\nü;2\n', 'utf16le'));
    expect(readTable({ name: 't', bytes: utf16 }).rows).toEqual([['ü', '2']]);
    const windows = readTable({ name: 't', bytes: Uint8Array.from(Buffer.from('a;b\nM\xfcller \x80;2\n', 'latin1')) });
    expect(windows.rows).toEqual([['Müller €', '2']]);
    expect(windows.complaints).toMatchObject([{ code: 'FILE_ENCODING', severity: 'warning' }]);
  });

  it('keeps quotes inside cells', () => {
    expect(table('a,b\n5" pipe,2\n"say ""hi""",4\n').rows).toEqual([
      ['5" pipe', '2'],
      ['say "hi"', '4'],
    ]);
  });

  it('sets a line aside whose quote is never closed, and reads on', () => {
    const read = table('a,b\n1,2\n"3,4\n5,6\n7,8\n');
    expect(read.rows).toEqual([
      ['1', '2'],
      ['5', '6'],
      ['7', '8'],
    ]);
    expect(read.lines).toEqual([2, 4, 5]);
    expect(read.unclosed).toEqual([{ line: 3, text: '"3,4' }]);
  });

  it('finds rows that an open quote has swallowed up to the next quote', () => {
    const ends = ['5,6,"hi"', '"5,6",hi', '5,6,"', '5,"6",hi'];
    for (const end of ends) {
      const read = table(`a,b,c\n1,2,"oops\n3,4,x\n${end}\n7,8,y\n`);
      expect(read.unclosed[0]).toEqual({ line: 2, text: '1,2,"oops' });
      expect(read.rows[0]).toEqual(['3', '4', 'x']);
      expect(read.rows.length + read.unclosed.length).toBe(4);
    }
    expect(table('a,b,c,d\n1,"oops,2,3\n4,"hi",5,6\n').unclosed).toEqual([{ line: 2, text: '1,"oops,2,3' }]);
  });

  it('keeps notes of several lines', () => {
    const note = 'ring twice,\nthen "wait"\n\nthanks, bye';
    const read = table(`a,b,c,d\n1,2,"${note.replaceAll('"', '""')}",3\n`);
    expect(read.unclosed).toEqual([]);
    expect(read.rows).toEqual([['1', '2', note, '3']]);
  });

  it('loses no line however many quotes are open', () => {
    const read = table(`a,b\n${Array.from({ length: 200 }, (_, i) => `"${i},x\n`).join('')}`);
    expect(read.rows.length + read.unclosed.length).toBe(200);
  });

  it.each([
    ['', 'FILE_EMPTY'],
    ['\ufeff', 'FILE_EMPTY'],
    [' \n\n', 'FILE_EMPTY'],
    ['a,b\n1,\0', 'FILE_BINARY'],
    ['PK\x03\x04....', 'FILE_BINARY'],
    ['%PDF-1.4', 'FILE_BINARY'],
  ])('refuses %j as %s', (text, code) => {
    const read = table(text);
    expect(read.complaints).toMatchObject([{ code, severity: 'error', file: 't.csv' }]);
    expect(read.complaints[0].cure).toBeTruthy();
    expect(read.header).toEqual([]);
  });

  it('tells repeated and missing headers apart', () => {
    expect(table('a,a,,b\n1,2,3,4').header).toEqual(['a', 'a (2)', 'column 3', 'b']);
    expect(table('a,b,\n1,2,\n').header).toEqual(['a', 'b']);
  });

  it('gives back any cells written with quotes, at their lines', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', ';'), maxLength: 6 });
    const row = fc.tuple(cell, cell).filter((cells) => cells.some((c) => c.trim() !== ''));
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const lines = rows.map((cells) => cells.map(quote).join(','));
        const read = table(`x,y\n${lines.join('\n')}\n`);
        expect(read.rows).toEqual(rows);
        let line = 2;
        expect(read.lines).toEqual(
          lines.map((text) => {
            const begin = line;
            line += text.split(/\r\n|\n|\r/).length;
            return begin;
          }),
        );
      }),
    );
  });
});
