import { HORIZON } from '../instance.ts';
import { MILLS } from '../prices.ts';
import { CLASS, DURATION, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { exactDelta } from '../rich/exact-delta.ts';
import type { Searched } from '../rich/walked.ts';

/** Where there are several classes of vehicles, an empty route of one is overlooked with this probability, in 1/65536. */
const EMPTY_BLINK = 6_554;

/**
 * The two places of a shipment on one route. The fetch is tried next to neighbours of either call; from there one walk along the
 * route tries the visit in every gap that load and time still allow.
 */
export class PairFinder {
  /** After which record the fetch goes, after a find. */
  first = -1;
  /** After which record the visit goes; may be the fetch itself. */
  second = -1;
  delta = 0;
  private readonly routes: Searched;
  /** Per record: the search that last tried the fetch behind it. */
  private readonly tried: Int32Array;
  private searches = 0;
  private blinks = true;

  constructor(routes: Searched) {
    this.routes = routes;
    this.tried = new Int32Array((routes.dummy >> RICH_SHIFT) + 1);
  }

  /** The cheapest pair of places at less than `budget`, next to neighbours or on any route. */
  find(fetch: number, visit: number, budget: number, anywhere: boolean): boolean {
    const { routes } = this;
    const { st, firstHead, dummy } = routes;
    this.first = -1;
    this.delta = budget;
    this.blinks = !anywhere;
    this.searches++;
    if (anywhere) {
      for (let head = firstHead; head < dummy; head += 1 << RICH_SHIFT) {
        if (st[head + NEXT] !== head) this.tryRoute(head, fetch, visit);
      }
    } else {
      this.tryNear(fetch, visit, fetch, true);
      this.tryNear(fetch, visit, visit, false);
    }
    this.tryEmpty(fetch, visit);
    return this.first >= 0;
  }

  /** The same on one route alone, every place tried. */
  findOn(head: number, fetch: number, visit: number, budget: number): boolean {
    this.first = -1;
    this.delta = budget;
    this.blinks = false;
    this.searches++;
    this.tryRoute(head, fetch, visit);
    return this.first >= 0;
  }

  /** Where a shipment that is on board already is best brought. */
  findVisit(fetch: number, visit: number, budget: number): boolean {
    const { routes } = this;
    const { st, firstHead } = routes;
    const head = st[fetch + ROUTE];
    this.first = -1;
    this.second = -1;
    this.delta = budget;
    if (!this.admits(head, fetch, visit)) return false;
    for (let y = fetch; y < firstHead; y = st[y + NEXT]) {
      const delta = exactDelta(routes, y, visit, head, this.delta);
      if (delta >= this.delta) continue;
      this.delta = delta;
      this.second = y;
    }
    return this.second >= 0;
  }

  private admits(head: number, fetch: number, visit: number): boolean {
    const { instance, n, st } = this.routes;
    const base = st[head + CLASS] * n;
    return instance.admit[base + (fetch >> RICH_SHIFT)] === 1 && instance.admit[base + (visit >> RICH_SHIFT)] === 1;
  }

  private tryRoute(head: number, fetch: number, visit: number): void {
    const { st } = this.routes;
    if (!this.admits(head, fetch, visit)) return;
    let p = head;
    do {
      this.tryAfter(p, head, fetch, visit, true);
      p = st[p + NEXT];
    } while (p !== head);
  }

  /** Around the neighbours of one of the calls. `far`: the visit may come any time later, else it comes at once. */
  private tryNear(fetch: number, visit: number, around: number, far: boolean): void {
    const { routes, tried, searches } = this;
    const { st, near, k, dummy } = routes;
    const start = (around >> RICH_SHIFT) * k;
    for (let i = start; i < start + k; i++) {
      const o = near[i];
      const head = st[o + ROUTE];
      if (head === dummy || !this.admits(head, fetch, visit)) continue;
      if (tried[o >> RICH_SHIFT] !== searches) {
        tried[o >> RICH_SHIFT] = searches;
        this.tryAfter(o, head, fetch, visit, far);
      }
      const p = st[o + PREV];
      if (tried[p >> RICH_SHIFT] !== searches) {
        tried[p >> RICH_SHIFT] = searches;
        this.tryAfter(p, head, fetch, visit, far);
      }
    }
  }

  private tryEmpty(fetch: number, visit: number): void {
    const { routes } = this;
    const { instance, random } = routes;
    const several = this.blinks && instance.classes.length > 1;
    for (let c = 0; c < instance.classes.length; c++) {
      if (instance.fixed[c] >= this.delta || (several && (random.int32() & 65535) < EMPTY_BLINK)) continue;
      const head = routes.emptyRoute(c);
      if (head >= 0 && this.admits(head, fetch, visit)) this.tryAfter(head, head, fetch, visit, false);
    }
  }

  /** The fetch right after `before`, the visit in the gaps from there on. */
  private tryAfter(before: number, head: number, fetch: number, visit: number, far: boolean): void {
    const { routes } = this;
    const { st, instance, firstHead, walk, walkedRoutes, loads, random, blink, gates } = routes;
    const k = st[head + CLASS];
    const arcs = instance.arcsOf[k];
    const rate = instance.rateMetre[k];
    const f = fetch >> RICH_SHIFT;
    const v = visit >> RICH_SHIFT;
    const after = st[before + NEXT];
    const i = before >= firstHead ? instance.from[k] : before >> RICH_SHIFT;
    const j = after >= firstHead ? instance.to[k] : after >> RICH_SHIFT;
    const empty = before >= firstHead && after >= firstHead;
    const toFetch = arcs.metres(i, f);
    const detour = toFetch + arcs.metres(f, j) - st[before + OUT];
    let base = empty ? instance.fixed[k] : 0;
    if (instance.priced) base += (instance.prices[k * instance.n + f] + instance.prices[k * instance.n + v]) / MILLS;
    // Where roads keep the triangle inequality the visit makes it no shorter.
    const walked = instance.walked[k];
    if ((base + rate * detour >= this.delta && walked !== 2) || routes.sizeOf(head) + 2 > instance.maxStops[k]) return;
    if (gates?.forbidsPair(before, after, head, f, v)) return;
    if (!loads.takes(head, before, f)) return;
    const { windowed } = instance;
    const perSecond = instance.rateSecond[k];
    const timed = perSecond > 0 || instance.longest[k] < HORIZON;
    const was = st[head + DURATION];
    const service = instance.service[f] + instance.service[v];
    if (windowed) {
      walk.begin(before, head);
      if (!walk.step(fetch)) return;
    }
    const timeToFetch = timed ? arcs.seconds(i, f) : 0;
    const detourTime = timed ? timeToFetch + arcs.seconds(f, j) - st[before + OUT_TIME] : 0;
    let y = fetch;
    let next = after;
    for (;;) {
      const g = next >= firstHead ? instance.to[k] : next >> RICH_SHIFT;
      const here = y >> RICH_SHIFT;
      const metres =
        y === fetch
          ? toFetch + arcs.metres(f, v) + arcs.metres(v, g) - st[before + OUT]
          : detour + arcs.metres(here, v) + arcs.metres(v, g) - st[y + OUT];
      let delta = base + rate * metres;
      if (
        (delta < this.delta || walked === 2) &&
        routes.metresOf(head) + metres <= instance.maxMetres[k] &&
        !gates?.isGlued(next)
      ) {
        let possible = loads.keeps(head, y === fetch ? before : y, next, f, v);
        let duration = was;
        if (possible && windowed) {
          walk.mark();
          possible = walk.step(visit) && walk.reaches(next);
          if (possible && timed) duration = walk.durationWith(next);
          walk.back();
        } else if (timed) {
          const more =
            y === fetch
              ? timeToFetch + arcs.seconds(f, v) + arcs.seconds(v, g) - st[before + OUT_TIME]
              : detourTime + arcs.seconds(here, v) + arcs.seconds(v, g) - st[y + OUT_TIME];
          duration = was + more + service;
        }
        if (possible && (walked !== 0 || duration <= instance.longest[k])) {
          if (walked !== 0 && walkedRoutes !== null) {
            const way = routes.wayCostOf(head);
            const prices = instance.priced
              ? (instance.prices[k * instance.n + f] + instance.prices[k * instance.n + v]) / MILLS
              : 0;
            delta = walkedRoutes.insertedPair(head, before, fetch, y, visit, way + this.delta - prices) - way + prices;
          } else {
            delta += perSecond * (duration - was);
          }
          if (delta < this.delta && (!this.blinks || (random.int32() & 65535) >= blink)) {
            this.delta = delta;
            this.first = before;
            this.second = y;
          }
        }
      }
      if (!far || next >= firstHead || !loads.takes(head, next, f)) return;
      if (windowed && !(walk.reaches(next) && walk.step(next))) return;
      y = next;
      next = st[next + NEXT];
    }
  }
}
