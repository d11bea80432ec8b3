import type { DrivingRule, Seconds, Vehicle } from '../model/index.ts';

/** The driver's time at the wheel since the last full rest, and how much of a split rest has been taken. */
export class DrivingClock {
  readonly #rule: DrivingRule | undefined;
  #driven: Seconds = 0;
  #parts = 0;

  constructor({ drivingRule }: Pick<Vehicle, 'drivingRule'>) {
    this.#rule = drivingRule;
  }

  /** What may still be driven before a rest is due; negative if too much was. */
  get left(): Seconds {
    return this.#rule === undefined ? Infinity : this.#rule.maxDrivingSeconds - this.#driven;
  }

  drive(seconds: Seconds): void {
    this.#driven += seconds;
  }

  /** A pause that is long enough is a rest, or the next part of one; any other changes nothing. */
  pause(seconds: Seconds): void {
    if (this.#rule === undefined) return;
    const { restSeconds, split } = this.#rule;
    if (seconds >= restSeconds) this.#rest();
    else if (this.#parts < split.length && seconds >= split[this.#parts] && ++this.#parts === split.length)
      this.#rest();
  }

  #rest(): void {
    this.#driven = 0;
    this.#parts = 0;
  }
}
