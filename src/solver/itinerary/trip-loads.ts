import type { Instance, VehicleClass } from '../instance.ts';
import { phaseAfter } from './phases.ts';

/** Adds up what is on board, trip by trip, call by call, and sees that deliveries come first where they have to. The sums are those of labels.ts. */
export class TripLoads {
  private readonly instance: Instance;
  private readonly sums: Int32Array;
  /** What the trip has done, where deliveries come first. */
  private phase = 0;

  constructor(instance: Instance) {
    this.instance = instance;
    this.sums = new Int32Array(4 * instance.dimensions);
  }

  /** Something stays on board over a reload: then the sums begin with the route. */
  get lasts(): boolean {
    return this.instance.staysOn.includes(1);
  }

  begin(): void {
    this.sums.fill(0);
    this.phase = 0;
  }

  reload(): void {
    const { sums } = this;
    this.phase = 0;
    for (let at = 0; at < sums.length; at += 4) {
      sums[at] = 0;
      sums[at + 1] = sums[at + 3];
      sums[at + 2] = sums[at + 3];
    }
  }

  /** False if the vehicle is too small, or if something else had to come before. */
  add({ capacity, rules }: VehicleClass, node: number): boolean {
    const { sums } = this;
    const { dimensions: d, delivery, pickup, staysOn, gates } = this.instance;
    if (rules.backhaul !== 'mixed' && gates !== null && gates.phase !== null) {
      this.phase = phaseAfter(this.phase, gates.phase[node], rules.backhaul === 'after-delivery');
      if (this.phase < 0) return false;
    }
    for (let i = 0, at = 0; i < d; i++, at += 4) {
      const down = delivery[node * d + i];
      const up = pickup[node * d + i];
      const highest = Math.max(sums[at + 2] + down, sums[at + 1] + Math.max(down, up));
      if (highest > capacity[i]) return false;
      sums[at] += down;
      sums[at + 1] += up;
      sums[at + 2] = highest;
      if (staysOn[node] === 1) sums[at + 3] += up;
    }
    return true;
  }
}
