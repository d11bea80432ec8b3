import { UNREACHABLE } from '../../model/travel.ts';
import type { Arcs } from '../arcs.ts';
import { BRINGS, FETCHES } from '../gate-rules.ts';
import { HORIZON, type Instance, UNBOUNDED, type VehicleClass } from '../instance.ts';
import { CALLED, PART_OF_REST, RELOAD, REST } from './actions.ts';
import { CODE, Course, ENDS, PAUSES, reloadAt, STATION } from './course.ts';
import { Labels, MOST } from './labels.ts';
import { layOut } from './lay-out.ts';
import { codeOf } from './leg-plan.ts';
import { phaseAfter } from './phases.ts';
import { Probe } from './probe.ts';
import type { RideRules } from './ride-rules.ts';
import { addLabel, type Weights } from './survival.ts';

/** Pauses on one leg. */
const MOST_PAUSES = 3;

/** Times that a route is driven anew for its rides before it is given up. */
const ROUNDS = 60;

/** Routes of several trips with more calls than this are priced with FEW labels a call: there the choice is wide, and a near miss is mended soon. */
const SHORT = 9;
const FEW = 4;
/** Labels kept a call otherwise. */
const USUAL = 24;

/** The layers below hold labels on the road. */
const FIRST = 2;

const CALL = 0;
const DEPOT = 1;
const END = 2;
type Goal = typeof CALL | typeof DEPOT | typeof END;

/**
 * Prices the route of a vehicle through given calls where that takes more than joining labels: decides where it pauses and
 * where it loads again, so that the whole costs least. It goes along the route with a few labels (resource-constrained
 * shortest path, Irnich & Desaulniers 2005), and so any combination of rules comes out right. One object serves all moves.
 */
export class Itinerary {
  /** Of the best way found. */
  metres = 0;
  seconds = 0;
  /** All but waiting. */
  busy = 0;
  /** From the day's beginning to the departure from the last visit. */
  completion = 0;
  /** The completion that others have anyway: only what is later costs money. */
  floor = 0;
  private readonly instance: Instance;
  private readonly labels: Labels;
  private readonly probe: Probe;
  private readonly course = new Course();
  private readonly weights: Weights = {
    timed: true,
    trips: false,
    ready: false,
    loads: false,
    phased: false,
    atWheel: false,
    limited: false,
    most: MOST,
  };
  /** Keeps all the labels there is room for. */
  thorough = false;
  private nodes: Int32Array = new Int32Array(0);
  private count = 0;
  private k = 0;
  private c: VehicleClass;
  private arcs: Arcs;
  private limit = Infinity;
  /** Money that all calls from the i-th on add at least. */
  private ahead = new Float64Array(0);
  /** Of the label bound for home: when it left the last visit, and its departure from the depot at that time. */
  private left = 0;
  private leftEarly = 0;
  private best = Infinity;
  private bestAction = -1;
  /** The call the van is bound for, and labels there. */
  private index = 0;
  private arrived = 0;
  /** Scratch labels in use. */
  private top = 0;
  /** Some shipment of the sequence may ride only so long. */
  private isRiding = false;
  /** Per call: not before this instant; and when it begins on the best way found. */
  private floors = new Int32Array(0);
  private starts = new Int32Array(0);
  private reloads = false;
  /** What each node does, where deliveries come first on each trip. */
  private phases: Uint8Array | null = null;
  /** Of the depots where it may reload, the one that the van is bound for. */
  private choice = 0;
  private rests = false;
  private actionKind = new Int32Array(1 << 12);
  private actionAt = new Int32Array(1 << 12);
  private actionBefore = new Int32Array(1 << 12);
  private actions = 0;

  constructor(instance: Instance) {
    this.instance = instance;
    this.labels = new Labels(instance.dimensions);
    this.probe = new Probe(instance);
    this.c = instance.classes[0];
    this.arcs = instance.arcs[0];
  }

