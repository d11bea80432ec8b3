import {
  type Plan,
  type Problem,
  type Stop,
  type Travel,
  type UnassignedCode,
  VERDICT_OF,
  type Verdict,
} from '../model/index.ts';
import type { Candidate } from './candidates.ts';
import type { Change, Hindrance } from './change.ts';
import { effortOf } from './effort.ts';
import { Fleet, type Van } from './fleet.ts';
import { pushedOut } from './pushed-out.ts';
import { RefereeTrial, type Served, type Settled } from './referee-trial.ts';
import { isNearer, Shortlist } from './shortlist.ts';
import {
  type Clock,
  groupWords,
  joined,
  lackWords,
  moneyUp,
  nameOf,
  plainClock,
  remedyWords,
  ruleWords,
} from './words.ts';

/** Why a stop is on no route, and what would have put it on one. */
export interface Explanation {
  /** `null` = nothing is amiss: another order of its group is served. */
  readonly verdict: Verdict | null;
  readonly code: UnassignedCode;
  readonly reason: string;
  /** One sentence; empty if no change tried serves it. */
  readonly remedy: string;
  /** Nearest remedy first; each is an insertion that the referee has passed. */
  readonly served: readonly Served[];
}

export interface ExplainOptions {
  /** How times are written. Default: `13:30`, seconds since midnight taken as clock time. */
  readonly clock?: Clock;
  /** Remedies of different kinds to find, nearest first. Default 1. */
  readonly remedies?: number;
}

/** Insertions that are put before the referee for one stop. */
const MOST_TRIALS = 16;

/** Companions that are looked at one by one. */
const MOST_COMPANIONS = 5;

/** Of these, those for which pauses and trips have to be eased, which takes longer. */
const MOST_EASED = 4;

/** Explains the stops that a plan leaves out, by trying to put each of them in. */
export class Explainer {
  private readonly problem: Problem;
  private readonly fleet: Fleet;
  private readonly trial: RefereeTrial;
  private readonly clock: Clock;
  private readonly remedies: number;
  /** Ids of the stops that the plan leaves out. */
  private readonly leftOut: ReadonlySet<string>;

  /** @throws RangeError if a vehicle has an unknown depot or travel profile */
  constructor(problem: Problem, plan: Plan, travel: Travel, options: ExplainOptions = {}) {
    this.problem = problem;
    this.fleet = new Fleet(problem, plan, travel);
    this.trial = new RefereeTrial(problem, plan, travel);
    this.clock = options.clock ?? plainClock;
    this.remedies = options.remedies ?? 1;
    this.leftOut = new Set(plan.unassigned.map(({ stopId }) => stopId));
  }

  /** @param stop of the problem, on no route of the plan */
  explain(stop: Stop): Explanation {
    const shortlist = new Shortlist();
    const bestOfVans: Candidate[] = [];
    for (const van of [...this.fleet.vans, ...this.fleet.extra]) {
      let best: Candidate | undefined;
      this.fleet.look(stop, van, (candidate) => {
        shortlist.offer(candidate);
        if (best === undefined || isNearer(candidate, best)) best = candidate;
      });
      if (best !== undefined && !van.isExtra) bestOfVans.push(best);
    }
    const found = this.confirmed(stop, shortlist.all());
    // where only the price stands in the way, what costs more besides is no help
    const fitsNow = found[0]?.changes.every((change) => change.kind === 'skip-cost') ?? false;
    const served = fitsNow ? found.slice(0, 1) : found;
    const remedy = served.length === 0 ? '' : remedyWords(stop, served[0], this.problem, this.clock);
    const alone = this.aloneAtLeast(stop);
    if (alone === null || (alone.rule === undefined && alone.changes.length > 0))
      return { ...this.red(stop, alone), remedy, served };
    const company = served.length === 0 ? this.company(stop) : [];
    if (company.length > 0) return { ...this.notTogether(stop, company), remedy, served };
    if (alone.rule !== undefined) return { ...this.ruledOut(alone.van, alone.rule), remedy, served };
    return { ...this.amber(stop, served[0], bestOfVans), remedy, served };
  }

