import { type Complaint, InputError, type TravelTable } from '../../model/index.ts';
import { DEFAULT_CONFIG } from '../config/default-config.ts';
import { MATRIX_COLUMNS, type MatrixColumn } from './columns-matrix.ts';
import { matchHeader } from './match-header.ts';
import { PlanClock } from './plan-clock.ts';
import type { InputFile } from './read-context.ts';
import { readMatrixJson } from './read-matrix-json.ts';
import { readTable, unclosedQuote } from './read-table.ts';
import { readText } from './read-text.ts';
import { RowReader } from './row-reader.ts';

/** Complaints after which reading stops: a table that is wrong throughout has millions. */
const MOST_COMPLAINTS = 100;

/**
 * Reads travel between places, one table a profile: CSV with a row a pair (`from,to,metres,seconds[,profile]`), or JSON
 * `{ "ids": [...], "metres": [[...]], "seconds": [[...]], "profile"?: "van" }`, or a list of those. Pairs that are missing or empty
 * are -1. Throws an InputError with all complaints.
 */
export function readTravelTable(file: InputFile): TravelTable[] {
  // White space and a byte order mark may come first.
  const start = new TextDecoder().decode(file.bytes.subarray(0, 100)).trim()[0];
  if (start !== '{' && start !== '[') return readMatrixCsv(file);
  const { text, complaints } = readText(file.name, file.bytes);
  if (complaints.some((c) => c.severity === 'error')) throw new InputError(complaints);
  return readMatrixJson(text, file.name);
}

/** Pairs of one profile as they come: ids are numbered when they are first seen. */
class PairList {
  readonly ids = new Map<string, number>();
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly metres: number[] = [];
  readonly seconds: number[] = [];

  add(from: string, to: string, metres: number, seconds: number): void {
    this.from.push(this.#index(from));
    this.to.push(this.#index(to));
    this.metres.push(metres);
    this.seconds.push(seconds);
  }

  table(file: string, profile: string): TravelTable {
    const n = this.ids.size;
    const metres = new Int32Array(n * n).fill(-1);
    const seconds = new Int32Array(n * n).fill(-1);
    for (let k = 0; k < this.from.length; k++) {
      const at = this.from[k] * n + this.to[k];
      metres[at] = this.metres[k];
      seconds[at] = this.seconds[k];
    }
    return { ids: [...this.ids.keys()], ...(profile === '' ? {} : { profile }), metres, seconds, file };
  }

  #index(id: string): number {
    let index = this.ids.get(id);
    if (index === undefined) {
      index = this.ids.size;
      this.ids.set(id, index);
    }
    return index;
  }
}

function readMatrixCsv(file: InputFile): TravelTable[] {
  const table = readTable(file);
  if (table.header.length === 0) throw new InputError(table.complaints);
  const bound = matchHeader<MatrixColumn>(table, MATRIX_COLUMNS, [], { key: 'matrix', defaults: {}, aliases: {} });
  const complaints: Complaint[] = [...bound.complaints.filter((c) => c.severity === 'error')];
  const c = bound.columns;
  for (const column of [c.metres, c.seconds]) {
    if (column.position >= 0 || complaints.length > 0) continue;
    const message = `column ${column.header} is missing`;
    complaints.push({
      code: 'COLUMN_MISSING',
      severity: 'error',
      file: file.name,
      line: 1,
      column: column.header,
      message,
      expected: 'from, to, metres, seconds',
      cure: 'Add the column.',
    });
  }
  for (const { line, text } of table.unclosed) complaints.push(unclosedQuote(file.name, line, text));
  if (complaints.length > 0) throw new InputError(complaints);
  const r = new RowReader(table, bound, new PlanClock('2000-01-01', 'UTC'), DEFAULT_CONFIG.dateFormat);
  const profiles = new Map<string, PairList>();
  for (let i = 0; i < table.rows.length && complaints.length < MOST_COMPLAINTS; i++) {
    if (r.open(i)) {
      const from = r.id(c.from);
      const to = r.id(c.to);
      const metres = r.number(c.metres);
      const seconds = r.number(c.seconds);
      const profile = r.text(c.profile);
      if (from !== undefined && to !== undefined) {
        let pairs = profiles.get(profile);
        if (pairs === undefined) {
          pairs = new PairList();
          profiles.set(profile, pairs);
        }
        // A pair is reachable when both are known.
        if (metres === undefined || seconds === undefined) pairs.add(from, to, -1, -1);
        else pairs.add(from, to, Math.round(metres), Math.ceil(seconds - 1e-9));
      }
    }
    complaints.push(...r.complaints);
  }
  if (complaints.length > 0) throw new InputError(complaints);
  return [...profiles].map(([profile, pairs]) => pairs.table(file.name, profile));
}
