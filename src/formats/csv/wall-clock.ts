import type { IsoDate, Problem, Seconds } from '../../model/index.ts';
import { PlanClock } from './plan-clock.ts';

const DAY = 86_400;
/** Clocks change on a quarter hour, so within one the difference to elapsed seconds stays. */
const QUARTER = 900;

/** The way back from elapsed seconds to what clocks on the wall show, across clock changes. */
export class WallClock {
  readonly date: IsoDate;
  /** Milliseconds since 1970 of the plan day's midnight in the plan's zone. */
  readonly #midnight: number;
  readonly #zone: PlanClock;
  readonly #shifts = new Map<number, number>();

  /**
   * @param timeZone where the clock hangs; default: the plan's zone
   * @throws RangeError if a zone is not known
   */
  constructor({ date, timeZone: planZone }: Pick<Problem, 'date' | 'timeZone'>, timeZone: string = planZone) {
    this.date = date;
    this.#zone = new PlanClock(date, timeZone);
    const plan = timeZone === planZone ? this.#zone : new PlanClock(date, planZone);
    this.#midnight = -1000 * plan.seconds({ kind: 'instant', epoch: 0 });
  }

  /** `HH:MM:SS`; the day after goes on counting: `24:10:00` is ten past midnight, `-00:30:00` half an hour before the plan day. */
  time(seconds: Seconds): string {
    return clockText(this.#wall(seconds), true);
  }

  /** A bound of a window as order files have it: `09:00`, `06:00+1` for the day after, `2026-11-21T22:00` for the day before. */
  bound(seconds: Seconds): string {
    const wall = this.#wall(seconds);
    const days = Math.floor(wall / DAY);
    const time = clockText(wall - days * DAY, wall % 60 !== 0);
    if (days >= 0 && days <= 9) return days === 0 ? time : `${time}+${days}`;
    return this.instant(seconds);
  }

  /** With its date: `2026-11-21T22:00`. */
  instant(seconds: Seconds): string {
    const wall = this.#wall(seconds);
    const days = Math.floor(wall / DAY);
    const date = new Date(Date.parse(`${this.date}T00:00:00Z`) + days * DAY * 1000).toISOString().slice(0, 10);
    return `${date}T${clockText(wall - days * DAY, wall % 60 !== 0)}`;
  }

  /** Seconds from the plan day's midnight as the clock shows them. */
  #wall(seconds: Seconds): number {
    const quarter = Math.floor(seconds / QUARTER);
    let shift = this.#shifts.get(quarter);
    if (shift === undefined) {
      const start = quarter * QUARTER;
      const local = this.#zone.local({ kind: 'instant', epoch: this.#midnight + start * 1000 });
      shift = (Date.parse(`${local}Z`) - Date.parse(`${this.date}T00:00:00Z`)) / 1000 - start;
      this.#shifts.set(quarter, shift);
    }
    return seconds + shift;
  }
}

function clockText(seconds: number, withSeconds: boolean): string {
  const s = Math.abs(seconds);
  const parts = [Math.floor(s / 3600), Math.floor((s % 3600) / 60), ...(withSeconds ? [s % 60] : [])];
  return `${seconds < 0 ? '-' : ''}${parts.map((n) => String(n).padStart(2, '0')).join(':')}`;
}
