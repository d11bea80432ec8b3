/** What a search tells while it runs. */
export interface SolveEvent {
  readonly kind: 'improved' | 'progress';
  readonly elapsedSeconds: number;
  readonly iterations: number;
  /** Money, skip costs of optional stops included; must-serve stops left out are not in it. */
  readonly cost: number;
  readonly routes: number;
  /** Stops not on a route. */
  readonly unassigned: number;
}
