/** Bounds of the temperature, in units of the mean arc of the current solution. */
export interface CoolingRange {
  readonly hot: number;
  readonly cold: number;
}

/** Temperature falls geometrically from hot to cold over the run (Kirkpatrick et al. 1983). */
export function temperature(range: CoolingRange, meanArc: number, progress: number): number {
  return meanArc * range.hot * (range.cold / range.hot) ** Math.min(1, Math.max(0, progress));
}
