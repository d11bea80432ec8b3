import type { Objective } from './problem.ts';
import type { TravelProfile } from './travel-profile.ts';

/** The three kinds of input table. */
export type TableName = 'orders' | 'vehicles' | 'depots';

export type DateFormat = 'yyyy-mm-dd' | 'dd/mm/yyyy' | 'mm/dd/yyyy';

/** `dayroute.json`, checked and with defaults filled in. */
export interface Config {
  /** IANA name; absent = the first depot's, else UTC. */
  readonly timeZone?: string;
  /** Column -> cell text used where a row's cell is empty or the column is missing. */
  readonly defaults: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
  /** The built-in `van` profile, unless replaced, and the user's own. */
  readonly profiles: readonly TravelProfile[];
  /** Whether window ends bound the start of service (default) or its end. */
  readonly windowEnds: 'service-start' | 'service-end';
  /** For dates such as 03/04/2026; absent = decided per file, a complaint when ambiguous. */
  readonly dateFormat?: DateFormat;
  /** A user's header -> dayroute's column. */
  readonly aliases: Readonly<Record<TableName, Readonly<Record<string, string>>>>;
  /** What is minimised; absent = cost alone. */
  readonly objective?: Objective;
  /** Outputs to write; absent = all. */
  readonly outputs?: readonly string[];
}
