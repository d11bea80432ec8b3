import { CLASS, NEXT, RICH_SHIFT, ROUTE } from '../record.ts';
import { exactDelta } from '../rich/exact-delta.ts';
import type { Searched } from '../rich/walked.ts';
import type { PairFinder } from './pair-finder.ts';
import type { RelationTable } from './relation-table.ts';

/** Routes near its units that a set is tried on, besides empty ones. */
const ROUTES_TRIED = 12;

/** Where insertions go through, so that they can be done again. */
export interface Insertions {
  readonly pairs: PairFinder;
  put(stop: number, position: number): void;
  doneMark(): number;
  forget(mark: number): void;
}

/** Puts the units of a set on one route, the one where that costs least; each in turn at its best place there. */
export class PartFinder {
  private readonly routes: Searched;
  private readonly relations: Insertions;
  private readonly table: RelationTable;
  private readonly heads: Int32Array;
  private readonly seen: Int32Array;
  private searches = 0;

  constructor(routes: Searched, relations: Insertions, table: RelationTable) {
    this.routes = routes;
    this.relations = relations;
    this.table = table;
    const count = (routes.dummy - routes.firstHead) >> RICH_SHIFT;
    this.heads = new Int32Array(count);
    this.seen = new Int32Array(count);
  }

  /** `units[0 ... count - 1]` at less than `budget` in all, on route `only` (-1 = any); false, and nothing changed, if there is no such route. */
  place(units: Int32Array, count: number, only: number, budget: number, anywhere: boolean): boolean {
    const { routes, relations, heads } = this;
    const { state, random } = routes;
    for (let i = count - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const unit = units[i];
      units[i] = units[j];
      units[j] = unit;
    }
    const mark = state.mark();
    const before = routes.cost;
    const done = relations.doneMark();
    let best = budget;
    let bestHead = -1;
    let candidates = 1;
    if (only >= 0) heads[0] = only;
    else candidates = this.candidates(units, count, anywhere);
    for (let i = 0; i < candidates; i++) {
      if (this.fill(heads[i], units, count, best)) {
        best = routes.cost - before;
        bestHead = heads[i];
      }
      state.undo(mark);
      routes.cost = before;
      relations.forget(done);
    }
    return bestHead >= 0 && this.fill(bestHead, units, count, Infinity);
  }

  /** Routes in use near the units, or all, and an empty one of each class. */
  private candidates(units: Int32Array, count: number, anywhere: boolean): number {
    const { routes, table, heads, seen } = this;
    const { st, near, k, firstHead, dummy, instance } = routes;
    const search = ++this.searches;
    let found = 0;
    if (anywhere) {
      for (let head = firstHead; head < dummy; head += 1 << RICH_SHIFT)
        if (st[head + NEXT] !== head) heads[found++] = head;
    } else {
      for (let i = 0; i < k && found < ROUTES_TRIED; i++) {
        for (let u = 0; u < count && found < ROUTES_TRIED; u++) {
          const head = st[near[table.visit[units[u]] * k + i] + ROUTE];
          const r = (head - firstHead) >> RICH_SHIFT;
          if (head === dummy || seen[r] === search) continue;
          seen[r] = search;
          heads[found++] = head;
        }
      }
    }
    for (let c = 0; c < instance.classes.length; c++) {
      const head = routes.emptyRoute(c);
      if (head >= 0) heads[found++] = head;
    }
    return found;
  }

  /** Puts all units on a route; false, half done, if one does not fit or the cost passes `budget`. */
  private fill(head: number, units: Int32Array, count: number, budget: number): boolean {
    const { routes, relations, table } = this;
    const before = routes.cost;
    for (let i = 0; i < count; i++) {
      const visit = table.visit[units[i]] << RICH_SHIFT;
      const fetch = table.fetch[units[i]];
      const left = budget - (routes.cost - before);
      if (fetch >= 0 && routes.st[(fetch << RICH_SHIFT) + ROUTE] === head) {
        if (!relations.pairs.findVisit(fetch << RICH_SHIFT, visit, left)) return false;
        relations.put(visit, relations.pairs.second);
      } else if (fetch >= 0) {
        if (!relations.pairs.findOn(head, fetch << RICH_SHIFT, visit, left)) return false;
        const { first, second } = relations.pairs;
        relations.put(fetch << RICH_SHIFT, first);
        relations.put(visit, second);
      } else {
        const position = this.bestOn(head, visit, left);
        if (position < 0) return false;
        relations.put(visit, position);
      }
    }
    return routes.cost - before < budget;
  }

  private bestOn(head: number, stop: number, budget: number): number {
    const { routes } = this;
    const { st, instance, n } = routes;
    if (instance.admit[st[head + CLASS] * n + (stop >> RICH_SHIFT)] === 0) return -1;
    let best = budget;
    let position = -1;
    let p = head;
    do {
      const delta = exactDelta(routes, p, stop, head, best);
      if (delta < best) {
        best = delta;
        position = p;
      }
      p = st[p + NEXT];
    } while (p !== head);
    return position;
  }
}
