import type { Complaint, Config, TableName } from '../../model/index.ts';
import type { BoundColumn, BoundTable, TableSettings } from './match-header.ts';
import type { RowReader } from './row-reader.ts';

/** What the config says about a table. */
export function tableSettings(config: Config, table: TableName): TableSettings {
  return { key: table, defaults: config.defaults[table], aliases: config.aliases[table] };
}

/** Reads a cell by its column's kind, for its complaints alone. */
function tryCell(r: RowReader, column: BoundColumn): void {
  switch (column.column.kind) {
    case 'number':
    case 'whole':
      r.number(column);
      break;
    case 'choice':
      r.choice(column);
      break;
    case 'windows':
      r.windows(column);
      break;
    case 'date':
      r.date(column);
      break;
    case 'date-or-time':
      r.dateOrTime(column);
      break;
    default:
  }
}

/**
 * Tries the config's defaults before any row, so that a bad one is one complaint and not one a row. Returns the columns whose
 * default cannot be read, mended to have none.
 */
export function checkDefaults<Name extends string>(
  r: RowReader,
  bound: BoundTable<Name>,
  settings: TableSettings,
  into: Complaint[],
): BoundTable<Name> {
  const columns: Record<string, BoundColumn> = { ...bound.columns };
  for (const name of Object.keys(settings.defaults)) {
    const column = columns[name];
    if (column === undefined) continue;
    r.complaints = [];
    tryCell(r, { ...column, position: -1 });
    for (const { file: _file, line: _line, ...complaint } of r.complaints) {
      into.push({ ...complaint, column: `defaults.${settings.key}.${name}`, cure: 'Correct it in the config.' });
    }
    if (r.complaints.length > 0) columns[name] = { ...column, fallback: column.column.fallback ?? '' };
  }
  r.complaints = [];
  return { ...bound, columns: columns as Record<Name, BoundColumn> };
}
