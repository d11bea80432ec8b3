/** Bounds of the temperature, in units of the mean arc of the current solution. */
export interface CoolingRange {
  readonly hot: number;
  readonly cold: number;
}

/** How much of its cycle a run has behind it, 0 to 1. */
export function withinCycle(progress: number, cycles: number): number {
  return progress >= 1 ? 1 : (Math.max(0, progress) * cycles) % 1;
}

/**
 * Temperature falls geometrically from hot to cold (Kirkpatrick et al. 1983), `cycles` times over the run; the best
 * solution of all counts.
 */
export function temperature(range: CoolingRange, meanArc: number, progress: number, cycles: number): number {
  return meanArc * range.hot * (range.cold / range.hot) ** withinCycle(progress, cycles);
}

/** Iterations that one cooling down of a day of `n` stops takes before another one is worth beginning. */
function iterationsOfCooling(n: number): number {
  return 3 * n * n;
}

/** Whether so many iterations are enough for a cooling of all of a day of `n` stops. */
export function isFullCooling(n: number, iterations: number): boolean {
  return iterations >= iterationsOfCooling(n);
}

/**
 * How often a run of so many iterations over `n` stops heats up again. A small day is cold long before the run is over,
 * and the next descent may end in a better valley; a large one needs all of the run for one.
 */
export function cyclesFor(n: number, iterations: number): number {
  return Math.max(1, Math.floor((iterations / iterationsOfCooling(n)) ** 0.6));
}
