import { sharedInts } from '../matrix/shared-arrays.ts';

/**
 * The mutable state of a search: one Int32Array, a journal that undoes what was written since the last commit, and a
 * copy of the best state that is kept up to date by copying only the blocks changed since it was saved. Nothing here
 * costs O(n) after construction. Both are in memory that threads can share.
 */
export class State {
  readonly st: Int32Array;
  readonly best: Int32Array;
  private log: Int32Array = new Int32Array(1 << 16);
  private top = 0;
  /** Per block of 8 ints: the epoch in which it last became dirty. */
  private readonly stamp: Int32Array;
  private readonly dirty: Int32Array;
  private dirtyCount = 0;
  private epoch = 1;
  /** How often something was accepted. */
  commits = 0;

  /** @param length ints of state; rounded up to whole blocks of 8 */
  constructor(length: number) {
    const blocks = (length + 7) >> 3;
    this.st = sharedInts(blocks << 3);
    this.best = sharedInts(blocks << 3);
    this.stamp = new Int32Array(blocks);
    this.dirty = new Int32Array(blocks);
  }

  /** Writes one int and remembers what stood there. */
  set(at: number, value: number): void {
    const top = this.top;
    let log = this.log;
    if (top === log.length) log = this.growLog();
    log[top] = at;
    log[top + 1] = this.st[at];
    this.top = top + 2;
    this.st[at] = value;
  }

  /** Ints in the journal; hand it to `undo` to come back to this moment. */
  mark(): number {
    return this.top;
  }

  /** Takes back, newest first, all that was written since `mark`. */
  undo(mark: number): void {
    const { st, log } = this;
    let top = this.top;
    while (top > mark) {
      top -= 2;
      st[log[top]] = log[top + 1];
    }
    this.top = mark;
  }

  /** Accepts what was written. */
  commit(): void {
    const { log, stamp, dirty, epoch } = this;
    let count = this.dirtyCount;
    for (let i = 0; i < this.top; i += 2) {
      const block = log[i] >> 3;
      if (stamp[block] !== epoch) {
        stamp[block] = epoch;
        dirty[count++] = block;
      }
    }
    this.dirtyCount = count;
    this.top = 0;
    this.commits++;
  }

  /** The committed state becomes the best. */
  saveBest(): void {
    this.copyDirty(this.st, this.best);
  }

  /** Back to the best state. */
  loadBest(): void {
    this.copyDirty(this.best, this.st);
  }

  /** After `st` was written to in other ways than `set`: all of it becomes the best state. O(n). */
  reset(): void {
    this.best.set(this.st);
    this.top = 0;
    this.dirtyCount = 0;
    this.epoch++;
  }

  private copyDirty(from: Int32Array, to: Int32Array): void {
    const { dirty } = this;
    for (let i = 0; i < this.dirtyCount; i++) {
      const at = dirty[i] << 3;
      to[at] = from[at];
      to[at + 1] = from[at + 1];
      to[at + 2] = from[at + 2];
      to[at + 3] = from[at + 3];
      to[at + 4] = from[at + 4];
      to[at + 5] = from[at + 5];
      to[at + 6] = from[at + 6];
      to[at + 7] = from[at + 7];
    }
    this.dirtyCount = 0;
    this.epoch++;
  }

  private growLog(): Int32Array {
    const log = new Int32Array(this.log.length * 2);
    log.set(this.log);
    this.log = log;
    return log;
  }
}
