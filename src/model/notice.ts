import type { IsoDate } from './units.ts';

/** Why a promise is not kept. */
export type NoticeCode =
  /** The goods come to the depot too late, or the order came after the cut-off. */
  | 'NOT_READY'
  /** All vehicles that may serve it are full, out of time, or better used. */
  | 'NO_CAPACITY'
  /** No vehicle of the day could serve it, whatever else it does. */
  | 'NO_VEHICLE'
  /** The day promised was over before this plan was made; the order goes today. */
  | 'OVERDUE';

/** A promise that this plan does not keep, to be told to the customer before it is broken, or as soon as may be. */
export interface Notice {
  readonly orderId: string;
  /** The day or local date-time promised; absent = none was, and the time in which mail order must deliver is over. */
  readonly promised?: string;
  /** The day on which it goes, as far as is known today. */
  readonly newDate: IsoDate;
  /** Calendar days from the day promised (or the last day that mail order allows) to the new one; 0 = later on the same day. */
  readonly daysLate: number;
  readonly code: NoticeCode;
  /** In words, for whoever writes to the customer. */
  readonly reason: string;
  /** Whether the customer must be offered to cancel: a delivery whose day is missed. */
  readonly offerCancel: boolean;
}