  /**
   * Money of the route of class k through `nodes[0 ... count - 1]`, prices of its stops left out; Infinity if no way of driving it keeps the
   * rules of time (and of loads, where there is more than one trip), or if it costs `limit` or more.
   */
  price(k: number, nodes: Int32Array, count: number, limit = Infinity): number {
    const { rides } = this.instance;
    this.isRiding = rides !== null && this.hasRides(rides, nodes, count);
    if (rides === null || !this.isRiding) return this.priceOnce(k, nodes, count, limit);
    // A fetch waits where its ride would be too long; what follows is then driven anew.
    this.floors.fill(-HORIZON, 0, count);
    for (let round = 0; round < ROUNDS; round++) {
      const cost = this.priceOnce(k, nodes, count, limit);
      if (cost === Infinity || this.keepsRides(rides, nodes, count)) return cost;
    }
    return Infinity;
  }

  private hasRides({ limit }: RideRules, nodes: Int32Array, count: number): boolean {
    if (this.floors.length < count) {
      this.floors = new Int32Array(2 * count);
      this.starts = new Int32Array(2 * count);
    }
    for (let i = 0; i < count; i++) if (limit[nodes[i]] < UNBOUNDED) return true;
    return false;
  }

  /** Whether no ride of the best way found is too long; fetches of those that are have to wait from now on. */
  private keepsRides({ fetch, limit }: RideRules, nodes: Int32Array, count: number): boolean {
    const { starts, floors, instance } = this;
    for (let a = this.bestAction, i = count; a >= 0; a = this.actionBefore[a]) {
      if (this.actionKind[a] === CALLED) starts[--i] = this.actionAt[a];
    }
    let keeps = true;
    for (let i = 0; i < count; i++) {
      if (limit[nodes[i]] >= UNBOUNDED) continue;
      let f = i - 1;
      while (f >= 0 && nodes[f] !== fetch[nodes[i]]) f--;
      if (f < 0) continue;
      const due = starts[i] - limit[nodes[i]] - instance.service[nodes[f]];
      if (starts[f] >= due) continue;
      floors[f] = due;
      keeps = false;
    }
    return keeps;
  }

  private priceOnce(k: number, nodes: Int32Array, count: number, limit: number): number {
    this.best = limit;
    this.bestAction = -1;
    this.actions = 0;
    if (count === 0) {
      this.metres = 0;
      this.seconds = 0;
      this.busy = 0;
      this.completion = 0;
      return 0;
    }
    const { instance, labels } = this;
    const c = instance.classes[k];
    this.k = k;
    this.c = c;
    this.arcs = instance.arcs[c.arcs];
    this.nodes = nodes;
    this.count = count;
    this.limit = limit;
    labels.reserve(count + FIRST + 1);
    this.look();
    this.top = 0;
    let layer = FIRST;
    this.start(layer * MOST);
    let size = this.arrived;
    for (let i = 0; i < count && size > 0; i++, layer++) {
      this.index = i;
      this.arrived = 0;
      const from = layer * MOST;
      for (let s = from; s < from + size; s++) this.goOn(s, i);
      size = this.arrived;
    }
    if (size === 0) return Infinity;
    const from = layer * MOST;
    for (let s = from; s < from + size; s++) this.goHome(s);
    return this.best < limit ? this.best : Infinity;
  }

  /** After `price`: marks the nodes after which the van reloads with 1, the others of the route with 0. */
  markReloads(marks: Uint8Array): void {
    const { nodes, count } = this;
    for (let i = 0; i < count; i++) marks[nodes[i]] = 0;
    for (let a = this.bestAction; a >= 0; a = this.actionBefore[a]) {
      if (this.actionKind[a] >= RELOAD) marks[nodes[this.actionAt[a] - 1]] = 1;
    }
  }

  /** After `price`: what is done between calls, in order: `[kind, index of the call it comes before, or the number of calls]`. */
  decisions(): (readonly [kind: number, before: number])[] {
    const found: (readonly [number, number])[] = [];
    for (let a = this.bestAction; a >= 0; a = this.actionBefore[a]) {
      if (this.actionKind[a] !== CALLED) found.push([this.actionKind[a], this.actionAt[a]]);
    }
    return found.reverse();
  }

