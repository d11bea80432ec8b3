import type { Complaint, TableName } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';
import { isFlaw } from './flaw.ts';
import type { BoundColumn, BoundTable } from './match-header.ts';
import { parseNumber } from './parse-number.ts';
import type { RowReader } from './row-reader.ts';

/** A column whose rule the solver does not keep yet. Delete its line when it does. */
interface NotYet {
  readonly table: TableName;
  readonly column: string;
  readonly rule: string;
  /** The value that asks for nothing. Empty cells never do. */
  readonly neutral?: string;
}

/** The list that later versions make shorter, to nothing. */
export const NOT_YET: readonly NotYet[] = [{ table: 'depots', column: 'docks', rule: 'vehicles that load at once' }];

/** Finds the columns of a table that ask for a rule the solver does not keep yet: one complaint a column, at its first row. */
export class NotYetHonoured {
  readonly #reader: RowReader;
  #watched: { readonly entry: NotYet; readonly column: BoundColumn }[] = [];

  constructor(table: TableName, bound: BoundTable<string>, reader: RowReader) {
    this.#reader = reader;
    for (const entry of NOT_YET) {
      if (entry.table !== table) continue;
      const column = bound.columns[entry.column];
      if (column.position >= 0 || !isNeutral(column.fallback, entry)) this.#watched.push({ entry, column });
    }
  }

  /** Looks at the open row. */
  look(): void {
    for (const watched of this.#watched) {
      const text = this.#reader.text(watched.column);
      if (isNeutral(text, watched.entry)) continue;
      this.#reader.fileComplaints.push(complaint(this.#reader, watched.entry, watched.column, text));
      this.#watched = this.#watched.filter((other) => other !== watched);
    }
  }
}

function isNeutral(text: string, entry: NotYet): boolean {
  if (text === '' || text.toLowerCase() === entry.neutral) return true;
  if (entry.neutral === undefined) return false;
  const value = parseNumber(text, undefined, () => 'point');
  return !isFlaw(value) && value === Number(entry.neutral);
}

function complaint(r: RowReader, entry: NotYet, column: BoundColumn, text: string): Complaint {
  return {
    code: 'NOT_YET_HONOURED',
    severity: 'error',
    file: r.table.file,
    line: r.line,
    column: visibleText(column.header),
    read: visibleText(text),
    expected: entry.neutral === undefined ? 'empty cells' : `${entry.neutral} or empty cells`,
    message: `the rule behind ${entry.column} (${entry.rule}) is not kept by this version`,
    cure: `Empty the column to plan without the rule.`,
  };
}
