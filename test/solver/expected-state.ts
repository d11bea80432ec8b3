import { expect } from 'vitest';
import { HORIZON, type Instance } from '../../src/solver/instance.ts';
import type { Durations } from '../../src/solver/plain/durations.ts';
import type { PlainSolution } from '../../src/solver/plain/plain-solution.ts';
import * as R from '../../src/solver/record.ts';
import type { RichSolution } from '../../src/solver/rich/rich-solution.ts';
import type { Routes } from '../../src/solver/routes.ts';
import { routeValue } from './route-value.ts';

/** Nodes of the route of a head, in order. */
export function nodesOf(routes: Routes, head: number): number[] {
  const nodes: number[] = [];
  for (let x = routes.st[head + R.NEXT]; x < routes.firstHead; x = routes.st[x + R.NEXT]) {
    nodes.push(x >> routes.shift);
    if (nodes.length > routes.n) throw new Error(`the route of head ${head} does not come back to it`);
  }
  return nodes;
}

export function headsOf(routes: Routes): number[] {
  const heads: number[] = [];
  for (let head = routes.firstHead; head < routes.dummy; head += 1 << routes.shift) heads.push(head);
  return heads;
}

/** Class of the route of a head, also for plain routes. */
export function classOf(routes: Routes, head: number): number {
  return routes.classOf(head);
}

/** Money of all routes and of the stops left out, reckoned anew; every stop is found at most once. */
export function moneyOf(instance: Instance, routes: Routes): number {
  const seen = new Set<number>();
  let money = 0;
  for (const head of headsOf(routes)) {
    const nodes = nodesOf(routes, head);
    for (const node of nodes) {
      expect(seen.has(node), `node ${node} is visited twice`).toBe(false);
      seen.add(node);
    }
    money += routeValue(instance, classOf(routes, head), nodes).cost;
  }
  for (let i = 0; i < instance.n; i++) if (!seen.has(i)) money += instance.skip[i];
  const { relations } = instance;
  relations?.slotUnits.forEach((units, slot) => {
    if (!units.some((unit) => seen.has(relations.visit[unit]))) money += relations.slotCost[slot];
  });
  return money;
}

/** Addresses that the solutions keep to themselves. */
interface Private {
  readonly sizes: number;
  readonly empties: Int32Array;
  readonly absent: number;
  readonly used: number;
}

type Labels = Map<string, number>;

/** Compares the whole state, label by label, with one reckoned from the routes alone. `outside`: stops taken out for now. */
export function expectRightState(instance: Instance, routes: PlainSolution | RichSolution, asRoutes: Routes): void {
  const found: Labels = new Map();
  const wanted: Labels = new Map();
  const compare = (name: string, at: number, want: number) => {
    found.set(name, routes.st[at]);
    wanted.set(name, want);
  };
  const { st, shift } = routes;
  const hidden = routes as unknown as Private;
  const heads = headsOf(asRoutes);
  const served = new Set<number>();
  const empties = instance.classes.map(() => new Set<number>());
  for (const [r, head] of heads.entries()) {
    const nodes = nodesOf(asRoutes, head);
    const k = classOf(asRoutes, head);
    for (const node of nodes) served.add(node);
    if (nodes.length === 0) empties[k].add(head);
    const records = [head, ...nodes.map((i) => i << shift), head];
    const c = instance.classes[k];
    const arcs = instance.arcs[c.arcs];
    for (let at = 0; at + 1 < records.length; at++) {
      const [a, b] = [records[at], records[at + 1]];
      const i = at === 0 ? c.from : nodes[at - 1];
      const j = at === nodes.length ? c.to : nodes[at];
      const metres = a === b ? 0 : arcs.metres(i, j);
      compare(`PREV ${b}`, b + R.PREV, a);
      compare(`ROUTE ${a}`, a + R.ROUTE, head);
      compare(`OUT ${a}`, a + R.OUT, metres);
      if (shift === R.PLAIN_SHIFT) compare(`IN ${b}`, b + R.IN, metres);
      else {
        compare(`OUT_TIME ${a}`, a + R.OUT_TIME, a === b ? 0 : arcs.seconds(i, j));
        if (a < asRoutes.firstHead && b < asRoutes.firstHead)
          expect(st[a + R.OUT_WORTH], `worth of ${a}-${b}`).toBe(st[b + R.IN_WORTH]);
      }
    }
    const value = routeValue(instance, k, nodes);
    expect(value.feasible, `route ${r} of class ${k} through ${nodes.join()} breaks a rule`).toBe(true);
    if (shift === R.RICH_SHIFT) {
      expect((routes as RichSolution).metresOf(head), `metres ${head}`).toBe(value.metres);
      const { lasting, windowed } = (routes as RichSolution).instance;
      compare(`DURATION ${head}`, head + R.DURATION, lasting || !windowed ? value.duration : value.work);
      compare(`CLASS ${head}`, head + R.CLASS, k);
      compare(`size ${head}`, hidden.sizes + 4 * r, nodes.length);
      compare(`work ${head}`, head + R.WORK, value.work);
      compareLoads(instance, routes as RichSolution, head, nodes, compare);
      if (windowed) compareTimes(instance, st, lasting, k, head, nodes, compare, RICH_LABELS);
    } else {
      compare(`size ${head}`, hidden.sizes + r, nodes.length);
      const load = instance.dimensions === 0 ? 0 : nodes.reduce((sum, i) => sum + instance.delivery[i], 0);
      compare(`FREE ${head}`, head + R.FREE, (routes as PlainSolution).capacityOf(head) - load);
      const { timed, durations } = routes as PlainSolution;
      if (timed) compareTimes(instance, st, durations !== null, k, head, nodes, compare, plainLabels(durations));
    }
  }
  for (let i = 0; i < instance.n; i++) if (!served.has(i)) compare(`ROUTE ${i}`, (i << shift) + R.ROUTE, routes.dummy);
  compare('absent', hidden.absent, instance.n - served.size);
  compare('dummy ROUTE', routes.dummy + R.ROUTE, routes.dummy);
  compare('dummy FREE', routes.dummy + R.FREE, -1);
  empties.forEach((set, k) => {
    const list = hidden.empties[k];
    compare(`empty routes of class ${k}`, list, set.size);
    expect(new Set(st.subarray(list + 1, list + 1 + set.size))).toEqual(set);
  });
  compare('used', hidden.used, heads.length - empties.reduce((sum, set) => sum + set.size, 0));
  expect(differing(found, wanted)).toEqual([]);
}

