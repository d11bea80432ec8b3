import type { Complaint } from '../../model/complaint.ts';

/** `NAME : value` of the head of a VRPLIB file. */
export interface Specification {
  readonly value: string;
  readonly line: number;
}

/** One row of a section, numbers only. */
export interface SectionRow {
  readonly line: number;
  readonly values: readonly number[];
}

/** The rows under a `NAME_SECTION` header; `NAME` is the key it is kept by. */
export interface Section {
  readonly line: number;
  readonly rows: SectionRow[];
}

export interface VrplibSections {
  readonly specifications: ReadonlyMap<string, Specification>;
  readonly sections: ReadonlyMap<string, Section>;
}

const HEADER = /^([A-Z][A-Z0-9_]*)_SECTION\s*:?\s*$/;
const SPECIFICATION = /^([A-Za-z][A-Za-z0-9_ ]*?)\s*:\s*(.*)$/;

/** Splits a VRPLIB text into its specifications and sections, whatever their names; lines that are neither are complaints. */
export function splitSections(text: string, file: string, complaints: Complaint[]): VrplibSections {
  const specifications = new Map<string, Specification>();
  const sections = new Map<string, Section>();
  let section: Section | null = null;
  const complain = (line: number, read: string, expected: string, message: string) =>
    complaints.push({
      code: 'BAD_LINE',
      severity: 'error',
      file,
      line,
      read: read.slice(0, 80),
      expected,
      message,
    });
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const content = raw.trim();
    const line = index + 1;
    if (content === '') continue;
    if (content === 'EOF') break;
    const header = HEADER.exec(content);
    if (header !== null) {
      const name = header[1];
      if (sections.has(name)) complain(line, content, 'each section once', `${name}_SECTION stands in the file twice`);
      section = { line, rows: [] };
      sections.set(name, section);
      continue;
    }
    const specification = SPECIFICATION.exec(content);
    if (specification !== null) {
      section = null;
      const name = specification[1].toUpperCase();
      if (specifications.has(name)) complain(line, content, 'each specification once', `${name} is stated twice`);
      specifications.set(name, { value: specification[2].replace(/^"(.*)"$/, '$1').trim(), line });
      continue;
    }
    if (section === null) {
      complain(line, content, 'NAME : value, or NAME_SECTION', 'the line is neither a specification nor in a section');
      continue;
    }
    const cells = content.split(/\s+/);
    const values = cells.map(Number);
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) complain(line, cells[bad], 'a number', 'a row of a section holds something that is not a number');
    else section.rows.push({ line, values });
  }
  return { specifications, sections };
}