  /** What the sequence asks for, and what is still ahead of each call. */
  private look(): void {
    const { instance, c, arcs, nodes, count, weights } = this;
    const { rules } = c;
    const { dimensions: d, delivery, pickup } = instance;
    if (this.ahead.length <= count) this.ahead = new Float64Array(2 * count + 2);
    const { ahead } = this;
    const last = nodes[count - 1];
    let driving = arcs.drive(last, c.to);
    ahead[count] = c.rateMetre * arcs.metres(last, c.to) + c.rateSecond * driving;
    for (let i = count - 1; i >= 0; i--) {
      const from = i === 0 ? c.from : nodes[i - 1];
      const leg = arcs.drive(from, nodes[i]);
      driving += leg;
      ahead[i] =
        ahead[i + 1] + c.rateMetre * arcs.metres(from, nodes[i]) + c.rateSecond * (leg + instance.service[nodes[i]]);
    }
    let tight = false;
    if (rules.reloads.length > 0) {
      for (let i = 0; i < d && !tight; i++) {
        let total = 0;
        for (let j = 0; j < count; j++) total += delivery[nodes[j] * d + i] + Math.max(0, pickup[nodes[j] * d + i]);
        tight = total > c.capacity[i];
      }
    }
    let early = HORIZON;
    let late = -HORIZON;
    if (instance.calls.anyReady) {
      for (let j = 0; j < count; j++) {
        const ready = Math.max(rules.opens, instance.calls.ready[nodes[j]]);
        early = Math.min(early, ready);
        late = Math.max(late, ready);
      }
    }
    this.phases = rules.backhaul === 'mixed' ? null : (instance.gates?.phase ?? null);
    const delays = this.mayPayToDelay();
    this.reloads =
      rules.reloads.length > 0 &&
      (tight || late > early || delays || this.turns(this.phases) || this.isNearerByDepot());
    this.rests = rules.maxAtWheel < UNBOUNDED && (this.reloads || delays || driving > rules.maxAtWheel);
    weights.timed = c.rateSecond > 0 || rules.overtimeRate > 0 || c.maxSeconds < UNBOUNDED || rules.breaks.length > 0;
    weights.most = this.thorough ? MOST : this.reloads && count > SHORT ? FEW : USUAL;
    weights.limited = c.maxMetres < UNBOUNDED || rules.maxDriving < UNBOUNDED;
    weights.trips = this.reloads;
    weights.ready = this.reloads && late > early;
    weights.loads = tight;
    weights.phased = this.phases !== null;
    weights.atWheel = rules.maxAtWheel < UNBOUNDED;
  }

  /**
   * Whether a rest or a reload that nothing asks for may save money: it makes the van late for the first window of a stop, and the wait for
   * the second one is no longer paid. Looked at on short routes alone, and not where rides are limited: there a fetch waits for the window that was come
   * to so, and would not without the rest.
   */
  private mayPayToDelay(): boolean {
    const { c, nodes, count, instance } = this;
    if (count > SHORT || this.isRiding || (c.rateSecond === 0 && c.maxSeconds >= UNBOUNDED)) return false;
    const { windowAt } = instance;
    for (let i = 0; i < count; i++) if (windowAt[nodes[i] + 1] - windowAt[nodes[i]] > 1) return true;
    return false;
  }

  /** Whether some leg is longer than the way by a depot where the van may reload, as where the quickest way is not the shortest. Likewise. */
  private isNearerByDepot(): boolean {
    const { c, arcs, nodes, count } = this;
    if (count > SHORT || c.rateMetre === 0) return false;
    for (let i = 1; i < count; i++) {
      const metres = arcs.metres(nodes[i - 1], nodes[i]);
      for (const { at } of c.rules.reloads) {
        if (arcs.metres(nodes[i - 1], at) + arcs.metres(at, nodes[i]) < metres) return true;
      }
    }
    return false;
  }

