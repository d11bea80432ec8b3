import { constants } from 'node:os';
import type { Terminal } from './terminal.ts';

/** Seconds since this process was started. */
export function processSeconds(): number {
  return performance.now() / 1000;
}

/** CPU seconds of this process, all threads, since it was started. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * SIGINT and SIGTERM: before the search they end the process with 128 + their number; the first during the search
 * stops it, so that the best plan is written; a second one ends the process all the same.
 */
export class Interrupt {
  readonly #controller = new AbortController();
  readonly #terminal: Terminal;
  readonly #onSignal = (signal: NodeJS.Signals) => this.#receive(signal);
  #isSearching = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    process.on('SIGINT', this.#onSignal);
    process.on('SIGTERM', this.#onSignal);
  }

  /** Aborted by the first signal once the search has begun. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isInterrupted(): boolean {
    return this.#controller.signal.aborted;
  }

  searchBegins(): void {
    this.#isSearching = true;
  }

  /** Lets signals have their usual effect again. */
  release(): void {
    process.off('SIGINT', this.#onSignal);
    process.off('SIGTERM', this.#onSignal);
  }

  #receive(signal: NodeJS.Signals): void {
    if (!this.#isSearching || this.isInterrupted) {
      this.#terminal.err(`\n${signal}: stopped before a plan was written\n`);
      process.exit(128 + constants.signals[signal]);
    }
    this.#terminal.err(`\n${signal}: stopping; the best plan so far will be written (once more to stop without)\n`);
    this.#controller.abort(signal);
  }
}

/** Lets a signal that has come in be handled between two long stages. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