  /** The nearest remedies of different kinds that the referee passes. */
  private confirmed(stop: Stop, candidates: readonly Candidate[]): Served[] {
    const settled: { it: Settled; effort: number }[] = [];
    const verdicts = new Map<Settled, Served | null>();
    const budget = { left: MOST_EASED * this.remedies };
    for (const candidate of candidates.slice(0, MOST_TRIALS * this.remedies)) {
      // what follows is no nearer by its estimate, and the referee only ever adds to that
      const near = settled.filter(({ it, effort }) => effort <= candidate.effort && verdicts.get(it) !== null);
      if (new Set(near.map(({ it }) => kindOf(it))).size >= this.remedies) {
        const found = this.servedOf(near, verdicts);
        if (found.length >= this.remedies) return found;
      }
      for (const it of this.trial.settleAll(stop, candidate, budget))
        settled.push({ it, effort: effortOf(it.changes, this.problem) });
    }
    return this.servedOf(settled, verdicts);
  }

  /** Those that the rest of the plan agrees to, nearest first, one of a kind. */
  private servedOf(
    settled: readonly { it: Settled; effort: number }[],
    verdicts: Map<Settled, Served | null>,
  ): Served[] {
    const nearest = [...settled].sort((a, b) => a.effort - b.effort || a.it.extraCost - b.it.extraCost);
    const found = new Map<string, Served>();
    for (const { it } of nearest) {
      if (found.size === this.remedies) break;
      if (found.has(kindOf(it))) continue;
      const served = verdicts.has(it) ? verdicts.get(it) : this.trial.serve(it);
      verdicts.set(it, served ?? null);
      if (served) found.set(kindOf(it), served);
    }
    return [...found.values()];
  }

  /** Those it goes together with that are left out as well. */
  private company(stop: Stop): Stop[] {
    if (stop.together === undefined) return [];
    return this.problem.stops.filter((s) => s !== stop && s.together === stop.together && this.leftOut.has(s.id));
  }

  private notTogether({ together = '' }: Stop, company: readonly Stop[]) {
    const code: UnassignedCode = 'NOT_TOGETHER';
    const [first] = company;
    const hopeless = company.slice(0, MOST_COMPANIONS).find((other) => {
      const alone = this.aloneAtLeast(other);
      return alone === null || alone.changes.length > 0;
    });
    const others = company.length > 1 ? ` and ${company.length - 1} more` : '';
    const reason =
      hopeless === undefined
        ? `It goes together with ${nameOf(first)}${others} (${together}), and no van has room for all of them.`
        : `It goes together with ${nameOf(hopeless)} (${together}), which no vehicle could serve.`;
    return { verdict: VERDICT_OF[code] ?? 'amber', code, reason };
  }

  /** A rule stands in the way that only other orders can help against, or nothing at all. */
  private ruledOut({ tour }: Van, rule: string) {
    const isForOthers = rule === 'PICKUPS_ALONE';
    const code: UnassignedCode = isForOthers ? 'NO_ROOM' : 'OUT_OF_REACH';
    const reason = isForOthers
      ? `${tour.row.vehicle.id} could serve it, but ${ruleWords(rule)}, and no such trip has room.`
      : `No vehicle could serve it, even with nothing else to do: the nearest is ${tour.row.vehicle.id}, but ${ruleWords(rule)}.`;
    return { verdict: VERDICT_OF[code] ?? 'amber', code, reason };
  }

