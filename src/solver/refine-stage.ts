import type { Instance } from './instance.ts';
import type { RouteList } from './route-list.ts';
import type { Routes } from './routes.ts';

/** What a stage beside the search did, for whoever wants to know what it was good for. */
export interface RefineReport {
  /** Times an engine was asked, and times that led to a better plan. */
  readonly calls: number;
  readonly improvements: number;
  /** By how much the best plan became cheaper at these moments; must-serve stops that found a place are not in it. */
  readonly gain: number;
  /** Routes in the pool at the end. */
  readonly pool: number;
  readonly seconds: number;
  /** Engines that failed (did not answer in time, crashed, answered nonsense), by name. */
  readonly failures: readonly string[];
  /** A limit of time that only guards against hanging cut in: under an iteration limit, the run may not repeat. */
  readonly timedOut: boolean;
}

/** Where a search stands when the stage is asked. */
export interface RefineMoment {
  /** Share of the run that is over, 0 to 1. */
  readonly progress: number;
  /** Seconds left; Infinity where no time limit is set. */
  readonly secondsLeft: number;
  /** It is asked about a hundred times a run, not hundreds of times a second. Default false. */
  readonly isRare?: boolean;
}

/** A search as the stage sees it. */
export interface RefinedSearch {
  readonly routes: Routes;
  /** Of the best solution: its cost, and stops absent from it. */
  readonly bestCost: number;
  readonly bestAbsent: number;
  /** Goes back to the best solution. */
  restart(): void;
  /** Makes a list of routes the solution, if that is cheaper than the best one; else nothing changes. */
  adopt(list: RouteList): boolean;
}

/** Works on routes that the search has seen; handed in, so that the search knows nothing of engines, threads or clocks. */
export interface RefineStage {
  /** Before the first iteration. `cycles`: how often the search cools down over the run. */
  begin(search: RefinedSearch, instance: Instance, cycles: number): void;
  /** Between iterations, several hundred times a second. True: it waits for an answer; no iterations until it is asked again. */
  look(at: RefineMoment): boolean;
  /** Routes that other searches of the same day went through since they were last asked, as their pools tell them. */
  absorb(packed: Int32Array): void;
  /** When the search is over, unless it was aborted; the best solution is the one at hand. */
  finish(at: RefineMoment): void;
  /** No more calls: engines end. */
  close(): void;
  report(): RefineReport;
}
