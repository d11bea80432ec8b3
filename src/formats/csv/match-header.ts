import type { Complaint } from '../../model/index.ts';
import { nearestName } from '../nearest-name.ts';
import { visibleText } from '../visible-text.ts';
import type { AmountFamily, Column } from './column.ts';
import type { Table } from './read-table.ts';

/** A known column and where a file has it. */
export interface BoundColumn {
  readonly column: Column;
  /** Index into the rows; -1 = not in the file. */
  readonly position: number;
  /** As in the file; the column's own name if it is not there. */
  readonly header: string;
  /** Cell text used where the cell is empty or missing; empty = none. */
  readonly fallback: string;
}

/** A column of a load dimension that has no column of its own, e.g. `load_frozen`. */
export interface AmountColumn extends BoundColumn {
  readonly prefix: string;
  readonly dimension: string;
}

/** A file's columns, matched to dayroute's. */
export interface BoundTable<Name extends string> {
  readonly columns: Readonly<Record<Name, BoundColumn>>;
  readonly amounts: readonly AmountColumn[];
  /** Carried through: not dayroute's. */
  readonly extras: readonly { readonly header: string; readonly position: number }[];
  readonly complaints: readonly Complaint[];
}

/** What the config says about one table. */
export interface TableSettings {
  /** Key of the table in the config, for complaints. */
  readonly key: string;
  readonly defaults: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
}

/** A header without case, blanks, `_`, `-` and other signs. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Names of the load dimensions that have columns of their own, by those columns' ends. */
const OWN_DIMENSIONS: Readonly<Record<string, string>> = {
  weight: 'weight_kg',
  weightkg: 'weight_kg',
  volume: 'volume_m3',
  volumem3: 'volume_m3',
  parcels: 'parcels',
};

/** Finds dayroute's columns among a file's headers: own names first, then the config's aliases, the built-in ones, and load dimensions. */
export function matchHeader<Name extends string>(
  table: Table,
  columns: readonly Column[],
  families: readonly AmountFamily[],
  settings: TableSettings,
): BoundTable<Name> {
  const known = namesOf(columns, settings.aliases);
  const byName = new Map(columns.map((column) => [column.name, column]));
  const position = new Map<string, number>();
  const twice: number[] = [];
  const extras: { header: string; position: number }[] = [];
  const amounts: AmountColumn[] = [];
  const headers = table.header.slice(0, table.header.length - table.explaining);
  const exact = new Set(headers.filter((header) => byName.has(headerName(header))).map(headerName));
  headers.forEach((header, i) => {
    const name = known.get(headerKey(header));
    // A column under its very name wins over one that is so called by alias only.
    const isAlias = name !== undefined && headerName(header) !== name && exact.has(name);
    if (name !== undefined && !isAlias && !position.has(name)) {
      position.set(name, i);
      return;
    }
    const amount = name === undefined ? amountColumn(header, i, families, settings) : undefined;
    if (amount !== undefined && !amounts.some((a) => a.prefix === amount.prefix && a.dimension === amount.dimension)) {
      amounts.push(amount);
      return;
    }
    extras.push({ header, position: i });
    if (name !== undefined || amount !== undefined) twice.push(i);
  });
  const bound = {} as Record<string, BoundColumn>;
  for (const column of columns) {
    const at = position.get(column.name) ?? -1;
    const header = at < 0 ? column.name : table.header[at];
    bound[column.name] = {
      column,
      position: at,
      header,
      fallback: settings.defaults[column.name] ?? column.fallback ?? '',
    };
  }
  for (const name of Object.keys(settings.defaults)) {
    if (byName.has(name) || amounts.some((a) => a.header === name)) continue;
    const amount = amountColumn(name, -1, families, settings);
    if (amount !== undefined && !amounts.some((a) => a.dimension === amount.dimension && a.prefix === amount.prefix)) {
      amounts.push(amount);
    }
  }
  const absent = missing(table, columns, bound);
  return {
    columns: bound as Record<Name, BoundColumn>,
    amounts,
    extras,
    complaints: [
      ...absent,
      ...twice.map((i) => columnTwice(table, table.header[i])),
      ...unknownColumns(
        table,
        extras,
        twice,
        columns,
        absent.some((c) => c.code === 'FILE_MIXED_UP'),
      ),
    ],
  };
}

/** A header as a column name: lower case with `_`. */
function headerName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function namesOf(columns: readonly Column[], aliases: Readonly<Record<string, string>>): Map<string, string> {
  const known = new Map<string, string>();
  const add = (key: string, name: string) => {
    if (!known.has(key)) known.set(key, name);
  };
  const names = new Set(columns.map((column) => column.name));
  // An alias of a load dimension is looked up where those are.
  for (const [alias, name] of Object.entries(aliases)) if (names.has(name)) add(headerKey(alias), name);
  for (const column of columns) add(headerKey(column.name), column.name);
  for (const column of columns) for (const alias of column.aliases) add(headerKey(alias), column.name);
  return known;
}

