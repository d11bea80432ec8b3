import type { SolveEvent } from './solve-event.ts';
import type { Standing, StopRules } from './stop-rule.ts';

/** Seconds between `progress` events. */
const PROGRESS_EVERY = 0.5;

/** What is told of a search, whoever runs it. */
export interface Observed {
  readonly isTrivial: boolean;
  readonly iterations: number;
  readonly improvements: number;
  readonly cost: number;
  readonly routes: number;
  readonly unassigned: number;
  readonly leavesOutRequired: boolean;
}

/** Where a search stands, for stop rules and events. */
export class Logbook {
  private readonly run: Observed;
  private readonly rules: StopRules;
  private readonly onEvent: ((event: SolveEvent) => void) | undefined;
  private readonly now: () => number;
  private readonly began: number;
  private improvements = 0;
  private improvedAt = 0;
  /** Improvements that an event has told of; the first plan is the first. */
  private told = -1;
  private nextProgress = 0;

  /** @param began by `now` */
  constructor(
    run: Observed,
    rules: StopRules,
    onEvent: ((event: SolveEvent) => void) | undefined,
    now: () => number,
    began: number,
  ) {
    this.run = run;
    this.rules = rules;
    this.onEvent = onEvent;
    this.now = now;
    this.began = began;
  }

  standing(): Standing {
    const { run } = this;
    if (run.improvements !== this.improvements) {
      this.improvements = run.improvements;
      this.improvedAt = run.iterations;
    }
    return {
      elapsedSeconds: this.now() - this.began,
      iterations: run.iterations,
      sinceImprovement: run.iterations - this.improvedAt,
      cost: this.rules.targetCost === undefined || run.leavesOutRequired ? Infinity : run.cost,
    };
  }

  /** An event for a better plan, or if it is time for one of progress. */
  tell({ elapsedSeconds, iterations }: Standing): void {
    const { run } = this;
    if (this.onEvent === undefined || run.isTrivial) return;
    const improved = run.improvements !== this.told;
    if (!improved && elapsedSeconds < this.nextProgress) return;
    this.told = run.improvements;
    if (elapsedSeconds >= this.nextProgress) this.nextProgress = elapsedSeconds + PROGRESS_EVERY;
    const { cost, routes, unassigned } = run;
    this.onEvent({ kind: improved ? 'improved' : 'progress', elapsedSeconds, iterations, cost, routes, unassigned });
  }
}
