import { OUT, OUT_TIME, PREV, RICH_SHIFT } from '../record.ts';
import type { RichSolution } from './rich-solution.ts';

/** What a route amounts to from its start up to and with a visit. Counted by walking back: moves that need it are few. */
export class Prefix {
  count = 0;
  metres = 0;
  /** Legs and work, waiting left out. */
  time = 0;
  /** Loads: delivered, fetched, highest, per dimension. */
  readonly sums: Int32Array;
  private readonly routes: RichSolution;

  constructor(routes: RichSolution) {
    this.routes = routes;
    this.sums = new Int32Array(3 * routes.instance.dimensions);
  }

  /** Measures up to a visit, or a head (nothing); loads aside. */
  measure(record: number): void {
    const { st, firstHead, instance } = this.routes;
    let count = 0;
    let metres = 0;
    let time = 0;
    for (let x = record; x < firstHead; ) {
      count++;
      time += instance.service[x >> RICH_SHIFT];
      x = st[x + PREV];
      metres += st[x + OUT];
      time += st[x + OUT_TIME];
    }
    this.count = count;
    this.metres = metres;
    this.time = time;
  }

  /** Sums up loads to a visit, or a head (none). */
  weigh(record: number): void {
    const { st, firstHead, instance, loads } = this.routes;
    const { sums } = this;
    if (!loads.totalsTell) {
      loads.prefix(record, sums);
      return;
    }
    const { d } = loads;
    if (d === 0) return;
    if (d === 1 && !loads.mixed) {
      const { delivery } = instance;
      let sum = 0;
      for (let x = record; x < firstHead; x = st[x + PREV]) sum += delivery[x >> RICH_SHIFT];
      sums[0] = sum;
      sums[2] = sum;
      return;
    }
    sums.fill(0);
    for (let x = record; x < firstHead; x = st[x + PREV]) {
      const node = x >> RICH_SHIFT;
      for (let i = 0; i < d; i++) {
        sums[3 * i] += instance.delivery[node * d + i];
        if (loads.mixed) sums[3 * i + 1] += instance.pickup[node * d + i];
      }
    }
    for (let i = 0; i < d; i++) sums[3 * i + 2] = Math.max(sums[3 * i], sums[3 * i + 1]);
  }
}
