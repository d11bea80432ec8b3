import { DayrouteError } from './dayroute-error.ts';

/** How much a complaint weighs: an `error` keeps its row (or the whole run) from being planned, a `warning` does not. */
export type Severity = 'error' | 'warning';

/** One thing wrong with an input, said so that its owner can mend it. */
export interface Complaint {
  /** Stable, upper case; indexed in docs/errors.md. */
  readonly code: string;
  readonly severity: Severity;
  /** As given by the user; `-` is standard input. */
  readonly file?: string;
  /** From 1, the header included. */
  readonly line?: number;
  /** The column's header as it stands in the file, or a config key path such as `defaults.orders.service_min`. */
  readonly column?: string;
  /** What was read, shortened to 80 characters. */
  readonly read?: string;
  /** What was expected. */
  readonly expected?: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly cure?: string;
}

/** Thrown by functions that cannot go on; carries every complaint found, not just the first. */
export class InputError extends DayrouteError {
  readonly code = 'DAYROUTE_INPUT';
  readonly complaints: readonly Complaint[];

  constructor(complaints: readonly Complaint[]) {
    const first = complaints[0];
    const more = complaints.length > 1 ? ` (and ${complaints.length - 1} more)` : '';
    super(`${first === undefined ? 'input cannot be used' : formatComplaint(first)}${more}`);
    this.name = 'InputError';
    this.complaints = complaints;
  }
}

/** One line for a person: `orders.csv:7, column lat: latitude is out of range; read "91", expected -90 to 90. Check the row.` */
export function formatComplaint(c: Complaint): string {
  const file = c.file === '-' ? 'standard input' : c.file;
  const place = [
    file === undefined ? '' : c.line === undefined ? file : `${file}:${c.line}`,
    // what has no lines to name is JSON, and its parts are keys
    c.column ? `${c.line === undefined ? 'key' : 'column'} ${c.column}` : '',
  ]
    .filter(Boolean)
    .join(', ');
  const facts = [
    c.read === undefined ? '' : `read "${c.read}"`,
    c.expected === undefined ? '' : `expected ${c.expected}`,
  ]
    .filter(Boolean)
    .join(', ');
  return `${place ? `${place}: ` : ''}${c.message}${facts ? `; ${facts}` : ''}${c.cure ? `. ${c.cure}` : ''} [${c.code}]`;
}
