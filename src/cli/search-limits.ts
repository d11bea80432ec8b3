/** How long to search; seconds count from the start of the process. */
export interface SearchLimits {
  readonly timeLimitSeconds?: number;
  readonly iterations?: number;
}

const SECONDS_PER_THOUSAND_STOPS = 30;
const LEAST_SECONDS = 5;

/** 30 s per 1,000 stops, at least 5 s; what the user asks for replaces it. */
export function searchLimits(asked: SearchLimits, stops: number): SearchLimits {
  if (asked.timeLimitSeconds !== undefined || asked.iterations !== undefined) return asked;
  const seconds = Math.max(LEAST_SECONDS, Math.ceil((stops * SECONDS_PER_THOUSAND_STOPS) / 1000));
  return { timeLimitSeconds: seconds };
}

/** What is left for the search itself once `elapsedSeconds` have gone into reading and preparing. */
export function remaining(limits: SearchLimits, elapsedSeconds: number): SearchLimits {
  if (limits.timeLimitSeconds === undefined) return limits;
  // the search must be let build a first plan, even if reading took all the time
  return { ...limits, timeLimitSeconds: Math.max(0.001, limits.timeLimitSeconds - elapsedSeconds) };
}
