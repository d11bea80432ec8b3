import { type Complaint, formatComplaint } from '../model/index.ts';
import type { Terminal } from './terminal.ts';

/** Complaints of one kind beyond this many say nothing new while a plan is made. */
const SHOWN_PER_CODE = 10;
/** In summaries that programs read, and where complaints are what was asked for. */
export const LISTED_PER_CODE = 50;

/** Gathers what is wrong with a run's input and prints each complaint once, at most 10 of a code unless told otherwise. */
export class ComplaintList {
  readonly #all = new Set<Complaint>();
  readonly #shown = new Map<string, number>();
  readonly #terminal: Terminal;
  #shownPerCode = SHOWN_PER_CODE;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** From now on up to so many of a code are printed. */
  show(perCode: number): void {
    this.#shownPerCode = perCode;
  }

  /** Prints those not seen before; the same object twice is one complaint. */
  add(complaints: Iterable<Complaint>): void {
    const hidden = new Map<string, number>();
    let lines = '';
    for (const complaint of complaints) {
      if (this.#all.has(complaint)) continue;
      this.#all.add(complaint);
      const { code } = complaint;
      const count = (this.#shown.get(code) ?? 0) + 1;
      this.#shown.set(code, count);
      if (count <= this.#shownPerCode) lines += `${complaint.severity}: ${formatComplaint(complaint)}\n`;
      else hidden.set(code, (hidden.get(code) ?? 0) + 1);
    }
    for (const [code, count] of hidden) lines += `... and ${count} more [${code}]; check-input --json lists all\n`;
    if (lines !== '') this.#terminal.err(lines);
  }

  all(): readonly Complaint[] {
    return [...this.#all];
  }

  errors(): readonly Complaint[] {
    return this.all().filter((complaint) => complaint.severity === 'error');
  }

  warnings(): readonly Complaint[] {
    return this.all().filter((complaint) => complaint.severity === 'warning');
  }
}

/** The first 50 of each code. */
export function firstOfEachCode(complaints: readonly Complaint[]): Complaint[] {
  const seen = new Map<string, number>();
  return complaints.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= LISTED_PER_CODE;
  });
}
