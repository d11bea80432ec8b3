import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import { type CoolingRange, cyclesFor, temperature, withinCycle } from './anneal.ts';
import { compile } from './compile.ts';
import { construct } from './construct.ts';
import { assemblePlan, decode } from './decode.ts';
import type { Instance } from './instance.ts';
import type { LastPass } from './last-pass.ts';
import { insertLeftovers } from './leftovers.ts';
import { LockError } from './lock-error.ts';
import { findNeighbours, type Neighbours } from './neighbours.ts';
import { coolingFor, parametersFor } from './parameters.ts';
import { placeLocks } from './place-locks.ts';
import { plainInstance } from './plain/plain-instance.ts';
import { PlainRoutes } from './plain/plain-routes.ts';
import { constructBySavings } from './plain/savings.ts';
import { Random } from './random.ts';
import { ROUTE } from './record.ts';
import type { RefineStage } from './refine-stage.ts';
import { richInstance } from './rich/rich-instance.ts';
import { RichRoutes } from './rich/rich-routes.ts';
import type { Routes } from './routes.ts';
import { Search } from './search.ts';
import { StandingOfBest } from './standing-of-best.ts';
import { warmStart } from './warm-start.ts';

/** Iterations between two looks at the clock. */
const CHUNK = 200;
/** The same where vehicles have rules that ask for a walk along the route: iterations take far longer there. */
const WALKED_CHUNK = 10;
/** Steps between two looks at the mean arc of the current solution. */
const MEASURE_EVERY = 32;

/** One search over one problem, from compile to decode, advanced in small steps by whoever holds the clock. */
export class SearchRun extends StandingOfBest {
  private readonly travel: Travel;
  protected readonly parts: { instance: Instance; search: Search; cooling: CoolingRange } | null;
  private steps = 0;
  private meanArc = 0;
  private readonly cycles: number;
  private readonly chunk: number;
  private readonly stage: RefineStage | undefined;

  /**
   * @param iterations about how many will be run
   * @param stage looks on between steps; see refine-stage.ts
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
    this.parts = this.isTrivial ? null : begin(problem, travel, seed, previous, signal);
    this.chunk = this.parts === null ? CHUNK : chunkOf(this.parts.instance);
    this.cycles = cyclesFor(problem.stops.length, iterations);
    this.stage = stage;
    if (this.parts !== null) stage?.begin(this.parts.search, this.parts.instance, this.cycles);
  }

  get iterations(): number {
    return this.parts?.search.iterations ?? 0;
  }

  /** Some iterations at the temperature that belongs to `progress` (0 to 1), at most `limit`. */
  advance(progress: number, limit: number, secondsLeft = Infinity): void {
    if (this.parts === null) return;
    if (this.stage?.look({ progress, secondsLeft })) return;
    const { search, cooling } = this.parts;
    if (this.steps++ % MEASURE_EVERY === 0) this.meanArc = meanArc(search.routes);
    search.run(
      Math.min(this.chunk, limit),
      temperature(cooling, this.meanArc, progress, this.cycles),
      withinCycle(progress, this.cycles),
    );
  }

  /** The best plan found. `pass`: how much of the last pass may be done; where it skips related stops, the stage does nothing more. */
  finish(pass: LastPass = {}, secondsLeft = Infinity): Plan {
    const { problem, travel, parts } = this;
    if (parts === null) return assemblePlan(problem, travel, [], new Set(), new Map());
    parts.search.restart();
    if (!pass.skipsRelated) this.stage?.finish({ progress: 1, secondsLeft });
    return finalPlan(problem, travel, parts.instance, parts.search.routes, pass);
  }
}

/** Iterations between two looks at the clock. */
export function chunkOf({ classes }: Instance): number {
  return classes.some(({ walked }) => walked) ? WALKED_CHUNK : CHUNK;
}

/** After a last pass over stops left out. */
export function finalPlan(problem: Problem, travel: Travel, instance: Instance, routes: Routes, pass: LastPass): Plan {
  const tornLock = () => (instance.gates === null ? -1 : (routes.relations?.tornLock() ?? -1));
  // without what goes with what is locked there is no plan to hand back
  const leftovers = insertLeftovers(routes, instance.required, tornLock() >= 0 ? {} : pass);
  const torn = tornLock();
  if (torn >= 0) {
    const { id } = problem.stops[instance.stopOf[torn]];
    throw new LockError([`stop ${id} is locked to a van, and what has to go with it cannot be served there`]);
  }
  return decode(problem, travel, instance, routes, leftovers);
}

/** A day compiled, its first plan made, and what the search is to go by. */
export function begin(
  problem: Problem,
  travel: Travel,
  seed: number,
  previous: Plan | undefined,
  signal?: AbortSignal,
) {
  const instance = compile(problem, travel);
  const parameters = parametersFor(instance);
  const neighbours = findNeighbours(instance, parameters.neighbours, parameters.neighboursCold);
  const random = new Random(seed);
  const routes = emptyRoutes(instance, neighbours, random);
  if (instance.gates !== null && routes instanceof RichRoutes) {
    placeLocks(routes, instance.gates);
    routes.relations?.settleAll();
    routes.state.commit();
  }
  if (previous !== undefined) warmStart(problem, instance, routes, previous);
  else if (
    parameters.startBySavings &&
    routes instanceof PlainRoutes &&
    routes.simple &&
    !routes.timed &&
    routes.symmetric
  ) {
    constructBySavings(routes);
  }
  construct(routes, shuffled(instance.n, random), previous !== undefined, signal);
  const search = new Search(routes, parameters, random, instance);
  const cooling = coolingFor(parameters, instance.n, instance.n / Math.max(1, routes.usedRoutes()));
  return { instance, neighbours, parameters, search, cooling };
}

/** No route is in use. */
export function emptyRoutes(instance: Instance, neighbours: Neighbours, random: Random): Routes {
  const plain = plainInstance(instance);
  if (plain !== null) return new PlainRoutes(plain, neighbours, random);
  return new RichRoutes(richInstance(instance), neighbours, random);
}

function shuffled(n: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const t = order[i];
    order[i] = order[j];
    order[j] = t;
  }
  return order;
}

/** Mean cost of travel between two stops of the solution: the yardstick of the temperature. */
export function meanArc(routes: Routes): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < routes.n; i++) {
    const stop = i << routes.shift;
    if (routes.st[stop + ROUTE] === routes.dummy) continue;
    sum += routes.arcCost(stop);
    count++;
  }
  return count === 0 ? 1 : Math.max(sum / count, 1e-6);
}
