/** How much of the last pass over the stops left out may be done. */
export interface LastPass {
  /** Asked before each stop whether the pass is to be cut short. Default: never. */
  readonly isOver?: () => boolean;
  /** Leaves stops that depend on each other, which take longest, as they are. Default false. */
  readonly skipsRelated?: boolean;
}

/** Seconds that a search has, past its limit, for its last pass, besides a share of the limit. */
const SECONDS = 0.1;
const SHARE = 0.01;
/** The same of an aborted search: whoever aborts waits. */
const ABORTED_SECONDS = 0.01;

/** What there is time for at the end of a search; without a time limit all of it, so that runs can be repeated. */
export function lastPass(isAborted: boolean, timeLimitSeconds: number | undefined, now: () => number): LastPass {
  if (!isAborted && timeLimitSeconds === undefined) return {};
  const until = now() + (isAborted ? ABORTED_SECONDS : SECONDS + SHARE * (timeLimitSeconds ?? 0));
  return { isOver: () => now() >= until, skipsRelated: isAborted };
}
