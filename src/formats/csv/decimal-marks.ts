import type { BoundColumn } from './match-header.ts';
import { type DecimalStyle, decimalStyle } from './parse-number.ts';
import type { Table } from './read-table.ts';

/** How each column of a file writes decimals: looked for only when a cell leaves it open. */
export class DecimalMarks {
  readonly #table: Table;
  readonly #columns: readonly BoundColumn[];
  readonly #styles = new Map<BoundColumn, DecimalStyle>();
  #fileStyle: DecimalStyle | undefined;

  constructor(table: Table, columns: readonly BoundColumn[]) {
    this.#table = table;
    this.#columns = columns.filter((c) => c.column.kind === 'number' && c.position >= 0);
  }

  /** By the column's own cells, else by the file's other numbers, else by the delimiter. */
  of(column: BoundColumn): DecimalStyle {
    let style = this.#styles.get(column);
    if (style === undefined) {
      style = this.#find(column);
      this.#styles.set(column, style);
    }
    return style;
  }

  #find(column: BoundColumn): DecimalStyle {
    // A default of the config is JSON's or the user's own: a point.
    if (column.position < 0) return 'point';
    const own = decimalStyle(this.#cells(column));
    if (own !== 'unknown') return own;
    this.#fileStyle ??= decimalStyle(this.#otherNumbers());
    if (this.#fileStyle !== 'unknown' || this.#table.delimiter === ',') return this.#fileStyle;
    // Where the comma does not separate cells it is probably the decimal mark.
    return this.#table.rows.some((row) => row[column.position]?.includes(',')) ? 'comma' : 'point';
  }

  *#cells(column: BoundColumn): Generator<string> {
    for (const row of this.#table.rows) yield row[column.position] ?? '';
  }

  /** Coordinates are often written with points whatever the rest does. */
  *#otherNumbers(): Generator<string> {
    for (const column of this.#columns) if (column.column.unit !== 'degrees') yield* this.#cells(column);
  }
}
