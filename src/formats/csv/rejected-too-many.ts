/** Share of bad order rows above which the run stops, in percent, unless told otherwise. */
export const DEFAULT_MAX_REJECTED = 5;

/**
 * Whether so many order rows are bad that planning the rest would mislead.
 * `maxPercent` 0 is `--strict`: any bad row is too many.
 */
export function rejectedTooMany(rows: number, rejected: number, maxPercent: number = DEFAULT_MAX_REJECTED): boolean {
  return rejected > 0 && rejected * 100 > rows * maxPercent;
}
