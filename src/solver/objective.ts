import type { PlanObjective, Route } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import { earliestDeparture } from './earliest-departure.ts';

/** What a plan is judged by, in money a second: see docs/rules.md, section 6. */
export interface ObjectiveRates {
  /** Weight of the money of routes; their rates and prices are compiled with it. */
  readonly cost: number;
  /** From the day's beginning to the departure from the last visit of all. */
  readonly completion: number;
  /** From the day's beginning to the start of work, for each visit. */
  readonly arrivals: number;
  /** The day's beginning. */
  readonly begin: number;
}

export function objectiveRates(problem: Problem): ObjectiveRates {
  const { cost = 1, completionPerHour = 0, arrivalsPerHour = 0 } = problem.objective ?? {};
  const begin = completionPerHour > 0 || arrivalsPerHour > 0 ? dayBegin(problem) : 0;
  return { cost, completion: completionPerHour / 3600, arrivals: arrivalsPerHour / 3600, begin };
}

/** Whether instants cost money as such, so that each route has to be gone along. */
export function weighsTime({ completion, arrivals }: ObjectiveRates): boolean {
  return completion > 0 || arrivals > 0;
}

/** The earliest instant at which any van may begin to load. */
function dayBegin({ vehicles, depots }: Problem): number {
  let begin = Infinity;
  for (const { count, shift, depotId } of vehicles) {
    if (count < 1) continue;
    begin = Math.min(begin, earliestDeparture(shift, depots.find(({ id }) => id === depotId)?.window));
  }
  return begin === Infinity ? 0 : begin;
}

/** What the objective makes of routes that cost `money` and leave out stops at `skipped`; undefined where it is cost alone. */
export function planObjective(
  problem: Problem,
  routes: readonly Route[],
  money: number,
  skipped: number,
): PlanObjective | undefined {
  if (problem.objective === undefined) return undefined;
  const { cost, completion, arrivals, begin } = objectiveRates(problem);
  const day = weighsTime({ cost, completion, arrivals, begin }) ? begin : dayBegin(problem);
  let completionSeconds = 0;
  let arrivalsSeconds = 0;
  for (const { steps } of routes) {
    for (const step of steps) {
      if (step.kind !== 'visit') continue;
      // departures rise along a route, so the last visit's is the latest
      completionSeconds = Math.max(completionSeconds, step.departure - day);
      arrivalsSeconds += step.start - day;
    }
  }
  const value = cost * money + skipped + completion * completionSeconds + arrivals * arrivalsSeconds;
  return { completionSeconds, arrivalsSeconds, value: Math.round(value * 1000) / 1000 };
}
