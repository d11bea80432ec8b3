import { sharedBytes, sharedInts } from '../../matrix/shared-arrays.ts';
import type { Plan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Travel } from '../../model/travel.ts';
import { cyclesFor, isFullCooling } from '../anneal.ts';
import { assemblePlan } from '../decode.ts';
import type { LastPass } from '../last-pass.ts';
import { Random } from '../random.ts';
import type { RefinedSearch, RefineMoment, RefineStage } from '../refine-stage.ts';
import type { Search } from '../search.ts';
import { begin, finalPlan, meanArc } from '../search-run.ts';
import { StandingOfBest } from '../standing-of-best.ts';
import { assemble } from './assemble.ts';
import { cutRegions, shareAll } from './cut.ts';
import { type InstanceMessage, packInstance } from './instance-message.ts';
import type { Board, RegionResult, RegionTask } from './region-search.ts';

/** Regions of fewer stops or routes have too little to choose from: then each searches the whole day. */
const FEWEST_STOPS = 50;
const FEWEST_ROUTES = 2;

/** Share of the run up to which its pace counts for how the searches share the day; from then on that stays as it is. */
const SETTLED = 0.1;

/** What a region's search hands back. */
export interface RegionOutcome extends RegionResult {
  readonly current: Int32Array;
  readonly best: Int32Array;
}

/** How long a round is to be, and where in the run it lies. */
export type Round = Pick<RegionTask, 'iterations' | 'seconds' | 'from' | 'to'>;

/**
 * One search by several: holds the solution of the whole day, cuts it into regions, and puts together what became of them. The annealing
 * is one: all regions are at the same temperature, and the next round goes on from where this one came to, not from the best. Where there is
 * time for a cooling of the whole day by each, or the day is too small to be cut, each does coolings of its own, and the best plan of all counts.
 */
export class LeadRun extends StandingOfBest {
  iterations = 0;
  private readonly stage: RefineStage | undefined;
  /** Of the round at hand: each search works on all of the day, for itself. */
  private isApart = false;
  /** Each search is to go on from where its last round ended: that was apart, and the stage has not had them go back to the best plan since. */
  private standApart = false;
  private readonly travel: Travel;
  private readonly random: Random;
  /** Iterations that the run will come to, and how much of it was over when the first round began. */
  private expected: number;
  private begunAt: number | null = null;
  private readonly cycles: number;
  protected readonly parts: (ReturnType<typeof begin> & { readonly board: Board }) | null;

  /**
   * @param iterations about how many will be run
   * @param stage looks on between rounds; see refine-stage.ts
   */
  constructor(
    problem: Problem,
    travel: Travel,
    seed: number,
    iterations: number,
    previous: Plan | undefined,
    signal?: AbortSignal,
    stage?: RefineStage,
  ) {
    super(problem);
    this.travel = travel;
    this.random = new Random(seed ^ 0x5e7);
    this.expected = iterations;
    this.cycles = cyclesFor(problem.stops.length, iterations);
    this.parts = this.isTrivial ? null : withBoard(begin(problem, travel, seed, previous, signal));
    this.stage = stage;
    if (this.parts !== null) stage?.begin(this.refined(this.parts.search), this.parts.instance, this.cycles);
  }

  get board(): Board | null {
    return this.parts?.board ?? null;
  }

  /** The day for searches in other threads; null if it cannot be told. */
  message(): InstanceMessage | null {
    if (this.parts === null) return null;
    const { instance, neighbours, parameters } = this.parts;
    return packInstance(instance, neighbours, parameters);
  }

  /**
   * What each search has to do in a round, which ends with `merge`: on a region each, or each on the whole day. Fewer tasks than `hands` where
   * there cannot be as many regions. `fewestStops` of a region: 0 = cut by all means.
   */
  cut(hands: number, round: Round, fewestStops = FEWEST_STOPS): RegionTask[] {
    const { parts, random } = this;
    if (parts === null) return [];
    const { board, instance, search, cooling } = parts;
    const { routes } = search;
    this.foresee(round.from);
    const most = Math.min(routes.n / fewestStops, routes.usedRoutes() / FEWEST_ROUTES);
    const regions = fewestStops === 0 ? hands : Math.min(hands, Math.floor(most));
    const share = this.expected / hands;
    this.isApart = hands > 1 && fewestStops > 0 && (regions < 2 || isFullCooling(routes.n, share));
    const count = this.isApart ? hands : Math.max(1, regions);
    const cycles = this.isApart ? cyclesFor(routes.n, share) : this.cycles;
    const goesOn = this.isApart && this.standApart;
    if (this.isApart) shareAll(board);
    else cutRegions(routes, instance, count, random, board);
    board.state.set(routes.st);
    const nodes = new Int32Array(count);
    if (this.isApart) nodes.fill(routes.n / count);
    else for (let node = 0; node < routes.n; node++) nodes[board.ofNode[node]]++;
    const mean = meanArc(routes);
    let left = round.iterations;
    return Array.from(nodes, (own, region) => {
      const isLast = region === count - 1;
      const iterations = isLast ? left : Math.min(left, Math.round((round.iterations * own) / routes.n));
      if (left < Infinity) left -= iterations;
      return { ...round, iterations, cost: routes.cost, cooling, meanArc: mean, cycles, goesOn };
    });
  }

