import type { Complaint, SourceRow } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';

/** Remembers where each id was first read. */
export class SeenIds {
  readonly #rows = new Map<string, SourceRow>();

  /** A complaint naming both rows if the id was read before; else remembers it. */
  add(id: string, column: string, at: SourceRow): Complaint | undefined {
    const first = this.#rows.get(id);
    if (first === undefined) {
      this.#rows.set(id, at);
      return undefined;
    }
    return {
      code: 'ID_DUPLICATE',
      severity: 'error',
      file: at.file,
      line: at.line,
      column: visibleText(column),
      read: visibleText(id),
      expected: 'an id of its own for every row',
      message: `the id is already used on ${first.file === at.file ? `line ${first.line}` : `${first.file}:${first.line}`}`,
      cure: 'Remove the repeated row, or give it another id.',
    };
  }
}