  /** Whether something is brought after something was fetched, which takes a reload. */
  private turns(phases: Uint8Array | null): boolean {
    if (phases === null) return false;
    const { nodes, count } = this;
    let isFetched = false;
    for (let i = 0; i < count; i++) {
      if (isFetched && (phases[nodes[i]] & BRINGS) !== 0) return true;
      if ((phases[nodes[i]] & FETCHES) !== 0) isFetched = true;
    }
    return false;
  }

  /** The ways to leave the depot. */
  private start(layer: number): void {
    const { c, labels, instance } = this;
    const { rules } = c;
    this.arrived = 0;
    const first = this.firstReady(0, rules.opens);
    for (let r = first; r < HORIZON; r = this.nextReady(0, r)) {
      let all = 0;
      for (let j = 0; j < rules.breaks.length; j++) if (rules.breaks[j].had <= r + rules.loading) all |= 1 << j;
      for (let k = -1; k < rules.breaks.length; k++) {
        let departure = r + rules.loading;
        let had = 0;
        if (k >= 0) {
          if (rules.breaks[k].had <= departure) continue;
          departure = rules.breaks[k].had;
          for (let j = 0; j < rules.breaks.length; j++) if (rules.breaks[j].had <= departure) had |= 1 << j;
          had &= ~all;
        }
        const s = this.top;
        labels.time[s] = departure;
        labels.early[s] = departure;
        // where arrivals count, nobody leaves later than need be
        labels.latest[s] = instance.objective.arrivals > 0 ? departure : HORIZON;
        labels.money[s] = c.fixed;
        labels.metres[s] = 0;
        labels.driving[s] = 0;
        labels.busy[s] = 0;
        labels.wheel[s] = 0;
        labels.parts[s] = 0;
        labels.breaks[s] = all | had;
        labels.had[s] = had;
        labels.trips[s] = 1;
        labels.phase[s] = 0;
        labels.ready[s] = departure - rules.loading;
        labels.owes[s] = r > first ? 1 : 0;
        labels.action[s] = -1;
        for (let i = 0; i < labels.width; i++) labels.loads[s * labels.width + i] = 0;
        this.arrived = addLabel(labels, layer, this.arrived, s, this.weights);
      }
    }
  }

  /** The instant at which a trip that begins with call i may load if it takes no goods that are ready later than its first ones; all of them where there is one trip. */
  private firstReady(i: number, opens: number): number {
    const { instance, nodes, count } = this;
    const { ready, anyReady } = instance.calls;
    if (!anyReady) return opens;
    let at = Math.max(opens, ready[nodes[i]]);
    if (!this.reloads) for (let j = i + 1; j < count; j++) at = Math.max(at, ready[nodes[j]]);
    return at;
  }

  /** The next later instant that lets more goods join it; HORIZON = none. */
  private nextReady(i: number, ready: number): number {
    const { instance, nodes, count, c } = this;
    if (!this.weights.ready) return HORIZON;
    const { dimensions: d, delivery } = instance;
    let load = 0;
    for (let j = i; j < count; j++) {
      // a trip that is full by then need not wait
      if (d > 0) load += delivery[nodes[j] * d];
      if (d > 0 && load > c.capacity[0]) return HORIZON;
      if (instance.calls.ready[nodes[j]] > ready) return instance.calls.ready[nodes[j]];
    }
    return HORIZON;
  }

  /** From the label s at the last call (or the depot) to call i, at once or by way of a reload. */
  private goOn(s: number, i: number): void {
    const { labels, c, arcs, nodes } = this;
    const from = i === 0 ? c.from : nodes[i - 1];
    this.leg(s, arcs.metres(from, nodes[i]), arcs.drive(from, nodes[i]), CALL, from);
    const { reloads, trips } = c.rules;
    if (i === 0 || !this.reloads || labels.trips[s] >= trips) return;
    for (let choice = 0; choice < reloads.length; choice++) {
      const { at } = reloads[choice];
      this.choice = choice;
      this.leg(s, arcs.metres(from, at), arcs.drive(from, at), DEPOT, from);
    }
  }

