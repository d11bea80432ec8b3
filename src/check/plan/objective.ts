import type { PlanObjective, Problem, Route } from '../../model/index.ts';
import { earliestDeparture } from '../earliest-departure.ts';
import type { Report } from '../report.ts';
import { isSameMoney, roundMoney } from '../tolerance.ts';

/**
 * What a plan says its objective comes to is what its visits, its costs and the problem's weights make of it. A plan made elsewhere
 * need not say it.
 *
 * @param real recomputed money: of the routes, and of stops left out
 */
export function checkObjective(
  given: PlanObjective | undefined,
  routes: readonly Route[],
  problem: Problem,
  real: { readonly total: number; readonly skipped: number },
  report: Report,
): void {
  if (given === undefined) return;
  const { cost = 1, completionPerHour = 0, arrivalsPerHour = 0 } = problem.objective ?? {};
  const begin = beginOfDay(problem);
  const completions = routes.flatMap(({ steps }) => {
    const visits = steps.filter(({ kind }) => kind === 'visit');
    return visits.length === 0 ? [] : [visits[visits.length - 1].departure - begin];
  });
  const completion = completions.reduce((latest, seconds) => Math.max(latest, seconds), 0);
  let arrivals = 0;
  for (const { steps } of routes) for (const { kind, start } of steps) if (kind === 'visit') arrivals += start - begin;
  const value = roundMoney(
    cost * (real.total - real.skipped) +
      real.skipped +
      (completionPerHour * completion + arrivalsPerHour * arrivals) / 3600,
  );

  const wrong = (code: string, what: string, was: number, is: number) =>
    report({ code, amount: Math.abs(was - is), message: `the plan's ${what} is ${is}, not ${was}` });
  if (given.completionSeconds !== completion)
    wrong('OBJECTIVE_COMPLETION', 'completion', given.completionSeconds, completion);
  if (given.arrivalsSeconds !== arrivals)
    wrong('OBJECTIVE_ARRIVALS', 'sum of arrivals', given.arrivalsSeconds, arrivals);
  // each route's cost is rounded, and then weighted
  if (!isSameMoney(given.value, value)) wrong('OBJECTIVE_VALUE', 'objective', given.value, value);
}

/** When the first of all vans may begin to load. */
function beginOfDay({ vehicles, depots }: Problem): number {
  const begins = vehicles
    .filter(({ count }) => count > 0)
    .map((vehicle) => earliestDeparture(vehicle, depots.find(({ id }) => id === vehicle.depotId) ?? {}));
  return begins.length === 0 ? 0 : begins.reduce((a, b) => Math.min(a, b));
}