function differing(found: Labels, wanted: Labels): string[] {
  return [...wanted]
    .filter(([name, want]) => found.get(name) !== want)
    .map(([name, want]) => `${name}: ${found.get(name)}, not ${want}`);
}

export function windowsOf(instance: Instance, i: number): { start: number; end: number }[] {
  const windows: { start: number; end: number }[] = [];
  for (let w = instance.windowAt[i]; w < instance.windowAt[i + 1]; w++) {
    windows.push({ start: instance.windowStart[w], end: instance.windowEnd[w] });
  }
  return windows;
}

/** Latest start of work at the first of these nodes from which all of them are still in time, whichever windows that takes (or in these). */
function latestStart(instance: Instance, k: number, nodes: readonly number[], chosen?: readonly Window[]): number {
  const c = instance.classes[k];
  const arcs = instance.arcs[c.arcs];
  let late = c.returnBy;
  for (let at = nodes.length - 1; at >= 0; at--) {
    const i = nodes[at];
    const by = late - instance.service[i] - arcs.seconds(i, nodes[at + 1] ?? c.to);
    const within = (chosen === undefined ? windowsOf(instance, i) : [chosen[at]]).filter((w) => w.start <= by);
    late = Math.max(...within.map((w) => Math.min(w.end, by)));
  }
  return late;
}

/** Addresses of the labels of time of a node. */
interface TimeLabels {
  readonly shift: number;
  at(node: number, label: 'EARLY' | 'LATEST' | 'TAIL_TIME' | 'TAIL_EARLY'): number;
}

const RICH_OFFSETS = { EARLY: R.EARLY, LATEST: R.LATEST, TAIL_TIME: R.TAIL_TIME, TAIL_EARLY: R.TAIL_EARLY };
const RICH_LABELS: TimeLabels = {
  shift: R.RICH_SHIFT,
  at: (node, label) => (node << R.RICH_SHIFT) + RICH_OFFSETS[label],
};

/** What Durations keeps to itself. */
interface PrivateDurations {
  labelsOf(record: number): number;
}

function plainLabels(durations: Durations | null): TimeLabels {
  const order = ['EARLY', 'LATEST', 'TAIL_TIME', 'TAIL_EARLY'];
  const { labelsOf } = (durations ?? { labelsOf: () => NaN }) as unknown as PrivateDurations;
  return {
    shift: R.PLAIN_SHIFT,
    at: (node, label) => labelsOf.call(durations, node << R.PLAIN_SHIFT) + order.indexOf(label),
  };
}

