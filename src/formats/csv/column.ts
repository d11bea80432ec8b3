/** What a column holds; decides how its cells are read and which unit the docs name. */
export type ColumnKind =
  | 'id'
  | 'text'
  | 'number'
  | 'whole'
  | 'yes-no'
  | 'choice'
  | 'list'
  | 'windows'
  | 'time'
  | 'date'
  | 'date-or-time'
  | 'days'
  | 'breaks'
  | 'parts'
  | 'zone';

/** One column dayroute knows: the source of header matching, of number checks, and of docs/formats.md. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Unit of a number; cells may end in it. */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  /** Read where the cell is empty and the config has no default. */
  readonly fallback?: string;
  /** What an empty cell means, where that is no value. */
  readonly absent?: string;
  /** Of a `choice`: spelling -> value. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly about: string;
  readonly aliases: readonly string[];
}

/** A family of columns named after a load dimension, e.g. `load_NAME`. */
export interface AmountFamily {
  /** Header start: `load_`. */
  readonly prefix: string;
  readonly about: string;
}
