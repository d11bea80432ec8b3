import { IN, OUT_TIME, PREV, RICH_SHIFT } from '../record.ts';
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

  /** Measures up to a visit, or a head (nothing). */
  measure(record: number): void {
    const { st, firstHead, instance, loads } = this.routes;
    const { sums } = this;
    const { d } = loads;
    let count = 0;
    let metres = 0;
    let time = 0;
    if (loads.mixed) loads.prefix(record, sums);
    else sums.fill(0);
    for (let x = record; x < firstHead; ) {
      const node = x >> RICH_SHIFT;
      count++;
      metres += st[x + IN];
      time += instance.service[node];
      if (!loads.mixed) for (let i = 0; i < d; i++) sums[3 * i] += instance.delivery[node * d + i];
      x = st[x + PREV];
      time += st[x + OUT_TIME];
    }
    if (!loads.mixed) for (let i = 0; i < d; i++) sums[3 * i + 2] = sums[3 * i];
    this.count = count;
    this.metres = metres;
    this.time = time;
  }
}
