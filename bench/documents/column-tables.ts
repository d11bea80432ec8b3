import type { AmountFamily, Column } from '../../src/formats/csv/column.ts';
import { DEPOT_COLUMNS } from '../../src/formats/csv/columns-depot.ts';
import { LOCK_COLUMNS } from '../../src/formats/csv/columns-lock.ts';
import { MATRIX_COLUMNS } from '../../src/formats/csv/columns-matrix.ts';
import { ORDER_AMOUNTS, ORDER_COLUMNS } from '../../src/formats/csv/columns-order.ts';
import { PLACE_COLUMNS } from '../../src/formats/csv/columns-place.ts';
import { PROGRESS_COLUMNS } from '../../src/formats/csv/columns-progress.ts';
import { VEHICLE_AMOUNTS, VEHICLE_COLUMNS } from '../../src/formats/csv/columns-vehicle.ts';
import { NOT_YET } from '../../src/formats/csv/not-yet-honoured.ts';

/** The column tables of docs/formats.md in Markdown, by the name of the marker they stand between. */
export function columnTables(): Record<string, string> {
  return {
    orders: columnTable('orders', ORDER_COLUMNS, ORDER_AMOUNTS),
    vehicles: columnTable('vehicles', VEHICLE_COLUMNS, VEHICLE_AMOUNTS),
    depots: columnTable('depots', DEPOT_COLUMNS, []),
    places: columnTable('places', PLACE_COLUMNS, []),
    progress: columnTable('progress', PROGRESS_COLUMNS, []),
    locks: columnTable('locks', LOCK_COLUMNS, []),
    matrix: columnTable('matrix', MATRIX_COLUMNS, []),
  };
}

/** A document with the text between each pair of markers `<!-- columns: NAME -->` and `<!-- end -->` replaced. */
export function withColumnTables(document: string): string {
  const tables = columnTables();
  return document.replace(
    /(<!-- columns: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const table = tables[name];
      if (table === undefined) throw new Error(`docs/formats.md asks for a table "${name}" that does not exist`);
      return `${open}${table}\n${close}`;
    },
  );
}

function columnTable(file: string, columns: readonly Column[], families: readonly AmountFamily[]): string {
  const rows = columns.map((column) => [
    `\`${column.name}\`${column.required ? '\\*' : ''}${isNotYet(file, column.name) ? ' ¹' : ''}`,
    about(column),
    column.unit ?? KINDS[column.kind] ?? column.kind,
    column.required ? 'required' : column.fallback === undefined ? (column.absent ?? '') : `\`${column.fallback}\``,
    column.aliases.join(', '),
  ]);
  for (const family of families) rows.push([`\`${family.prefix}NAME\``, family.about, 'number', 'none', '']);
  const lines = [['column', 'what', 'unit', 'when empty', 'also called'], Array(5).fill('---'), ...rows];
  return lines.map((cells) => `| ${cells.map((cell: string) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

const KINDS: Readonly<Record<string, string>> = {
  whole: 'whole number',
  'yes-no': 'yes or no',
  choice: 'one of these',
  windows: 'time windows',
  'date-or-time': 'date or date-time',
  days: 'dates, weekdays',
  zone: 'IANA time zone',
};

function about(column: Column): string {
  const { min, max, unit } = column;
  if (unit === 'degrees' || max === undefined || min === undefined) return column.about;
  return `${column.about} (${min} to ${max})`;
}

function isNotYet(table: string, column: string): boolean {
  return NOT_YET.some((entry) => entry.table === table && entry.column === column);
}
