import { BRINGS, FETCHES, type GateRules } from '../gate-rules.ts';
import { CLASS, NEXT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import type { RelationTable } from '../relations/relation-table.ts';
import type { RichInstance } from './rich-instance.ts';
import type { RichSolution } from './rich-solution.ts';

const NO_RULES: GateRules = {
  phase: null,
  last: new Uint8Array(0),
  afterDelivery: new Uint8Array(0),
  apart: null,
  locked: null,
  glued: null,
  locks: [],
};

/** Asks the structural rules of an insertion, and of whole routes that a move would make. */
export class Gates {
  private readonly routes: RichSolution;
  readonly locks: boolean;
  private readonly rules: GateRules;
  private readonly instance: RichInstance;
  private readonly relations: RelationTable | null;
  /** Stamps of nodes, units, sets, and apart names in the sequence at hand. */
  private readonly seen: Int32Array;
  private readonly seenApart: Int32Array;
  private readonly inSet: Int32Array;
  private stamp = 0;
  /** Every call brings or fetches, and no other rule concerns it: then its neighbours tell. */
  private readonly phaseAlone: boolean;
  private readonly sequence: Int32Array;

  constructor(routes: RichSolution, given: GateRules | null, relations: RelationTable | null) {
    const rules = given ?? NO_RULES;
    this.locks = rules.locked !== null;
    this.phaseAlone =
      rules.phase !== null &&
      !rules.phase.includes(0) &&
      rules.apart === null &&
      rules.locked === null &&
      rules.glued === null &&
      relations === null &&
      !routes.instance.walked.some((kind) => kind !== 0);
    this.routes = routes;
    this.rules = rules;
    this.instance = routes.instance;
    this.relations = relations;
    this.seen = new Int32Array(routes.n);
    this.sequence = new Int32Array(routes.n + 1);
    this.seenApart = new Int32Array(rules.apart === null ? 0 : rules.apart.reduce((a, b) => Math.max(a, b), 0) + 1);
    this.inSet = new Int32Array(relations === null ? 0 : relations.togetherUnits.length);
  }

  /** Whether nothing may be put before a record. */
  isGlued(record: number): boolean {
    const { glued } = this.rules;
    return glued !== null && record < this.routes.firstHead && glued[record >> RICH_SHIFT] === 1;
  }

  isLocked(record: number): boolean {
    const { locked } = this.rules;
    return locked !== null && locked[record >> RICH_SHIFT] === 1;
  }

  /** Whether one record must not follow another on a route of class k, wherever that may be; heads never mind. */
  clashes(k: number, before: number, after: number): boolean {
    const { phase, last } = this.rules;
    const { firstHead } = this.routes;
    if (phase === null || last[k] === 0 || before >= firstHead || after >= firstHead) return false;
    return (phase[before >> RICH_SHIFT] & FETCHES) !== 0 && (phase[after >> RICH_SHIFT] & BRINGS) !== 0;
  }

  /** Whether a part of a route of class k, from one call to another, brings and fetches, and so cannot be turned around. */
  mixes(k: number, first: number, last: number): boolean {
    const { phase } = this.rules;
    if (phase === null || this.rules.last[k] === 0) return false;
    return (phase[first >> RICH_SHIFT] | phase[last >> RICH_SHIFT]) === (BRINGS | FETCHES);
  }

  /** Where phases are all that counts: whether a route that ends its first part with `last` and goes on with `next` begins as class k may. */
  private mayBegin(k: number, last: number, next: number): boolean {
    const { st, firstHead } = this.routes;
    if (this.rules.afterDelivery[k] === 0) return true;
    const first = last >= firstHead ? next : st[st[last + ROUTE] + NEXT];
    return first >= firstHead || ((this.rules.phase as Uint8Array)[first >> RICH_SHIFT] & BRINGS) !== 0;
  }

  /** Whether a rule keeps a node from standing between two adjacent records. */
  forbids(before: number, node: number, after: number, head: number): boolean {
    const { phase, last, apart } = this.rules;
    if (this.isGlued(after)) return true;
    const k = this.routes.st[head + CLASS];
    if (phase !== null && last[k] === 1 && phase[node] !== 0 && this.breaksPhase(before, node, after, head, k))
      return true;
    return apart !== null && apart[node] >= 0 && this.meets(head, apart[node]);
  }

  /** The same for a fetch, and what concerns the route for its visit. */
  forbidsPair(_before: number, after: number, head: number, fetch: number, visit: number): boolean {
    const { apart } = this.rules;
    if (this.isGlued(after)) return true;
    return (
      apart !== null &&
      ((apart[fetch] >= 0 && this.meets(head, apart[fetch])) || (apart[visit] >= 0 && this.meets(head, apart[visit])))
    );
  }

  private breaksPhase(before: number, node: number, after: number, head: number, k: number): boolean {
    const { routes } = this;
    const { st, firstHead } = routes;
    const phase = this.rules.phase as Uint8Array;
    const own = phase[node];
    if ((own & BRINGS) !== 0) {
      let x = before;
      while (x < firstHead && phase[x >> RICH_SHIFT] === 0) x = st[x + PREV];
      if (x < firstHead && (phase[x >> RICH_SHIFT] & FETCHES) !== 0) return true;
    }
    if ((own & FETCHES) === 0) return false;
    let x = after;
    while (x < firstHead && phase[x >> RICH_SHIFT] === 0) x = st[x + NEXT];
    if (x < firstHead && (phase[x >> RICH_SHIFT] & BRINGS) !== 0) return true;
    return this.rules.afterDelivery[k] === 1 && (own & BRINGS) === 0 && !this.brings(head);
  }

  /** Whether a route brings anything; where deliveries come first, its first call that does either tells. */
  brings(head: number): boolean {
    const { st, firstHead } = this.routes;
    const phase = this.rules.phase as Uint8Array;
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
      const p = phase[x >> RICH_SHIFT];
      if (p !== 0) return (p & BRINGS) !== 0;
    }
    return false;
  }

  private meets(head: number, name: number): boolean {
    const { st, firstHead } = this.routes;
    const apart = this.rules.apart as Int32Array;
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) if (apart[x >> RICH_SHIFT] === name) return true;
    return false;
  }

  /** After a ruin: takes out what a route must not be left with; whether there was any. */
  tidy(): boolean {
    const { routes, rules } = this;
    const { phase, afterDelivery } = rules;
    if (phase === null || !afterDelivery.includes(1)) return false;
    let hasCut = false;
    const { st, touchedHeads, firstHead } = routes;
    // what is cut here leaves nothing more to cut
    for (let i = 0, count = routes.touchedCount; i < count; i++) {
      const head = touchedHeads[i];
      if (afterDelivery[st[head + CLASS]] === 0) continue;
      for (let x = st[head + NEXT]; x < firstHead; ) {
        const next = st[x + NEXT];
        // what is fetched from here on comes after a delivery, on a trip of its own if need be
        if ((phase[x >> RICH_SHIFT] & BRINGS) !== 0) break;
        if (phase[x >> RICH_SHIFT] === FETCHES && !this.isLocked(x)) {
          routes.cut(x, 1);
          hasCut = true;
        }
        x = next;
      }
    }
    return hasCut;
  }

  /** Whether a route as it stands keeps them. */
  keepsRoute(head: number): boolean {
    const { st } = this.routes;
    return this.keeps(st[head + CLASS], this.sequence, 0, this.write(st[head + NEXT], 0, false));
  }

  /** Whether two routes may change what follows u (from x on) and what follows y (from v on). */
  keepsTails(u: number, x: number, y: number, v: number): boolean {
    const { routes, rules } = this;
    const { st } = routes;
    const a = st[st[u + ROUTE] + CLASS];
    const b = st[st[v + ROUTE] + CLASS];
    if (this.phaseAlone && rules.last[a] === rules.last[b]) {
      return !this.clashes(a, u, v) && !this.clashes(b, y, x) && this.mayBegin(a, u, v) && this.mayBegin(b, y, x);
    }
    let end = this.write(u, 0, true);
    end = this.write(v, end, false);
    if (!this.keeps(st[st[u + ROUTE] + CLASS], this.sequence, 0, end)) return false;
    const start = end;
    end = this.write(x, this.write(y, end, true), false);
    return this.keeps(st[st[v + ROUTE] + CLASS], this.sequence, start, end);
  }

  /** Whether the `takeU` visits after u and the `takeV` from v on may change places; `next` and `w` follow them. */
  keepsExchange(u: number, v: number, takeU: number, takeV: number, next: number, w: number): boolean {
    const { routes, sequence } = this;
    const { st } = routes;
    const a = st[u + ROUTE];
    const b = st[v + ROUTE];
    let end = this.write(u, 0, true);
    for (let i = 0, x = v; i < takeV; i++, x = st[x + NEXT]) sequence[end++] = x;
    end = this.write(next, end, false);
    if (!this.keeps(st[a + CLASS], sequence, 0, end)) return false;
    const start = end;
    end = this.write(st[v + PREV], end, true);
    for (let i = 0, x = st[u + NEXT]; i < takeU; i++, x = st[x + NEXT]) sequence[end++] = x;
    end = this.write(w, end, false);
    return this.keeps(st[b + CLASS], sequence, start, end);
  }

  /** Whether `visits[0 ... count - 1]` may stand between two records of a route. */
  keepsShift(before: number, visits: Int32Array, count: number, after: number, head: number): boolean {
    let end = this.write(before, 0, true);
    for (let i = 0; i < count; i++) this.sequence[end++] = visits[i];
    end = this.write(after, end, false);
    return this.keeps(this.routes.st[head + CLASS], this.sequence, 0, end);
  }

  /** Whether the `count` visits between u and w may be turned around. */
  keepsTurn(u: number, count: number, w: number): boolean {
    const { st } = this.routes;
    const head = w < this.routes.firstHead ? st[w + ROUTE] : w;
    let end = this.write(u, 0, true);
    for (let i = 0, x = st[w + PREV]; i < count; i++, x = st[x + PREV]) this.sequence[end++] = x;
    end = this.write(w, end, false);
    return this.keeps(st[head + CLASS], this.sequence, 0, end);
  }

  /** Writes down a prefix that ends with a record, or a suffix that begins with it; heads stand for nothing. */
  private write(record: number, at: number, isPrefix: boolean): number {
    const { routes, sequence } = this;
    const { st, firstHead } = routes;
    let end = at;
    if (!isPrefix) {
      for (let x = record; x < firstHead; x = st[x + NEXT]) sequence[end++] = x;
      return end;
    }
    for (let x = record; x < firstHead; x = st[x + PREV]) end++;
    for (let x = record, i = end; x < firstHead; x = st[x + PREV]) sequence[--i] = x;
    return end;
  }

  /** Whether `sequence[from ... to - 1]` may be a route of class k; it is made of whole routes of now, cut and joined. */
  private keeps(k: number, sequence: Int32Array, from: number, to: number): boolean {
    const { phase, last, afterDelivery, apart, glued, locked } = this.rules;
    const { routes, relations, seen, seenApart } = this;
    const { st } = routes;
    const stamp = ++this.stamp;
    let brought = false;
    let fetched = false;
    for (let at = from; at < to; at++) {
      const x = sequence[at];
      const node = x >> RICH_SHIFT;
      if (glued !== null && glued[node] === 1) {
        const before = st[x + PREV];
        if (at === from ? before < routes.firstHead : sequence[at - 1] !== before) return false;
      }
      if (locked !== null && locked[node] === 1 && this.instance.admit[k * routes.n + node] === 0) return false;
      if (phase !== null && last[k] === 1) {
        if ((phase[node] & BRINGS) !== 0) {
          if (fetched) return false;
          brought = true;
        }
        if ((phase[node] & FETCHES) !== 0) fetched = true;
      }
      if (apart !== null && apart[node] >= 0) {
        if (seenApart[apart[node]] === stamp) return false;
        // both calls of a shipment carry its name on the visit alone
        seenApart[apart[node]] = stamp;
      }
      seen[node] = stamp;
      if (relations === null) continue;
      const unit = relations.unitOf[node];
      if (unit < 0) continue;
      const fetch = relations.fetch[unit];
      if (fetch >= 0 && node === relations.visit[unit] && seen[fetch] !== stamp) return false;
    }
    if (phase !== null && afterDelivery[k] === 1 && fetched && !brought) return false;
    return (
      (relations === null || this.isClosed(relations, sequence, from, to, stamp)) && this.keepsOrder(sequence, from, to)
    );
  }

  /** Whether whatever depends on a node of the sequence is in it as well. */
  private isClosed(relations: RelationTable, sequence: Int32Array, from: number, to: number, stamp: number): boolean {
    const { seen, inSet } = this;
    const { st, dummy } = this.routes;
    for (let at = from; at < to; at++) {
      const node = sequence[at] >> RICH_SHIFT;
      const unit = relations.unitOf[node];
      if (unit < 0) continue;
      const visit = relations.visit[unit];
      if (node !== visit && seen[visit] !== stamp) return false;
      const t = relations.togetherOf[unit];
      if (t < 0 || inSet[t] === stamp) continue;
      inSet[t] = stamp;
      for (const other of relations.togetherUnits[t]) {
        const door = relations.visit[other];
        if (seen[door] !== stamp && st[(door << RICH_SHIFT) + ROUTE] !== dummy) return false;
      }
    }
    return true;
  }

  /** Locked calls keep their order: none of them overtakes another. */
  private keepsOrder(sequence: Int32Array, from: number, to: number): boolean {
    const { locked } = this.rules;
    if (locked === null) return true;
    const { st, firstHead } = this.routes;
    let expected = -1;
    for (let at = from; at < to; at++) {
      const x = sequence[at];
      if (locked[x >> RICH_SHIFT] === 0) continue;
      if (expected < 0) expected = this.firstLocked(st[x + ROUTE]);
      if (x !== expected) return false;
      expected = st[x + NEXT];
      while (expected < firstHead && locked[expected >> RICH_SHIFT] === 0) expected = st[expected + NEXT];
    }
    return expected < 0 || expected >= firstHead;
  }

  private firstLocked(head: number): number {
    const { st, firstHead } = this.routes;
    let x = st[head + NEXT];
    while (x < firstHead && !this.isLocked(x)) x = st[x + NEXT];
    return x;
  }
}
