import type { IsoDate, Seconds } from '../../model/index.ts';

/** A point in time as a cell gives it. */
export type Moment =
  /** Wall-clock seconds after midnight; 86,400 or more is the day after. */
  | { readonly kind: 'clock'; readonly seconds: number }
  | { readonly kind: 'local'; readonly date: IsoDate; readonly seconds: number }
  /** Milliseconds since 1970 UTC. */
  | { readonly kind: 'instant'; readonly epoch: number };

const DAY = 86_400;

/** Turns wall-clock times into seconds elapsed since the plan day's midnight, across zones and clock changes. */
export class PlanClock {
  readonly date: IsoDate;
  readonly timeZone: string;
  readonly #midnight: number;
  readonly #offsets = new Map<string, (epoch: number) => number>();
  /** Per zone: what to add to wall-clock seconds of the plan day when no clock changes around it; NaN when one does. */
  readonly #shifts = new Map<string, number>();

  /** @throws RangeError if the zone is not known. */
  constructor(date: IsoDate, timeZone: string) {
    this.date = date;
    this.timeZone = timeZone;
    this.#midnight = this.#epoch(date, 0, timeZone);
  }

  /** Seconds since the plan day's midnight; a time the clocks skip counts as the instant they jump to, a repeated one as its first. */
  seconds(moment: Moment, timeZone = this.timeZone): Seconds {
    if (moment.kind === 'instant') return Math.round((moment.epoch - this.#midnight) / 1000);
    if (moment.kind === 'local') {
      return Math.round((this.#epoch(moment.date, moment.seconds, timeZone) - this.#midnight) / 1000);
    }
    let shift = this.#shifts.get(timeZone);
    if (shift === undefined) {
      shift = this.#steadyShift(timeZone);
      this.#shifts.set(timeZone, shift);
    }
    if (!Number.isNaN(shift)) return moment.seconds + shift;
    return Math.round((this.#epoch(this.date, moment.seconds, timeZone) - this.#midnight) / 1000);
  }

  /** `yyyy-mm-ddThh:mm:ss` that clocks of the plan's zone show at a moment; a local moment as it stands. */
  local(moment: Moment): string {
    if (moment.kind === 'instant') {
      return new Date(moment.epoch + this.#offset(this.timeZone)(moment.epoch)).toISOString().slice(0, 19);
    }
    const date = moment.kind === 'local' ? moment.date : this.date;
    return new Date(Date.parse(`${date}T00:00:00Z`) + moment.seconds * 1000).toISOString().slice(0, 19);
  }

  #steadyShift(timeZone: string): number {
    const offset = this.#offset(timeZone);
    const day = Date.parse(`${this.date}T00:00:00Z`);
    const before = offset(day - 2 * DAY * 1000);
    for (let hours = -24; hours <= 96; hours += 24) if (offset(day + hours * 3_600_000) !== before) return Number.NaN;
    return (day - before - this.#midnight) / 1000;
  }

  #epoch(date: IsoDate, seconds: number, timeZone: string): number {
    const offset = this.#offset(timeZone);
    const wall = Date.parse(`${date}T00:00:00Z`) + seconds * 1000;
    // The offsets a day either side enclose any change; the right one is that which reproduces itself.
    const early = offset(wall - DAY * 1000);
    const late = offset(wall + DAY * 1000);
    const first = wall - early;
    if (early === late || offset(first) === early) return first;
    const second = wall - late;
    if (offset(second) === late) return second;
    // Skipped by the clocks: the moment of the jump lies `late - early` inside.
    return jump(offset, second, first);
  }

  /** Milliseconds that the zone is ahead of UTC at an instant. */
  #offset(timeZone: string): (epoch: number) => number {
    let offset = this.#offsets.get(timeZone);
    if (offset === undefined) {
      offset = zoneOffset(timeZone);
      this.#offsets.set(timeZone, offset);
    }
    return offset;
  }
}

/** The first instant after a clock change that lies in (before, after]. */
function jump(offset: (epoch: number) => number, before: number, after: number): number {
  const old = offset(before);
  let low = before;
  let high = after;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offset(middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function zoneOffset(timeZone: string): (epoch: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (epoch) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(epoch)) part[type] = Number(value);
    const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return wall - Math.floor(epoch / 1000) * 1000;
  };
}

/** Whether this machine knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
