import { type Complaint, InputError, type TravelTable } from '../../model/index.ts';
import { withPlaceNames } from '../json/place-names.ts';
import { visibleText } from '../visible-text.ts';

/** In place of a path. */
const WHOLE_FILE = '';
const SHAPE = '{ "ids": [...], "metres": [[...]], "seconds": [[...]] }, one row and one column an id';

/**
 * Reads travel tables from JSON: one, or a list of one a profile, or a problem that brings its own. `null` and negative
 * entries are -1. Throws an InputError.
 */
export function readMatrixJson(text: string, file: string): TravelTable[] {
  return matrixTables(text, file);
}

/** As `readMatrixJson`, also of a value that is parsed already. */
export function matrixTables(given: string | object, file: string): TravelTable[] {
  const complaints: Complaint[] = [];
  const reject = (column: string, message: string, read?: unknown): void => {
    const shown = read === undefined ? {} : { read: visibleText(JSON.stringify(read)) };
    const cure = 'Correct the table, or write it as CSV with columns from, to, metres, seconds.';
    const at = column === WHOLE_FILE ? {} : { column };
    complaints.push({ code: 'MATRIX', severity: 'error', file, ...at, ...shown, message, expected: SHAPE, cure });
  };
  let json: unknown = given;
  try {
    if (typeof given === 'string') json = JSON.parse(given);
  } catch (error) {
    reject(WHOLE_FILE, `the file is not valid JSON (${visibleText((error as Error).message)})`);
    throw new InputError(complaints);
  }
  json = withPlaceNames(json);
  const isList = Array.isArray(json);
  const tables = (isList ? (json as unknown[]) : [json]).flatMap((item, i) => {
    const path = isList ? `[${i}].` : '';
    return readOne(item, path, file, reject) ?? [];
  });
  if (complaints.length > 0) throw new InputError(complaints);
  return tables;
}

type Reject = (column: string, message: string, read?: unknown) => void;

function readOne(item: unknown, path: string, file: string, reject: Reject): TravelTable | undefined {
  if (typeof item !== 'object' || item === null) {
    reject(path || '(whole file)', 'this is not a travel table', item);
    return undefined;
  }
  const { ids, metres, seconds, profile } = item as Record<string, unknown>;
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string' && typeof id !== 'number')) {
    reject(`${path}ids`, 'the ids are not a list of texts');
    return undefined;
  }
  if (new Set(ids.map(String)).size !== ids.length) reject(`${path}ids`, 'an id stands twice in the list');
  if (profile !== undefined && typeof profile !== 'string')
    reject(`${path}profile`, 'the profile is not a text', profile);
  const flatMetres = flatten(metres, ids.length, `${path}metres`, Math.round, reject);
  const flatSeconds = flatten(seconds, ids.length, `${path}seconds`, (s) => Math.ceil(s - 1e-9), reject);
  if (flatMetres === undefined || flatSeconds === undefined) return undefined;
  const named = typeof profile === 'string' ? { profile } : {};
  return { ids: ids.map(String), ...named, metres: flatMetres, seconds: flatSeconds, file };
}

/** Rows of a square table one after the other; the first thing wrong is the complaint. */
function flatten(
  rows: unknown,
  n: number,
  path: string,
  round: (value: number) => number,
  reject: Reject,
): Int32Array | undefined {
  if (!Array.isArray(rows) || rows.length !== n) {
    reject(path, `the table has ${Array.isArray(rows) ? rows.length : 'no'} rows for ${n} ids`);
    return undefined;
  }
  const flat = new Int32Array(n * n);
  for (let i = 0; i < n; i++) {
    const row: unknown = rows[i];
    if (!Array.isArray(row) || row.length !== n) {
      reject(`${path}[${i}]`, `the row has ${Array.isArray(row) ? row.length : 'no'} entries for ${n} ids`);
      return undefined;
    }
    for (let j = 0; j < n; j++) {
      const value: unknown = row[j];
      if (value === null) flat[i * n + j] = -1;
      else if (typeof value !== 'number' || !Number.isFinite(value) || value > 1e8) {
        reject(`${path}[${i}][${j}]`, 'the entry is not a number of at most 100,000,000', value);
        return undefined;
      } else flat[i * n + j] = value < 0 ? -1 : round(value);
    }
  }
  return flat;
}
