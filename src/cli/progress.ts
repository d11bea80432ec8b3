import { formatClock, formatCount, formatMoney } from './figures.ts';
import type { Terminal } from './terminal.ts';

/** The state of a search, as the solver reports it. */
export interface SearchState {
  readonly elapsedSeconds: number;
  readonly iterations: number;
  readonly cost: number;
  readonly routes: number;
  readonly unassigned: number;
}

const SECONDS_BETWEEN_REWRITES = 0.2;
const SECONDS_BETWEEN_LINES = 5;

/** One line rewritten in place where a person watches; in a log a plain line every few seconds. */
export class Progress {
  readonly #terminal: Terminal;
  #shownAt = Number.NEGATIVE_INFINITY;
  #isLineOpen = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(state: SearchState): void {
    const pause = this.#terminal.isWatched ? SECONDS_BETWEEN_REWRITES : SECONDS_BETWEEN_LINES;
    if (state.elapsedSeconds < this.#shownAt + pause) return;
    this.#shownAt = state.elapsedSeconds;
    const line = progressLine(state);
    if (!this.#terminal.isWatched) {
      this.#terminal.err(`${line}\n`);
      return;
    }
    this.#terminal.err(`\r${line.slice(0, this.#terminal.columns - 1)}\u001b[K`);
    this.#isLineOpen = true;
  }

  /** Leaves the line as it stands, so that what follows does not overwrite it. */
  close(): void {
    if (this.#isLineOpen) this.#terminal.err('\n');
    this.#isLineOpen = false;
  }
}

/** `0:12  cost 4,312.50  routes 11  unassigned 3  145,000 it/s` */
export function progressLine(state: SearchState): string {
  const speed = state.elapsedSeconds > 0 ? state.iterations / state.elapsedSeconds : 0;
  return [
    formatClock(state.elapsedSeconds),
    `cost ${formatMoney(state.cost)}`,
    `routes ${state.routes}`,
    `unassigned ${state.unassigned}`,
    `${formatCount(Math.round(speed))} it/s`,
  ].join('  ');
}