  private goHome(s: number): void {
    const { c, arcs, nodes, count, labels } = this;
    this.index = count;
    this.left = labels.time[s];
    this.leftEarly = labels.early[s];
    if (c.isOpen) this.finish(s);
    else this.leg(s, arcs.metres(nodes[count - 1], c.to), arcs.drive(nodes[count - 1], c.to), END, nodes[count - 1]);
  }

  private leg(s: number, metres: number, seconds: number, goal: Goal, from: number): void {
    // no set-up makes a leg without a road one
    if (seconds >= UNREACHABLE / 2) return;
    const { labels } = this;
    const t = this.top++;
    labels.copy(s, t);
    labels.metres[t] += metres;
    labels.money[t] += this.c.rateMetre * metres;
    this.drive(t, seconds, goal, from, MOST_PAUSES);
    this.top--;
  }

  /** The label t is on the road with so many seconds to go: it drives on, or pauses first. */
  private drive(t: number, seconds: number, goal: Goal, from: number, pauses: number): void {
    const { labels } = this;
    const { rules } = this.c;
    const left = rules.maxAtWheel - labels.wheel[t];
    if (pauses > 0) {
      const { breaks } = rules;
      for (let k = 0; k < breaks.length; k++) {
        if (((labels.breaks[t] >> k) & 1) === 1) continue;
        const { from: opens, until, seconds: length } = breaks[k];
        const driven = Math.min(seconds, left, until - labels.time[t]);
        if (driven < 0) continue;
        const u = this.pauseAfter(t, driven, length, k);
        const arrival = labels.time[u];
        this.begin(u, arrival, opens, until);
        labels.time[u] += length;
        labels.breaks[u] |= 1 << k;
        this.drive(u, seconds - driven, goal, from, pauses - 1);
        this.top--;
      }
      if (this.rests && labels.wheel[t] + seconds > 0) {
        const driven = Math.min(seconds, left);
        if (driven >= 0) {
          const part = rules.split[labels.parts[t]];
          if (part !== undefined && part < rules.rest) {
            const u = this.pauseAfter(t, driven, part, PART_OF_REST);
            labels.time[u] += part;
            this.drive(u, seconds - driven, goal, from, pauses - 1);
            this.top--;
          }
          const u = this.pauseAfter(t, driven, rules.rest, REST);
          labels.time[u] += rules.rest;
          this.drive(u, seconds - driven, goal, from, pauses - 1);
          this.top--;
        }
      }
    }
    if (seconds > left) return;
    const u = this.top++;
    labels.copy(t, u);
    this.roll(u, seconds);
    if (goal === CALL) this.callAt(u, from);
    else if (goal === DEPOT) this.reloadAt(u);
    else this.finish(u);
    this.top--;
  }

  /** A copy of t, driven on and with its pause noted; its time is not yet that of the pause. */
  private pauseAfter(t: number, driven: number, length: number, kind: number): number {
    const { labels } = this;
    const { rules } = this.c;
    const u = this.top++;
    labels.copy(t, u);
    this.roll(u, driven);
    labels.busy[u] += length;
    if (rules.maxAtWheel < UNBOUNDED) {
      if (length >= rules.rest) {
        labels.wheel[u] = 0;
        labels.parts[u] = 0;
      } else if (labels.parts[u] < rules.split.length && length >= rules.split[labels.parts[u]]) {
        labels.parts[u]++;
        if (labels.parts[u] === rules.split.length) {
          labels.wheel[u] = 0;
          labels.parts[u] = 0;
        }
      }
    }
    this.note(u, kind);
    return u;
  }

  private roll(u: number, seconds: number): void {
    const { labels } = this;
    labels.time[u] += seconds;
    labels.wheel[u] += seconds;
    labels.driving[u] += seconds;
    labels.busy[u] += seconds;
  }

