import { MILLS } from '../prices.ts';
import { CLASS, OUT, OUT_TIME, PREV, RICH_SHIFT, WORK } from '../record.ts';
import type { RichSolution } from './rich-solution.ts';
import type { Walk } from './walk.ts';

/** One of the two routes of an exchange as it would be: what stands in `scratch` between two of its records. */
export class Side {
  cost = 0;
  /** Costs from here on are of no interest: such a route counts as one that breaks a rule. */
  limit = Infinity;
  /** Completion of the routes that the exchange leaves alone, and of the other side if that was priced before. */
  floor = 0;
  /** Its own, after `price`; kept only where that costs money. */
  completion = 0;
  metres = 0;
  /** Seconds of legs and work. */
  work = 0;
  /** Of its stops, in 1/1000 of money. */
  prices = 0;
  private readonly routes: RichSolution;
  private readonly walk: Walk;
  private readonly sums: Int32Array;
  private readonly sumsBefore: Int32Array;

  constructor(routes: RichSolution, walk: Walk) {
    this.routes = routes;
    this.walk = walk;
    this.sums = new Int32Array(3 * routes.instance.dimensions);
    this.sumsBefore = new Int32Array(3 * routes.instance.dimensions);
  }

  /**
   * The route of `head` with `scratch[from ... to - 1]` between `before` and `after` instead of `scratch[oldFrom ... oldTo - 1]`.
   * False if a rule breaks, loads aside.
   */
  price(
    head: number,
    before: number,
    from: number,
    to: number,
    oldFrom: number,
    oldTo: number,
    after: number,
  ): boolean {
    const { routes, walk } = this;
    const { st, instance, scratch, firstHead, n } = routes;
    const k = st[head + CLASS];
    const size = routes.sizeOf(head) + to - from - (oldTo - oldFrom);
    if (size === 0) {
      this.cost = 0;
      this.completion = 0;
      this.metres = 0;
      this.work = 0;
      this.prices = 0;
      return true;
    }
    if (size > instance.maxStops[k]) return false;
    const arcs = instance.arcsOf[k];
    let metres = routes.metresOf(head) - st[before + OUT];
    let work = st[head + WORK] - st[before + OUT_TIME];
    let prices = routes.pricesOf(head);
    for (let i = oldFrom; i < oldTo; i++) {
      metres -= st[scratch[i] + OUT];
      work -= st[scratch[i] + OUT_TIME] + instance.service[scratch[i] >> RICH_SHIFT];
      prices -= instance.prices[k * n + (scratch[i] >> RICH_SHIFT)];
    }
    let last = routes.origin(before);
    for (let i = from; i < to; i++) {
      const node = scratch[i] >> RICH_SHIFT;
      if (instance.admit[k * n + node] === 0) return false;
      metres += arcs.metres(last, node);
      work += arcs.seconds(last, node) + instance.service[node];
      prices += instance.prices[k * n + node];
      last = node;
    }
    const goal = after >= firstHead ? instance.to[k] : after >> RICH_SHIFT;
    metres += arcs.metres(last, goal);
    work += arcs.seconds(last, goal);
    let duration = work;
    if (metres > instance.maxMetres[k]) return false;
    if (instance.windowed) {
      walk.begin(before, head);
      for (let i = from; i < to; i++) if (!walk.step(scratch[i])) return false;
      if (!walk.reaches(after)) return false;
      if (instance.lasting) duration = walk.durationWith(after);
    }
    if (duration > instance.longest[k] && instance.walked[k] === 0) return false;
    this.metres = metres;
    this.work = work;
    this.prices = prices;
    const way =
      instance.walked[k] !== 0 && routes.walkedRoutes !== null
        ? (routes.courses ?? routes.walkedRoutes).replaced(
            head,
            before,
            scratch,
            from,
            to,
            after,
            this.floor,
            this.limit,
          )
        : instance.fixed[k] + instance.rateMetre[k] * metres + instance.rateSecond[k] * duration;
    this.cost = way + prices / MILLS;
    this.completion = routes.walkedRoutes?.itinerary.completion ?? 0;
    return way < Infinity;
  }

  /** Whether the vehicle can carry it: asked last, since it takes longest. */
  carries(
    head: number,
    before: number,
    from: number,
    to: number,
    oldFrom: number,
    oldTo: number,
    after: number,
  ): boolean {
    const { sums, sumsBefore } = this;
    const { loads, scratch, st } = this.routes;
    const verdict = loads.d === 0 ? 1 : loads.fitsInstead(head, scratch, from, to, oldFrom, oldTo);
    if (verdict !== 0) return verdict > 0;
    loads.prefix(before, sums);
    for (let i = from; i < to; i++) if (!loads.append(head, scratch[i], sums)) return false;
    loads.prefix(st[after + PREV], sumsBefore);
    return loads.joins(st[head + CLASS], sums, head, sumsBefore, after);
  }
}
