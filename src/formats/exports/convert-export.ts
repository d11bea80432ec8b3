import type { Complaint, LatLon } from '../../model/index.ts';
import { headerKey } from '../csv/match-header.ts';
import { parseList } from '../csv/parse-list.ts';
import type { InputFile } from '../csv/read-context.ts';
import { readTable, type Table } from '../csv/read-table.ts';
import { decimal, writeTable } from '../csv/write-table.ts';
import { visibleText } from '../visible-text.ts';
import { EXPORT_KINDS, type ExportKind } from './export-kinds.ts';
import { recogniseExport } from './recognise-export.ts';

/** The orders of another program's export in dayroute's columns, and what else the file says about the day. */
export interface ConvertedExport {
  readonly kind: ExportKind;
  /** An order file. */
  readonly ordersCsv: string;
  readonly orders: number;
  /** Which of its columns became which of dayroute's. */
  readonly mapping: readonly { readonly from: string; readonly to: string }[];
  /** Its other columns; they stand at the end of the order file. */
  readonly carried: readonly string[];
  /** Unit in which its times at the door were read; undefined if it has none. */
  readonly serviceUnit: 'minutes' | 'seconds' | undefined;
  /** Orders that had no id and were given one. */
  readonly namedHere: number;
  /** What orders without coordinates are looked up by, each once. */
  readonly places: readonly { readonly address: string; readonly postcode: string }[];
  /** Vehicles or drivers that orders were assigned to. */
  readonly vehicles: readonly string[];
  /** What orders ask of vehicles. */
  readonly skills: readonly string[];
  /** In the middle of the orders. */
  readonly centre: LatLon | undefined;
  readonly hasSlashDates: boolean;
}

export interface ExportRead {
  readonly converted?: ConvertedExport;
  readonly complaints: readonly Complaint[];
}

/** Reads an export of OptimoRoute, Routific, Spoke or Route4Me. Never throws for what is in the file. */
export function convertExport(file: InputFile): ExportRead {
  const table = readTable(file);
  const errors = table.complaints.filter((complaint) => complaint.severity === 'error');
  if (errors.length > 0) return { complaints: table.complaints };
  const kind = recogniseExport(table.header);
  if (kind === undefined) return { complaints: [...table.complaints, unknownExport(table)] };
  return { converted: new Converter(table, kind).convert(), complaints: table.complaints };
}

class Converter {
  readonly #table: Table;
  readonly #kind: ExportKind;
  /** Position by dayroute's column. */
  readonly #at = new Map<string, number>();
  readonly #addressAt: readonly number[];

  constructor(table: Table, kind: ExportKind) {
    this.#table = table;
    this.#kind = kind;
    const keys = table.header.map(headerKey);
    const isUsed = (i: number) => table.rows.some((row) => (row[i] ?? '').trim() !== '');
    for (const [column, names] of Object.entries(kind.columns)) {
      const found = names.map((name) => keys.indexOf(name)).filter((i) => i >= 0);
      // of two that mean the same, the one that has something in it
      const position = found.find(isUsed) ?? found[0];
      if (position !== undefined && ![...this.#at.values()].includes(position)) this.#at.set(column, position);
    }
    this.#addressAt = kind.address.map((name) => keys.indexOf(name)).filter((i) => i >= 0);
  }

  convert(): ConvertedExport {
    const { header, rows } = this.#table;
    const used = new Set([...this.#at.values(), ...this.#addressAt]);
    const extras = header.map((_, i) => i).filter((i) => !used.has(i));
    const columns = ['order_id', ...[...this.#at.keys()].filter((name) => name !== 'order_id')];
    if (this.#addressAt.length > 0) columns.push('address');
    const toMinutes = this.#serviceScale();
    let namedHere = 0;
    const places = new Map<string, { address: string; postcode: string }>();
    const lines = rows.map((row, i) => {
      const cells = columns.map((column) => {
        const text = column === 'address' ? this.#address(row) : this.#cell(row, column);
        if (column === 'order_id' && text === '') {
          namedHere++;
          return `row-${i + 1}`;
        }
        if (column === 'service_min' && toMinutes !== 1 && text !== '') return decimal(Number(text) * toMinutes, 4);
        return this.#kind.values?.[column]?.[text.toLowerCase()] ?? text;
      });
      const place = { address: this.#address(row), postcode: this.#cell(row, 'postcode') };
      const isPlaced = this.#cell(row, 'lat') !== '' && this.#cell(row, 'lon') !== '';
      if (!isPlaced && (place.address !== '' || place.postcode !== '')) places.set(JSON.stringify(place), place);
      return [...cells, ...extras.map((e) => row[e] ?? '')];
    });
    const carried = extras.map((i) => header[i]);
    const mapping = [...this.#at].map(([to, i]) => ({ from: header[i], to }));
    mapping.push(...this.#addressAt.map((i) => ({ from: header[i], to: 'address' })));
    const hasService = this.#at.has('service_min');
    return {
      kind: this.#kind,
      ordersCsv: writeTable([...columns, ...carried], lines),
      orders: rows.length,
      mapping,
      carried,
      serviceUnit: hasService ? (toMinutes === 1 ? 'minutes' : 'seconds') : undefined,
      namedHere,
      places: [...places.values()],
      vehicles: [...new Set(rows.map((row) => this.#cell(row, 'vehicle')).filter((name) => name !== ''))],
      skills: [...new Set(rows.flatMap((row) => parseList(this.#cell(row, 'skills'))))],
      centre: this.#centre(),
      hasSlashDates: rows.some((row) => this.#cell(row, 'due_on').includes('/')),
    };
  }

  #cell(row: readonly string[], column: string): string {
    const i = this.#at.get(column);
    return i === undefined ? '' : (row[i] ?? '').trim();
  }

  #address(row: readonly string[]): string {
    const parts = this.#addressAt.map((i) => (row[i] ?? '').trim()).filter((part) => part !== '');
    return parts.join(', ');
  }

  /** Screens show minutes and interfaces seconds: of nobody are half of the visits longer than an hour and a half. */
  #serviceScale(): number {
    const position = this.#at.get('service_min');
    if (position === undefined) return 1;
    const name = headerKey(this.#table.header[position]);
    if (/sec/.test(name)) return 1 / 60;
    if (/min/.test(name)) return 1;
    const values = this.#table.rows.map((row) => Number(this.#cell(row, 'service_min'))).filter((value) => value > 0);
    return median(values) > 90 ? 1 / 60 : 1;
  }

  /** Medians: one order at 0, 0 does not move them. */
  #centre(): LatLon | undefined {
    const points = this.#table.rows
      .map((row) => ({ lat: coordinate(this.#cell(row, 'lat')), lon: coordinate(this.#cell(row, 'lon')) }))
      .filter(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
    if (points.length === 0) return undefined;
    return { lat: median(points.map(({ lat }) => lat)), lon: median(points.map(({ lon }) => lon)) };
  }
}

function coordinate(text: string): number {
  return text === '' ? Number.NaN : Number(text.replace(',', '.'));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function unknownExport(table: Table): Complaint {
  return {
    code: 'EXPORT_UNKNOWN',
    severity: 'error',
    file: table.file,
    line: 1,
    read: visibleText(table.header.join(table.delimiter)),
    message: 'these columns are of no export that is known',
    expected: `an export of ${EXPORT_KINDS.map((kind) => kind.name).join(', ')}`,
    cure: 'Give it as --orders: most headers are understood, and "aliases" in dayroute.json names the others',
  };
}
