import type { Complaint } from '../../model/complaint.ts';
import { type Section, splitSections, type VrplibSections } from './sections.ts';

/** Reads typed values out of a VRPLIB text by name, and collects a complaint with its line for each that is malformed. */
export class SectionReader {
  readonly complaints: Complaint[] = [];
  readonly #file: string;
  readonly #split: VrplibSections;

  constructor(text: string, file: string) {
    this.#file = file;
    this.#split = splitSections(text, file, this.complaints);
  }

  complain(code: string, line: number | undefined, message: string, read: string, expected: string): void {
    this.complaints.push({
      code,
      severity: 'error',
      file: this.#file,
      ...(line !== undefined && { line }),
      ...(read !== '' && { read: read.slice(0, 80) }),
      expected,
      message,
    });
  }

  complainOf(specification: string, message: string, expected: string): void {
    const found = this.#split.specifications.get(specification);
    this.complain('BAD_VALUE', found?.line, `${specification}: ${message}`, found?.value ?? '', expected);
  }

  missing(name: string, expected: string): void {
    this.complain('MISSING_SECTION', undefined, `${name} is missing`, '', expected);
  }

  /** Nothing that might be a rule may be read over. */
  refuseUnknown(specifications: readonly string[], sections: readonly string[]): void {
    for (const [name, { line }] of this.#split.specifications) {
      if (specifications.includes(name)) continue;
      this.complain('UNKNOWN_SPECIFICATION', line, `${name} is not known`, name, specifications.join(', '));
    }
    for (const [name, { line }] of this.#split.sections) {
      if (sections.includes(name)) continue;
      const expected = sections.map((known) => `${known}_SECTION`).join(', ');
      this.complain('UNKNOWN_SECTION', line, `${name}_SECTION is not known`, `${name}_SECTION`, expected);
    }
  }

  /** Whether there is a specification or a section of this name. */
  has(name: string): boolean {
    return this.#split.specifications.has(name) || this.#split.sections.has(name);
  }

  section(name: string): Section | undefined {
    return this.#split.sections.get(name);
  }

  text(specification: string): string | undefined {
    return this.#split.specifications.get(specification)?.value;
  }

  number(specification: string, least = Number.NEGATIVE_INFINITY): number | undefined {
    return this.numbers(specification, least)?.[0];
  }

  wholeNumber(specification: string, least: number): number | undefined {
    const value = this.number(specification, least);
    if (value === undefined || Number.isInteger(value)) return value;
    this.complainOf(specification, 'not a whole number', 'a whole number');
    return undefined;
  }

  /** One or more numbers on the line of a specification. */
  numbers(specification: string, least: number): readonly number[] | undefined {
    const text = this.text(specification);
    if (text === undefined) return undefined;
    const values = text.split(/\s+/).map((cell) => (cell === '' ? Number.NaN : Number(cell)));
    if (values.every((value) => Number.isFinite(value) && value >= least)) return values;
    this.complainOf(
      specification,
      'not a number',
      least === Number.NEGATIVE_INFINITY ? 'a number' : `at least ${least}`,
    );
    return undefined;
  }

  /** A section of `size` rows `index value`. */
  column(name: string, size: number): readonly number[] | undefined {
    return this.table(name, size, 1)?.map((row) => row[0]);
  }

  /** A section of `size` rows `index value ...`, all with `width` values, or with as many as the first. */
  table(name: string, size: number, width?: number): readonly (readonly number[])[] | undefined {
    const rows = this.#indexedRows(name, size);
    if (rows === undefined) return undefined;
    const columns = width ?? Math.max(1, (rows[0]?.values.length ?? 2) - 1);
    const bad = rows.find((row) => row.values.length !== columns + 1);
    if (bad === undefined) return rows.map((row) => row.values.slice(1));
    const expected = `an index and ${columns} ${columns === 1 ? 'number' : 'numbers'}`;
    this.complain('BAD_ROW', bad.line, `${name}_SECTION: a row is malformed`, bad.values.join(' '), expected);
    return undefined;
  }

  /** A section of rows `index location ...`, locations counted from 1 up to `size`; given back counted from 0. */
  lists(name: string, size: number, rowCount?: number): readonly (readonly number[])[] | undefined {
    const rows = this.#indexedRows(name, rowCount);
    if (rows === undefined) return undefined;
    for (const row of rows) {
      const bad = row.values.slice(1).find((value) => !Number.isInteger(value) || value < 1 || value > size);
      if (bad === undefined) continue;
      this.complain('BAD_ROW', row.line, `${name}_SECTION: no such location`, String(bad), `1 to ${size}`);
      return undefined;
    }
    return rows.map((row) => row.values.slice(1).map((value) => value - 1));
  }

  #indexedRows(name: string, size?: number): Section['rows'] | undefined {
    const section = this.#split.sections.get(name);
    if (section === undefined) return undefined;
    const bad = section.rows.findIndex((row, index) => row.values[0] !== index + 1);
    if (bad >= 0) {
      const row = section.rows[bad];
      this.complain(
        'BAD_ROW',
        row.line,
        `${name}_SECTION: rows must be numbered from 1`,
        String(row.values[0]),
        `${bad + 1}`,
      );
      return undefined;
    }
    if (size !== undefined && section.rows.length !== size) {
      const message = `${name}_SECTION has the wrong number of rows`;
      this.complain('WRONG_COUNT', section.line, message, String(section.rows.length), `${size} rows`);
      return undefined;
    }
    return section.rows;
  }
}
