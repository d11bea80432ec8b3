/** Columns that `unassigned.csv`, `deferred.csv`, `notices.csv` and `rejected.csv` add after those of the order file, to say why. */
export const EXPLAINING_COLUMNS = {
  unassigned: ['verdict', 'code', 'reason', 'remedy'],
  deferred: ['code', 'reason', 'remedy', 'last_day'],
  notices: ['promised', 'new_date', 'days_late', 'code', 'reason', 'offer_cancel'],
  rejected: ['code', 'reason', 'remedy', 'read_from'],
} as const;

/** What `unassigned.csv` had in version 0.1. */
const EARLIER = [['code', 'reason', 'remedy']];

/**
 * How many columns at the end of a header were added by an earlier run: these files can be fed again, and what was said
 * of an order then is no part of it. Only at the very end and all of them: a `code` elsewhere is the planner's own.
 */
export function countExplaining(header: readonly string[]): number {
  let most = 0;
  for (const names of [...Object.values(EXPLAINING_COLUMNS), ...EARLIER]) {
    const end = header.slice(-names.length);
    if (names.every((name, i) => name === end[i]?.toLowerCase())) {
      most = Math.max(most, names.length);
    }
  }
  return most;
}
