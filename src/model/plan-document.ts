import type { Notice } from './notice.ts';
import type { Deferred, Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { RejectedRow } from './rejected-row.ts';
import type { TravelSource } from './travel.ts';

/** Version of the shape of `plan.json`; raised whenever a reader of the old shape would misread the new. */
export const PLAN_VERSION = 2;

/** What `plan.json` holds: the problem, where its legs came from, and the answer. Nothing of clock, host or duration. */
export interface PlanDocument {
  readonly schema: 'dayroute-plan';
  readonly version: typeof PLAN_VERSION;
  readonly problem: Problem;
  readonly travel: TravelSource;
  readonly plan: Plan;
  readonly deferred: readonly Deferred[];
  readonly rejected: readonly RejectedRow[];
  /** Promises that this plan does not keep. */
  readonly notices: readonly Notice[];
  /** SHA-256 (hex) of each output written with this plan, by path relative to it; `run.json` is left out since it holds the clock. */
  readonly manifest: Readonly<Record<string, string>>;
}
