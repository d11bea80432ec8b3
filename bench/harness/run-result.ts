/** One solve of one instance, as the child process reports it. Costs in the instance's scaled units. */
export interface SolveReport {
  readonly cost: number;
  readonly routes: number;
  /** Orders that must be served but are not. */
  readonly mustOut: number;
  /** Optional orders left out. */
  readonly skipped: number;
  readonly iterations: number;
  /** CPU seconds of the search alone. */
  readonly searchSeconds: number;
  /** CPU seconds of the process when the search began: start-up, reading, travel. */
  readonly startSeconds: number;
  /** CPU seconds of the process when the search was over. */
  readonly cpuSeconds: number;
  readonly stopReason: string;
  /** Most memory the process had, in MB. */
  readonly peakMegabytes: number;
  /** CPU seconds of the process and cost, whenever the best got better; the first is the first plan. */
  readonly trace: readonly (readonly [seconds: number, cost: number])[];
  /** Rules broken, by dayroute's own referee. */
  readonly violations: readonly string[];
  /** Iterations a second of each solve when the process solved several times; the last is the one reported. */
  readonly speeds: readonly number[];
}

/** One line of the table. */
export interface RunResult {
  readonly set: string;
  readonly instance: string;
  readonly solver: string;
  readonly seed: number;
  /** What the run was given: CPU seconds or iterations. */
  readonly limit: string;
  readonly cost: number;
  /** Best known; absent = none. */
  readonly best?: number;
  /** Per cent above the best known. */
  readonly gap?: number;
  readonly routes: number;
  readonly mustOut: number;
  readonly skipped: number;
  readonly iterationsPerSecond: number;
  readonly cpuSeconds: number;
  /** From the start of the search. */
  readonly firstPlanSeconds?: number;
  /** Of the process, to within 1 % of the best known. */
  readonly onePercentSeconds?: number;
  readonly peakMegabytes?: number;
  /** Why the run is not to be trusted; empty if it is. */
  readonly problems: readonly string[];
}

/** Runs of one version, as `--json` writes them. */
export interface BenchRecord {
  readonly version: string;
  readonly node: string;
  readonly runs: readonly RunResult[];
}
