import type { Complaint } from '../model/complaint.ts';
import type { Problem } from '../model/problem.ts';
import type { Violation } from '../model/violation.ts';
import type { SolveEvent, SolveResult } from '../solver/solve.ts';
import type { PlanInput, PlanResult, PlanSettings } from './plan-day.ts';
import type { SearchSettings } from './solve-settings.ts';
import type { TravelMessage } from './travel-message.ts';

/** The one question that a solving thread is asked. */
export type Question = (
  | {
      readonly kind: 'solve';
      readonly problem: Problem;
      readonly travel: TravelMessage | null;
      readonly settings: SearchSettings;
    }
  | { readonly kind: 'plan'; readonly day: PlanInput; readonly settings: PlanSettings }
) & {
  readonly wantsEvents: boolean;
  /** Set to 1 to end the search; null where memory cannot be shared, and an `abort` message is sent instead. */
  readonly stopFlag: Int32Array | null;
};

/** To a solving thread. */
export type Request = { readonly kind: 'ask'; readonly question: Question } | { readonly kind: 'abort' };

/** From a solving thread. */
export type Reply =
  | { readonly kind: 'event'; readonly event: SolveEvent }
  | { readonly kind: 'answer'; readonly answer: SolveResult | PlanResult }
  | { readonly kind: 'error'; readonly error: ErrorMessage };

/** An error without its class, which is lost between threads. */
export type ErrorMessage =
  | { readonly kind: 'input'; readonly complaints: readonly Complaint[] }
  | { readonly kind: 'rejected'; readonly violations: readonly Violation[] }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string };

/** The two ends of a wire: MessagePort in Node, Worker or `self` in a browser. */
export interface Wire {
  postMessage(message: unknown): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
}