function compareTimes(
  instance: Instance,
  st: Int32Array,
  lasting: boolean,
  k: number,
  head: number,
  nodes: readonly number[],
  compare: (name: string, at: number, want: number) => void,
  labels: TimeLabels,
): void {
  const c = instance.classes[k];
  const arcs = instance.arcs[c.arcs];
  compare(`DEP ${head}`, head + R.DEP, c.departAfter);
  compare(`LATE ${head}`, head + R.LATE, c.returnBy);
  const { departures } = routeValue(instance, k, nodes, true);
  const starts = departures.map((t, at) => t - instance.service[nodes[at]]);
  nodes.forEach((i, at) => {
    const record = i << labels.shift;
    compare(`DEP ${i}`, record + R.DEP, departures[at]);
    // back from this stop: how late the van may leave the depot if work here is to start when it does, or within its window
    const back = (from: number) => {
      let latest = from;
      for (let b = at - 1; b >= 0; b--) {
        const end = chosenEnd(instance, nodes[b], starts[b]);
        latest = Math.min(end, latest - arcs.seconds(nodes[b], nodes[b + 1]) - instance.service[nodes[b]]);
      }
      return latest - arcs.seconds(c.from, nodes[0]);
    };
    const late = latestStart(instance, k, nodes.slice(at));
    compare(`LATE ${i}`, record + R.LATE, late);
    if (!lasting) return;
    compare(`EARLY ${i}`, labels.at(i, 'EARLY'), back(starts[at]));
    compare(`LATEST ${i}`, labels.at(i, 'LATEST'), Math.min(c.returnBy, back(chosenEnd(instance, i, starts[at]))));
    const chosen = nodes.slice(at).map((j, b) => windowOf(instance, j, starts[at + b]));
    if (instance.windowAt[instance.n] > instance.n) {
      // whoever arrives at this instant begins work in the same windows all along, and is back in time
      const keeps = (arrival: number) => {
        let time = arrival;
        for (let b = at; b < nodes.length; b++) {
          const window = windowsOf(instance, nodes[b]).find((w) => w.end >= time);
          if (window?.start !== chosen[b - at].start) return false;
          time = Math.max(time, window.start) + instance.service[nodes[b]];
          time += arcs.seconds(nodes[b], nodes[b + 1] ?? c.to);
        }
        return time <= c.returnBy;
      };
      const last = st[record + R.CHOSEN_LATE];
      const first = st[record + R.CHOSEN_EARLY];
      expect([keeps(last), keeps(last + 1)], `CHOSEN_LATE ${i}`).toEqual([true, false]);
      if (first > -HORIZON) expect([keeps(first), keeps(first - 1)], `CHOSEN_EARLY ${i}`).toEqual([true, false]);
      else expect(keeps(Math.min(last, starts[at])), `CHOSEN_EARLY ${i}`).toBe(true);
    }
    // drive on from the latest start in these windows: with any wait on the way, nothing is won by starting sooner
    const latest = latestStart(instance, k, nodes.slice(at), chosen);
    let time = latest;
    let waits = false;
    let sooner = Infinity;
    for (let b = at; b < nodes.length; b++) {
      const window = chosen[b - at];
      if (time < window.start) {
        waits = true;
        time = window.start;
      }
      sooner = Math.min(sooner, time - window.start);
      time += instance.service[nodes[b]] + arcs.seconds(nodes[b], nodes[b + 1] ?? c.to);
    }
    compare(`TAIL_TIME ${i}`, labels.at(i, 'TAIL_TIME'), time - latest);
    compare(`TAIL_EARLY ${i}`, labels.at(i, 'TAIL_EARLY'), waits ? latest : latest - sooner);
  });
}

interface Window {
  readonly start: number;
  readonly end: number;
}

function windowOf(instance: Instance, i: number, start: number): Window {
  return windowsOf(instance, i).find((w) => w.start <= start && start <= w.end) ?? { start: NaN, end: NaN };
}

function chosenEnd(instance: Instance, i: number, start: number): number {
  return windowOf(instance, i, start).end;
}

/** Address arithmetic of Loads, which it keeps to itself. */
interface PrivateLoads {
  totalAt(head: number): number;
}

/** Sums alone: what is reckoned from them along the way is seen in which insertions are allowed. */
function compareLoads(
  instance: Instance,
  routes: RichSolution,
  head: number,
  nodes: readonly number[],
  compare: (name: string, at: number, want: number) => void,
): void {
  const { dimensions: d, delivery, pickup } = instance;
  if (d === 0) return;
  const loads = routes.loads as unknown as PrivateLoads;
  const sum = (amounts: Int32Array, dimension: number) =>
    nodes.reduce((total, i) => total + amounts[i * d + dimension], 0);
  const k = routes.st[head + R.CLASS];
  compare(`FREE ${head}`, head + R.FREE, instance.classes[k].capacity[0] - sum(delivery, 0));
  if (d === 1 && !routes.loads.mixed) return;
  for (let i = 0; i < d; i++) {
    compare(`delivered ${head}/${i}`, loads.totalAt(head) + 2 * i, sum(delivery, i));
    compare(`fetched ${head}/${i}`, loads.totalAt(head) + 2 * i + 1, sum(pickup, i));
  }
}
