import type { IsoDate, Seconds } from '../model/index.ts';

/** Turns seconds since the plan day's midnight, which elapse, into local date-times of its zone, which jump when clocks change. */
export class LocalClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #midnight: number;

  /** @throws RangeError for an unknown zone */
  constructor(date: IsoDate, timeZone: string) {
    // the Swedish way of writing a date-time is ISO 8601 but for the T
    this.#format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    const wanted = Date.parse(`${date}T00:00:00Z`);
    let epoch = wanted;
    // twice: the first step may land on the other side of a clock change
    for (let i = 0; i < 2; i++) epoch += wanted - Date.parse(`${this.#local(epoch)}Z`);
    this.#midnight = epoch;
  }

  /** `2026-11-22T14:05:00` */
  at(seconds: Seconds): string {
    return this.#local(this.#midnight + seconds * 1000);
  }

  #local(epoch: number): string {
    return this.#format.format(epoch).replace(' ', 'T');
  }
}
