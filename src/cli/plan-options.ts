import type { Selection } from '../batch/index.ts';
import type { CsvStyleName } from '../formats/csv/csv-style.ts';
import type { RefineSwitch } from '../parallel/solve-settings.ts';
import type { CommonOptions } from './run-command.ts';

/** Options of `plan`, values already checked. */
export interface PlanOptions extends CommonOptions {
  readonly orders: readonly string[];
  readonly vehicles: string;
  readonly depots: string;
  readonly config?: string;
  readonly places?: string;
  readonly zones?: string;
  /** What is settled about vans (CSV). */
  readonly locks?: string;
  /** Vans whose routes of `previous` stay as they are. */
  readonly freeze?: readonly string[];
  /** `HH:MM`: calls of `previous` that begin earlier stay the first of their vans. */
  readonly keepUntil?: string;
  readonly matrix?: string;
  /** `today`, `tomorrow` or `yyyy-mm-dd`. */
  readonly date: string;
  readonly out: string;
  /** An earlier plan to compare with, and to keep parts of: its folder or its plan.json. */
  readonly previous?: string;
  /** Seconds from the start of the process to the end of the search. */
  readonly timeLimit?: number;
  readonly iterations?: number;
  readonly seed: number;
  readonly threads: number;
  readonly refine: RefineSwitch;
  readonly only?: readonly string[];
  /** How CSV is written for a spreadsheet program; absent = RFC 4180. */
  readonly excel?: CsvStyleName;
  /** Address of background tiles for the map. */
  readonly tiles?: string;
  readonly tilesAttribution?: string;
  readonly strict?: boolean;
  /** Per cent of all rows. */
  readonly maxRejected: number;
  readonly failOnUnassigned?: boolean;
  /** How the day is chosen from the book. */
  readonly select: Selection;
  /** `HH:MM` on the day before, or a local date-time. */
  readonly cutOff?: string;
  readonly sameDoorM: number;
  readonly noticeDays: number;
}
