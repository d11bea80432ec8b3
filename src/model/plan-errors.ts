import { DayrouteError } from './dayroute-error.ts';
import type { Violation } from './violation.ts';

/** The referee found a rule broken in a plan of our own making: a mistake in dayroute. The plan is withheld. */
export class PlanRejectedError extends DayrouteError {
  readonly code = 'DAYROUTE_PLAN_REJECTED';
  readonly violations: readonly Violation[];

  constructor(violations: readonly Violation[]) {
    const first = violations.slice(0, 3).map((violation) => `${violation.message} [${violation.code}]`);
    const more = violations.length > 3 ? '; ...' : '';
    super(`the plan breaks ${violations.length} of its own rules: ${first.join('; ')}${more}; please report it`);
    this.name = 'PlanRejectedError';
    this.violations = violations;
  }
}

/** The thread of a solve ended before it had answered: out of memory, or an error that dayroute did not foresee. */
export class WorkerError extends DayrouteError {
  readonly code = 'DAYROUTE_WORKER';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WorkerError';
  }
}
