import type { SourceRow } from './order.ts';

/** What became of an order on its day: brought (or fetched), nobody was there, not accepted at the door, or never got to. */
export type ProgressStatus = 'done' | 'failed' | 'refused' | 'skipped';

/** A row of a progress file: what a driver reports. */
export interface ProgressEntry {
  readonly orderId: string;
  /** Van or vehicle row; absent = not said. */
  readonly vehicleId?: string;
  readonly status: ProgressStatus;
  /** Local date-time in the plan's zone. */
  readonly at?: string;
  readonly note?: string;
  readonly source: SourceRow;
}
