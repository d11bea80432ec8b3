import type { Complaint } from './complaint.ts';

/** A row of an order file that could not be planned, kept as it was read so that it can be mended and fed again. */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  /** Header -> cell, in file order. */
  readonly cells: Readonly<Record<string, string>>;
  /** Best guess at its id; empty if it has none. */
  readonly orderId: string;
  /** Why; at least one. */
  readonly complaints: readonly Complaint[];
}