  /** Something begins at `arrival` or when it opens; the departure may be put off as far as that shows no effect. */
  private begin(u: number, arrival: number, opens: number, until: number): void {
    const { labels } = this;
    const slack = labels.early[u] + until - arrival;
    if (labels.latest[u] > slack) labels.latest[u] = slack;
    if (arrival < opens) {
      labels.early[u] = Math.min(labels.latest[u], labels.early[u] + opens - arrival);
      labels.time[u] = opens;
    }
  }

  private callAt(u: number, from: number): void {
    const { labels, instance, nodes, index, c } = this;
    const { from: opens, until, late, ready } = instance.calls;
    const node = nodes[index];
    if (ready[node] > labels.ready[u]) return;
    if (ready[node] === labels.ready[u]) labels.owes[u] = 0;
    if (this.phases !== null) {
      const phase = phaseAfter(labels.phase[u], this.phases[node], c.rules.backhaul === 'after-delivery');
      if (phase < 0) return;
      labels.phase[u] = phase;
    }
    const arrival = labels.time[u];
    const floor = this.isRiding ? this.floors[index] : -HORIZON;
    const begins = arrival < floor ? floor : arrival;
    const last = instance.windowAt[node + 1] - 1;
    let w = instance.windowAt[node];
    while (w < last && until[w] < begins) w++;
    if (begins <= until[w]) {
      this.begin(u, arrival, opens[w] < floor ? floor : opens[w], until[w]);
    } else {
      if (late[node] < 0) return;
      labels.money[u] += late[node] * (arrival - until[w]);
      if (labels.latest[u] > labels.early[u]) labels.latest[u] = labels.early[u];
    }
    const { completion, arrivals, begin } = instance.objective;
    if (arrivals > 0 && instance.isFetch[node] === 0) labels.money[u] += arrivals * (labels.time[u] - begin);
    if (this.weights.loads && !this.carries(u, node)) return;
    if (this.isRiding) {
      this.note(u, CALLED);
      this.actionAt[this.actions - 1] = labels.time[u];
    }
    const work = instance.service[node] + this.arcs.setUp(from, node);
    labels.time[u] += work;
    labels.busy[u] += work;
    let least = labels.money[u] + c.rateSecond * (labels.time[u] - labels.early[u]) + this.ahead[index + 1];
    if (completion > 0) least += completion * Math.max(0, labels.time[u] - begin - this.floor);
    if (least >= this.limit || labels.time[u] > c.returnBy) return;
    if (labels.metres[u] > c.maxMetres || labels.driving[u] > c.rules.maxDriving) return;
    const layer = (FIRST + index + 1) * MOST;
    this.arrived = addLabel(labels, layer, this.arrived, u, this.weights);
  }

  /** Takes the call's goods into the sums of the trip; false if the vehicle is too small. */
  private carries(u: number, node: number): boolean {
    const { labels, instance, c } = this;
    const { loads, width } = labels;
    const { dimensions: d, delivery, pickup } = instance;
    for (let i = 0, at = u * width; i < d; i++, at += 4) {
      const down = delivery[node * d + i];
      const up = pickup[node * d + i];
      const highest = Math.max(loads[at + 2] + down, loads[at + 1] + Math.max(down, up));
      if (highest > c.capacity[i]) return false;
      loads[at] += down;
      loads[at + 1] += up;
      loads[at + 2] = highest;
      if (instance.staysOn[node] === 1) loads[at + 3] += up;
    }
    return true;
  }

