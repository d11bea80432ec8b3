/** Room for labels at a call. */
export const MOST = 96;

/**
 * What is known of a van that has come so far along its route, one label for each way to have paused and loaded that may
 * still turn out best. Labels lie in layers, one a call; a layer begins at `layer * MOST`.
 */
export class Labels {
  /** Driving on at. */
  time = new Int32Array(0);
  /** Departure from the depot that wastes no waiting, and the latest that changes nothing so far. */
  early = new Int32Array(0);
  latest = new Int32Array(0);
  /** Money of metres and lateness so far. */
  money = new Float64Array(0);
  metres = new Int32Array(0);
  driving = new Int32Array(0);
  /** Driving, work, pauses and reloads so far: all but waiting. */
  busy = new Int32Array(0);
  /** Driving since the last rest, and parts of a split rest taken. */
  wheel = new Int32Array(0);
  parts = new Int32Array(0);
  /** Breaks had or taken, by bits; those had before leaving in `had`. */
  breaks = new Int32Array(0);
  had = new Int32Array(0);
  trips = new Int32Array(0);
  /** What the present trip has done, where deliveries come first: see phases.ts. */
  phase = new Int32Array(0);
  /** Goods ready by this instant may join the present trip. */
  ready = new Int32Array(0);
  /** 1 as long as the trip has none of the goods that it waited for. */
  owes = new Int32Array(0);
  /** Last of the pauses and reloads so far, in the list of actions; -1 = none. */
  action = new Int32Array(0);
  /** Of the present trip, `[label * width + 3 * d]`: delivered, fetched, highest; then per dimension what stays on board over a reload. */
  loads = new Int32Array(0);
  readonly width: number;

  constructor(dimensions: number) {
    this.width = 4 * dimensions;
    this.reserve(32);
  }

  /** Makes room for so many layers; what was there is gone. */
  reserve(layers: number): void {
    const size = layers * MOST;
    if (size <= this.time.length) return;
    this.time = new Int32Array(size);
    this.early = new Int32Array(size);
    this.latest = new Int32Array(size);
    this.money = new Float64Array(size);
    this.metres = new Int32Array(size);
    this.driving = new Int32Array(size);
    this.busy = new Int32Array(size);
    this.wheel = new Int32Array(size);
    this.parts = new Int32Array(size);
    this.breaks = new Int32Array(size);
    this.had = new Int32Array(size);
    this.trips = new Int32Array(size);
    this.phase = new Int32Array(size);
    this.ready = new Int32Array(size);
    this.owes = new Int32Array(size);
    this.action = new Int32Array(size);
    this.loads = new Int32Array(size * this.width);
  }

  copy(from: number, to: number): void {
    this.time[to] = this.time[from];
    this.early[to] = this.early[from];
    this.latest[to] = this.latest[from];
    this.money[to] = this.money[from];
    this.metres[to] = this.metres[from];
    this.driving[to] = this.driving[from];
    this.busy[to] = this.busy[from];
    this.wheel[to] = this.wheel[from];
    this.parts[to] = this.parts[from];
    this.breaks[to] = this.breaks[from];
    this.had[to] = this.had[from];
    this.trips[to] = this.trips[from];
    this.phase[to] = this.phase[from];
    this.ready[to] = this.ready[from];
    this.owes[to] = this.owes[from];
    this.action[to] = this.action[from];
    const { width, loads } = this;
    for (let i = 0; i < width; i++) loads[to * width + i] = loads[from * width + i];
  }
}
