/** Later than any day; stands for "no bound" in times. */
export const HORIZON = 90_000_000;
/** Stands for "no bound" in loads, metres and counts. */
export const UNBOUNDED = 2_000_000_000;
