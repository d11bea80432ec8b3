import type { SourceRow } from './order.ts';
import type { Lock } from './problem.ts';

/** One thing settled about a van: that it makes this call, after those of its rows before. */
export interface LockRow {
  readonly vanId: string;
  /** Absent only for a frozen van that stays in. A shipment is named for its fetch first, and again for its visit. */
  readonly orderId?: string;
  readonly kind: Lock['kind'];
  /** Absent = from an earlier plan. */
  readonly source?: SourceRow;
}