  /** Judges by the pace so far, early on, how many iterations there will be: days whose vehicles have many rules take longer for each. */
  private foresee(progress: number): void {
    this.begunAt ??= progress;
    if (this.expected === 0 || progress <= this.begunAt || progress > SETTLED) return;
    this.expected = (this.iterations * (1 - this.begunAt)) / (progress - this.begunAt);
  }

  /** Whether the stage wants the routes that searches go through. */
  get collects(): boolean {
    return this.stage !== undefined;
  }

  /** Puts together what the regions came to. Of a search that failed (null) the region stays as it was. */
  merge(outcomes: readonly (RegionOutcome | null)[]): void {
    if (this.parts === null) return;
    for (const outcome of outcomes) if (outcome?.routes) this.stage?.absorb(outcome.routes);
    const { board, search } = this.parts;
    const { routes } = search;
    this.standApart = this.isApart;
    if (this.isApart) {
      this.select(outcomes);
      return;
    }
    const before = routes.cost;
    let gain = 0;
    for (const outcome of outcomes) {
      this.iterations += outcome?.iterations ?? 0;
      gain += outcome === null ? 0 : before - outcome.bestCost;
    }
    const from = (pick: (outcome: RegionOutcome) => Int32Array) =>
      assemble(
        routes,
        board.state,
        outcomes.map((outcome) => (outcome === null ? null : pick(outcome))),
        board,
      );
    if (before - gain < search.bestCost) {
      from((outcome) => outcome.best);
      search.keepIfBetter();
    }
    from((outcome) => outcome.current);
  }

  /** Where each searched all of the day: the round's best is kept, and a search that takes a lost one's place begins where that one ended. */
  private select(outcomes: readonly (RegionOutcome | null)[]): void {
    if (this.parts === null) return;
    const { search } = this.parts;
    const { routes } = search;
    const alive = outcomes.filter((outcome) => outcome !== null);
    for (const { iterations } of alive) this.iterations += iterations;
    if (alive.length === 0) return;
    const best = alive.reduce((a, b) => (b.bestCost < a.bestCost ? b : a));
    if (best.bestCost < search.bestCost) {
      routes.st.set(best.best);
      routes.recount();
      search.keepIfBetter();
    }
    routes.st.set(best.current);
    routes.recount();
  }

  /** Between rounds. True: no round is to begin before it is asked again. */
  look(at: RefineMoment): boolean {
    this.parts?.search.settle();
    return this.stage?.look({ ...at, isRare: true }) ?? false;
  }

  /** The search as the stage sees it: states are written as a whole here, which the search's own bookkeeping does not follow. */
  private refined(search: Search): RefinedSearch {
    const { routes } = search;
    return {
      routes,
      get bestCost() {
        return search.bestCost;
      },
      get bestAbsent() {
        return search.bestAbsent;
      },
      restart: () => this.toBest(),
      adopt: (list) => {
        search.settle();
        const isBetter = search.adopt(list);
        if (isBetter) routes.state.reset();
        return isBetter;
      },
    };
  }

  private toBest(): void {
    if (this.parts === null) return;
    const { search } = this.parts;
    const { routes } = search;
    routes.st.set(routes.state.best);
    routes.recount();
    routes.state.reset();
    search.settle();
    this.standApart = false;
  }

  /** The best plan found. `pass`: how much of the last pass may be done; where it skips related stops, the stage does nothing more. */
  finish(pass: LastPass = {}, secondsLeft = Infinity): Plan {
    const { problem, travel, parts } = this;
    if (parts === null) return assemblePlan(problem, travel, [], new Set(), new Map());
    this.toBest();
    if (!pass.skipsRelated) this.stage?.finish({ progress: 1, secondsLeft });
    return finalPlan(problem, travel, parts.instance, parts.search.routes, pass);
  }
}

function withBoard(begun: ReturnType<typeof begin>): ReturnType<typeof begin> & { readonly board: Board } {
  const { routes } = begun.search;
  const board: Board = {
    state: sharedInts(routes.st.length),
    ofNode: sharedBytes(routes.n),
    ofRoute: sharedBytes((routes.dummy - routes.firstHead) >> routes.shift),
    stop: sharedInts(1),
  };
  return { ...begun, board };
}
