import type { State } from '../state.ts';

/**
 * When each route has done its last visit, and the latest of all: a tournament in the state, so that a change costs no
 * more than the logarithm of the number of routes and is undone like any other. Seconds since the day's beginning; 0 for
 * routes without visits.
 */
export class Completions {
  private readonly state: State;
  private readonly st: Int32Array;
  /** Address of the root's parent: node i lies at `at + i`, the root is node 1, the leaves follow from `leaves` on. */
  private readonly at: number;
  private readonly leaves: number;

  constructor(state: State, at: number, routes: number) {
    this.state = state;
    this.st = state.st;
    this.at = at;
    this.leaves = leavesFor(routes);
  }

  /** Ints of state for so many routes. */
  static space(routes: number): number {
    return 2 * leavesFor(routes);
  }

  of(route: number): number {
    return this.st[this.at + this.leaves + route];
  }

  set(route: number, completion: number): void {
    const { state, st, at } = this;
    let node = this.leaves + route;
    let value = completion;
    while (node >= 1 && st[at + node] !== value) {
      state.set(at + node, value);
      value = Math.max(value, st[at + (node ^ 1)]);
      node >>= 1;
    }
  }

  /** The latest of all routes. */
  latest(): number {
    return this.st[this.at + 1];
  }

  /** The latest of all routes but one, or two. */
  without(a: number, b = a): number {
    const { st, at } = this;
    let latest = 0;
    let i = this.leaves + a;
    let j = this.leaves + b;
    while (i > 1) {
      if (i >> 1 !== j >> 1) {
        latest = Math.max(latest, st[at + (i ^ 1)], st[at + (j ^ 1)]);
      } else if (i === j) {
        latest = Math.max(latest, st[at + (i ^ 1)]);
      }
      i >>= 1;
      j >>= 1;
    }
    return latest;
  }
}

function leavesFor(routes: number): number {
  let leaves = 1;
  while (leaves < routes) leaves *= 2;
  return leaves;
}