function amountColumn(
  header: string,
  position: number,
  families: readonly AmountFamily[],
  settings: TableSettings,
): AmountColumn | undefined {
  const aliased = Object.entries(settings.aliases).find(([alias]) => headerKey(alias) === headerKey(header))?.[1];
  const name = headerName(aliased ?? header);
  const family = families.find((f) => name.startsWith(f.prefix) && name.length > f.prefix.length);
  if (family === undefined) return undefined;
  const rest = name.slice(family.prefix.length);
  // Loads are records: a dimension called `constructor` would meet what every object has.
  if (rest in {}) return undefined;
  const column: Column = { name, kind: 'number', min: 0, about: family.about, aliases: [] };
  const dimension = OWN_DIMENSIONS[headerKey(rest)] ?? rest;
  return { column, position, header, prefix: family.prefix, dimension, fallback: settings.defaults[name] ?? '' };
}

function missing(table: Table, columns: readonly Column[], bound: Readonly<Record<string, BoundColumn>>): Complaint[] {
  const absent = columns.filter((c) => c.required && bound[c.name].position < 0 && bound[c.name].fallback === '');
  if (absent.length === 0) return [];
  if (table.header.length === 1) {
    return [
      {
        code: 'CSV_DELIMITER',
        severity: 'error',
        file: table.file,
        line: 1,
        read: visibleText(table.header[0]),
        message: 'the header was read as a single column',
        expected: 'columns separated by comma, semicolon or tab',
        cure: 'Save the table as CSV with one of these delimiters.',
      },
    ];
  }
  const other = otherTable(table, columns);
  if (other !== undefined) {
    return [
      {
        code: 'FILE_MIXED_UP',
        severity: 'error',
        file: table.file,
        line: 1,
        read: visibleText(table.header.join(table.delimiter)),
        message: `this looks like a file of ${other}`,
        expected: `columns ${absent.map((column) => column.name).join(', ')}`,
        cure: 'Check which file is given for what.',
      },
    ];
  }
  return absent.map((column) => {
    const near = nearestName(column.name, table.header.map(headerName));
    return {
      code: 'COLUMN_MISSING',
      severity: 'error',
      file: table.file,
      line: 1,
      column: column.name,
      read: visibleText(table.header.join(table.delimiter)),
      message: `column ${column.name} is missing`,
      expected: `a column called ${[column.name, ...column.aliases.slice(0, 3)].join(', ')}`,
      cure: `${near === undefined ? 'Add the column' : `Rename "${visibleText(near)}"`}, or name your header under "aliases" in the config.`,
    };
  });
}

/** What a file that begins with the id of another table holds, e.g. `vehicles`. */
function otherTable(table: Table, columns: readonly Column[]): string | undefined {
  const first = headerName(table.header[0]);
  const own = columns.find((column) => column.required)?.name;
  return first !== own && Object.hasOwn(TABLES, first) ? TABLES[first] : undefined;
}

const TABLES: Readonly<Record<string, string>> = { order_id: 'orders', vehicle_id: 'vehicles', depot_id: 'depots' };

function columnTwice(table: Table, header: string): Complaint {
  return {
    code: 'COLUMN_TWICE',
    severity: 'warning',
    file: table.file,
    line: 1,
    column: visibleText(header),
    message: 'another column means the same; this one is only carried through',
    cure: 'Remove one of the two.',
  };
}

function unknownColumns(
  table: Table,
  extras: readonly { readonly header: string; readonly position: number }[],
  twice: readonly number[],
  columns: readonly Column[],
  isWrongTable: boolean,
): Complaint[] {
  const unknown = extras.filter((extra) => !twice.includes(extra.position));
  // A single column is another complaint: that of the delimiter.
  if (unknown.length === 0 || table.header.length === 1 || isWrongTable) return [];
  const names = columns.flatMap((c) => [c.name, ...c.aliases]);
  const listed = unknown.slice(0, 30).map(({ header }) => {
    const near = nearestName(headerName(header), names);
    const meant =
      near === undefined ? undefined : columns.find((c) => c.name === near || c.aliases.includes(near))?.name;
    return `${visibleText(header)}${meant === undefined ? '' : ` (did you mean ${meant}?)`}`;
  });
  const more = unknown.length > 30 ? ` and ${unknown.length - 30} more` : '';
  return [
    {
      code: 'COLUMN_UNKNOWN',
      severity: 'warning',
      file: table.file,
      line: 1,
      message: `columns dayroute does not use are carried through: ${listed.join(', ')}${more}`,
    },
  ];
}
