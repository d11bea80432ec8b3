import type { Money, Plan, Problem, Route, Seconds, Stop, Travel } from '../model/index.ts';
import type { Candidate } from './candidates.ts';
import type { Hindrance } from './change.ts';
import { Fleet } from './fleet.ts';
import { callsOf, driveRoute, planWithRoutes, visitsOf } from './plan-with-routes.ts';
import { RefereeTrial, type Settled } from './referee-trial.ts';
import { isNearer } from './shortlist.ts';
import { groupWords } from './words.ts';

/** A place where a stop is, or could be, served. */
export interface Place {
  readonly vanId: string;
  readonly vehicleId: string;
  /** Visits of the route up to this one, itself included. */
  readonly visit: number;
  /** Visits of the route, itself included. */
  readonly visits: number;
  /** The stops before and after it; absent = the depot, or the end of the route. */
  readonly before?: string;
  readonly after?: string;
  /** Start of work. */
  readonly start: Seconds;
}

/** What a route costs more with a stop than without. */
export interface Extra {
  readonly extraCost: Money;
  readonly extraMetres: number;
  readonly extraSeconds: Seconds;
}

/** Why a stop is where it is. */
export interface WhyServed {
  readonly now: Place & (Extra | Readonly<Record<keyof Extra, null>>);
  /** Where else it could be served as things are, by van, cheapest first; `null` = not looked for: it is a shipment. */
  readonly others: readonly (Place & Extra)[] | null;
  /** What keeps the other vans from it: `3 would be back too late`. */
  readonly hindrances: readonly string[];
}

/** Stands where the route without the stop cannot be told. */
const NOTHING = { extraCost: null, extraMetres: null, extraSeconds: null };

/** No leg leads there. */
const NO_WAY: Hindrance = { kind: 'rule', code: 'LEG_UNREACHABLE' };

/** Candidates of a van that are put before the referee. */
const TRIALS_A_VAN = 3;

/**
 * Takes a stop out of its route and looks for a place everywhere, the route it was on included; every place told is one that
 * the referee has passed.
 *
 * @param stop on a route of the plan
 */
export function whyServed(problem: Problem, plan: Plan, travel: Travel, stop: Stop): WhyServed {
  const route = plan.routes.find((r) => visitsOf(r).includes(stop.id));
  if (route === undefined) throw new RangeError(`no route serves stop ${JSON.stringify(stop.id)}`);
  if (stop.from !== undefined)
    return { now: { ...placeOf({ route }, stop.id), ...NOTHING }, others: null, hindrances: [] };
  // what it is worth is not the question: it is served
  const { skipCost: _worth, ...wanted } = stop;
  const without = takenOut(problem, plan, travel, route, stop);
  const fleet = new Fleet(problem, without, travel);
  const trial = new RefereeTrial(problem, without, travel, plan);
  const left = new Map(without.routes.map((r) => [r.vanId, r]));
  const position = callsOf(route).indexOf(stop.id);
  const others: (Place & Extra)[] = [];
  // who goes with whom, and what is settled, is a matter of the whole plan: asked only where there is such a thing
  const isTied = stop.together !== undefined || (problem.locks ?? []).length > 0;
  const counts = new Map<string, { hindrance: Hindrance; count: number }>();
  for (const van of fleet.vans) {
    const fits: Candidate[] = [];
    let nearest: Candidate | undefined;
    fleet.look(wanted, van, (candidate) => {
      const isNow = candidate.tour.vanId === route.vanId && candidate.position === position;
      if (candidate.changes.length === 0 && !isNow) fits.push(candidate);
      if (nearest === undefined || isNearer(candidate, nearest)) nearest = candidate;
    });
    fits.sort((a, b) => a.cost - b.cost);
    const settled = fits
      .slice(0, TRIALS_A_VAN)
      .flatMap((candidate) => trial.settle(wanted, candidate) ?? [])
      .filter((found) => found.changes.length === 0 && !(isTied && trial.clash(found) !== null))
      .sort((a, b) => a.extraCost - b.extraCost);
    if (settled.length > 0) others.push(placeOf(settled[0], stop.id, left.get(van.tour.vanId)));
    else if (van.tour.vanId !== route.vanId) {
      const hindrance = nearest === undefined ? NO_WAY : (trial.hindrance(wanted, nearest) ?? NO_WAY);
      const key = groupWords(hindrance, 2);
      counts.set(key, { hindrance, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  others.sort((a, b) => a.extraCost - b.extraCost);
  const hindrances = [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ hindrance, count }) => groupWords(hindrance, count));
  const now = placeOf({ route }, stop.id, left.get(route.vanId));
  return { now, others, hindrances };
}

/** The plan without the stop; a van that serves nothing else stays in. */
function takenOut(problem: Problem, plan: Plan, travel: Travel, route: Route, stop: Stop): Plan {
  const rest = callsOf(route).filter((id) => id !== stop.id);
  const shorter = rest.length === 0 ? [] : [driveRoute(problem, travel, route, rest)];
  return planWithRoutes(
    problem,
    plan,
    plan.routes.flatMap((r) => (r === route ? shorter : [r])),
  );
}

function placeOf({ route }: Pick<Settled, 'route'>, stopId: string, without?: Route): Place & Extra {
  const visits = visitsOf(route);
  const position = visits.indexOf(stopId);
  const step = route.steps.find((s) => s.kind === 'visit' && s.stopId === stopId);
  const before = visits[position - 1];
  const after = visits[position + 1];
  return {
    vanId: route.vanId,
    vehicleId: route.vehicleId,
    visit: position + 1,
    visits: visits.length,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    start: step?.start ?? 0,
    extraCost: Math.round((route.cost.total - (without?.cost.total ?? 0)) * 1000) / 1000,
    extraMetres: route.metres - (without?.metres ?? 0),
    extraSeconds: route.seconds - (without?.seconds ?? 0),
  };
}