  private reloadAt(u: number): void {
    const { labels, c, arcs, nodes, index } = this;
    const { choice } = this;
    // a trip leaves when the last of its goods is ready, not later
    if (labels.owes[u] === 1) return;
    const reload = c.rules.reloads[choice];
    const { loads, width } = labels;
    const arrival = labels.time[u];
    for (let i = u * width; i < (u + 1) * width; i += 4) {
      loads[i] = 0;
      loads[i + 1] = loads[i + 3];
      loads[i + 2] = loads[i + 3];
    }
    labels.trips[u]++;
    labels.phase[u] = 0;
    const first = this.firstReady(index, Math.max(arrival, reload.opens));
    for (let r = first; r <= reload.closes && r < HORIZON; ) {
      const v = this.top++;
      labels.copy(u, v);
      this.begin(v, arrival, r, reload.closes);
      labels.ready[v] = r;
      labels.owes[v] = r > first ? 1 : 0;
      labels.time[v] += reload.seconds;
      labels.busy[v] += reload.seconds;
      this.note(v, RELOAD + choice);
      this.leg(v, arcs.metres(reload.at, nodes[index]), arcs.drive(reload.at, nodes[index]), CALL, reload.at);
      this.top--;
      r = this.nextReady(index, r);
    }
  }

  private finish(u: number): void {
    const { labels, c, instance } = this;
    const { rules } = c;
    const at = labels.time[u];
    if (labels.owes[u] === 1) return;
    if (at > c.returnBy || labels.metres[u] > c.maxMetres || labels.driving[u] > rules.maxDriving) return;
    for (let k = 0; k < rules.breaks.length; k++) {
      const bit = 1 << k;
      const isPast = at > rules.breaks[k].until;
      if ((labels.breaks[u] & bit) === 0 && isPast) return;
      // nobody leaves later for a break that is not owed
      if ((labels.had[u] & bit) !== 0 && !isPast) return;
    }
    const seconds = at - labels.early[u];
    if (seconds > c.maxSeconds) return;
    // a wait for a pause on the way home lets the van leave the depot, and so the last visit, later
    const completion = this.left + labels.early[u] - this.leftEarly - instance.objective.begin;
    const cost =
      labels.money[u] +
      c.rateSecond * seconds +
      rules.overtimeRate * Math.max(0, seconds - rules.overtimeAfter) +
      instance.objective.completion * Math.max(0, completion - this.floor);
    if (cost >= this.best || (labels.had[u] !== 0 && !this.isRiding && !this.hasToWait(u))) return;
    this.completion = completion;
    this.best = cost;
    this.metres = labels.metres[u];
    this.seconds = seconds;
    this.busy = labels.busy[u];
    this.bestAction = labels.action[u];
  }

  /** Whether a van that paused and reloaded like this would owe the breaks it leaves later for, if it left at once. */
  private hasToWait(u: number): boolean {
    const { labels, nodes, count, course } = this;
    let stations = count + 1;
    for (let a = labels.action[u]; a >= 0; a = this.actionBefore[a]) if (this.actionKind[a] >= RELOAD) stations++;
    course.reserve(stations);
    course.count = stations;
    let at = (stations - 1) * STATION;
    course.at[at + CODE] = ENDS;
    course.at[at + PAUSES] = 0;
    // what was done last comes first
    let next = count;
    const back = (code: number) => {
      at -= STATION;
      course.at[at + CODE] = code;
      course.at[at + PAUSES] = 0;
    };
    for (let a = labels.action[u]; a >= 0; a = this.actionBefore[a]) {
      const kind = this.actionKind[a];
      while (next > this.actionAt[a]) back(nodes[--next]);
      if (kind >= RELOAD) back(reloadAt(kind - RELOAD));
      else if (kind !== CALLED) course.at[at + PAUSES] = (course.at[at + PAUSES] << 4) | codeOf(kind);
    }
    while (next > 0) back(nodes[--next]);
    layOut(course, this.probe, this.instance, this.k);
    return course.waitsFor === labels.had[u];
  }

  private note(u: number, kind: number): void {
    const a = this.actions++;
    if (a === this.actionKind.length) {
      this.actionKind = grown(this.actionKind);
      this.actionAt = grown(this.actionAt);
      this.actionBefore = grown(this.actionBefore);
    }
    this.actionKind[a] = kind;
    this.actionAt[a] = this.index;
    this.actionBefore[a] = this.labels.action[u];
    this.labels.action[u] = a;
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