  /**
   * What the nearest vehicle lacks to serve the stop and nothing else; no changes = it could, unless there is a rule against it
   * that no change helps against. `null` if no road leads there.
   */
  private aloneAtLeast(stop: Stop): { van: Van; changes: readonly Change[]; rule?: string } | null {
    const { skipCost: _never, ...asIfRequired } = stop;
    const tries: { van: Van; candidate: Candidate }[] = [];
    for (const van of this.fleet.alone(stop)) this.fleet.look(stop, van, (candidate) => tries.push({ van, candidate }));
    tries.sort((a, b) => a.candidate.effort - b.candidate.effort);
    let best: { van: Van; changes: readonly Change[]; effort: number } | null = null;
    const budget = { left: MOST_EASED };
    for (const { van, candidate } of tries) {
      if (best !== null && candidate.effort >= best.effort) break;
      const settled = this.trial.settle(asIfRequired, candidate, budget);
      if (settled === null) continue;
      const effort = effortOf(settled.changes, this.problem);
      if (best === null || effort < best.effort) best = { van, changes: settled.changes, effort };
    }
    if (best !== null || tries.length === 0) return best;
    const [{ van, candidate }] = tries;
    const rule = this.trial.breach(asIfRequired, candidate);
    return rule === 'LEG_UNREACHABLE' ? null : { van, changes: [], rule };
  }

  private red(stop: Stop, alone: { van: Van; changes: readonly Change[] } | null) {
    const verdict: Verdict = 'red';
    if (alone === null) {
      const code: UnassignedCode = 'OUT_OF_REACH';
      return { verdict, code, reason: 'No vehicle can get there and back, whatever its shift.' };
    }
    const { vehicle } = alone.van.tour.row;
    const lacks = joined(alone.changes.map((change) => lackWords(change, stop)));
    const reason = `No vehicle could serve it, even with nothing else to do: the nearest is ${vehicle.id}, but ${lacks}.`;
    return { verdict, code: redCode(alone.changes), reason };
  }

  private amber(stop: Stop, nearest: Served | undefined, bestOfVans: readonly Candidate[]) {
    const verdict: Verdict = 'amber';
    const kinds = nearest?.changes.map((change) => change.kind) ?? ['none'];
    if (nearest !== undefined && kinds.every((kind) => kind === 'skip-cost')) {
      const cost = moneyUp(nearest.extraCost);
      if (kinds.length > 0) {
        const code: UnassignedCode = 'NOT_WORTH_THE_COST';
        const reason = `Serving it would add ${cost} to the cost, more than its skip cost of ${stop.skipCost}.`;
        return { verdict, code, reason };
      }
      const reason = `It would fit on ${nearest.tour.vanId} and add ${cost} to the cost; the search was too short to see it.`;
      return { verdict, code: 'NO_ROOM' as const, reason };
    }
    const groups = new Map<string, { first: Hindrance; count: number }>();
    for (const candidate of bestOfVans) {
      const first = this.trial.hindrance(stop, candidate);
      if (first === null) continue;
      const key = groupWords(first, 2);
      groups.set(key, { first, count: (groups.get(key)?.count ?? 0) + 1 });
    }
    const counts = [...groups.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ first, count }) => groupWords(first, count));
    const standing = counts.length === 0 ? '' : `: ${joined(counts)}`;
    const pushed = pushedOut(stop, this.fleet, this.trial);
    const instead =
      pushed === null ? '' : ` It would fit if ${nameOf(pushed.displaced)} of ${pushed.tour.vanId} stayed out.`;
    const reason = `A van of its own could serve it, but none is left, and none of today's has room${standing}.${instead}`;
    return { verdict, code: 'NO_ROOM' as const, reason };
  }
}

function kindOf({ changes }: Pick<Settled, 'changes'>): string {
  return changes.map((change) => change.kind).join(' ');
}

/** The rule that a planner would look at first. */
function redCode(changes: readonly Change[]): UnassignedCode {
  const kinds = new Set(changes.map((change) => change.kind));
  if (kinds.has('unpin')) return 'NO_VEHICLE_PINNED';
  if (kinds.has('zone')) return 'OUT_OF_ZONE';
  if (kinds.has('skills')) return 'NO_VEHICLE_WITH_SKILLS';
  if (kinds.has('capacity')) return 'TOO_LARGE';
  if (kinds.has('window-opens') || kinds.has('window-closes') || kinds.has('from-closes')) return 'WINDOW_UNREACHABLE';
  return 'OUT_OF_REACH';
}
