import type { Problem } from '../model/problem.ts';
import type { Instance } from './instance.ts';
import type { Search } from './search.ts';

/** How a search stands, by the best solution it has found: the same for one search and for several that share a day. */
export abstract class StandingOfBest {
  /** Nothing to search: no stops, or no vehicles. */
  readonly isTrivial: boolean;
  protected readonly problem: Problem;
  /** Null where there is nothing to search. */
  protected abstract readonly parts: { readonly instance: Instance; readonly search: Search } | null;

  constructor(problem: Problem) {
    this.problem = problem;
    this.isTrivial = problem.stops.length === 0 || problem.vehicles.every((v) => v.count < 1);
  }

  get improvements(): number {
    return this.parts?.search.improvements ?? 0;
  }

  /** Money of the best solution, must-serve stops left out not counted. */
  get cost(): number {
    return this.parts === null ? 0 : this.parts.search.bestMoney();
  }

  /** Whether the best solution leaves out a stop that must be served. */
  get leavesOutRequired(): boolean {
    return this.parts?.search.leavesOut() ?? true;
  }

  /** Of the best solution. */
  get routes(): number {
    return this.parts?.search.bestRoutes ?? 0;
  }

  /** Stops absent from the best solution. */
  get unassigned(): number {
    return this.parts?.search.bestAbsent ?? this.problem.stops.length;
  }
}
