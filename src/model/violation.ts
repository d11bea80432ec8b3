/** A rule of the problem that a plan breaks, with the amount by which it does. */
export interface Violation {
  /** Stable, upper case; indexed in docs/errors.md. */
  readonly code: string;
  readonly vanId?: string;
  readonly stopId?: string;
  readonly orderId?: string;
  /** Seconds, metres, money or load by which the rule is broken, where that can be said. */
  readonly amount?: number;
  /** One sentence for a planner. */
  readonly message: string;
}
