import {
  CHOSEN_EARLY,
  CHOSEN_LATE,
  CLASS,
  DEP,
  EARLY,
  LATE,
  LATEST,
  NEXT,
  OUT_TIME,
  RICH_SHIFT,
  TAIL_EARLY,
  TAIL_TIME,
} from '../record.ts';
import { Prefix } from './prefix.ts';
import type { RichSolution } from './rich-solution.ts';

/**
 * Prices a route that does not exist yet by going along it: from the label of a prefix that stays, stop by stop, to the
 * depot. One object serves all moves, so that nothing is allocated.
 */
export class Walk {
  /** From departure to return, after `finish`. */
  duration = 0;
  /** Of the whole route, after `finish`, if `begin` counted the prefix. */
  metres = 0;
  /** Visits likewise. */
  count = 0;
  /** Money of the whole route, prices of its stops left out, after `finish`. */
  cost = 0;
  private readonly routes: RichSolution;
  private readonly prefix: Prefix;
  private head = 0;
  private record = 0;
  private departure = 0;
  /** Arrival at what follows, after `reaches`. */
  private next = 0;
  private early = 0;
  private latest = 0;
  private markedRecord = 0;
  private markedDeparture = 0;
  private markedEarly = 0;
  private markedLatest = 0;

  constructor(routes: RichSolution) {
    this.routes = routes;
    this.prefix = new Prefix(routes);
  }

  /** Starts behind `record` (a stop, or the head itself) on a route driven by the vehicle of `head`; times alone. */
  begin(record: number, head: number): void {
    const { st } = this.routes;
    this.head = head;
    this.record = record;
    this.departure = st[record + DEP];
    this.early = st[record + EARLY];
    this.latest = st[record + LATEST];
  }

  /** As `begin`, with what the prefix carries, measures and counts. */
  beginWhole(record: number, head: number): void {
    this.begin(record, head);
    const { st, instance } = this.routes;
    const { prefix } = this;
    prefix.measure(record);
    prefix.weigh(record);
    this.metres = prefix.metres;
    this.count = prefix.count;
    if (!instance.windowed) {
      this.departure = st[head + DEP] + prefix.time;
      this.early = st[head + EARLY];
      this.latest = st[head + LATEST];
    }
  }

  /** Remembers where it stands; `back` returns there. */
  mark(): void {
    this.markedRecord = this.record;
    this.markedDeparture = this.departure;
    this.markedEarly = this.early;
    this.markedLatest = this.latest;
  }

  back(): void {
    this.record = this.markedRecord;
    this.departure = this.markedDeparture;
    this.early = this.markedEarly;
    this.latest = this.markedLatest;
  }

  /** Goes on to a stop. False if it is reached too late. */
  step(stop: number): boolean {
    const { routes } = this;
    const { instance, st } = routes;
    const k = st[this.head + CLASS];
    return this.stepAt(
      stop,
      this.departure + instance.arcsOf[k].seconds(routes.origin(this.record), stop >> RICH_SHIFT),
    );
  }

  /** The same, where it is known when it is reached. */
  private stepAt(stop: number, arrival: number): boolean {
    const { routes } = this;
    const { instance } = routes;
    const node = stop >> RICH_SHIFT;
    let open = instance.open[node];
    let close = instance.close[node];
    if (arrival > close) return false;
    if (instance.multi[node] === 1) {
      const w = routes.windowFrom(node, arrival);
      open = instance.windowStart[w];
      close = instance.windowEnd[w];
    }
    const slack = this.early + close - arrival;
    if (this.latest > slack) this.latest = slack;
    let start = arrival;
    if (arrival < open) {
      start = open;
      this.early = Math.min(this.latest, this.early + open - arrival);
    }
    this.departure = start + instance.service[node];
    this.record = stop;
    return true;
  }

  /** As `step`, with everything; false if a rule breaks. */
  stepWhole(stop: number): boolean {
    const { routes, record } = this;
    const { instance, st } = routes;
    const k = st[this.head + CLASS];
    if (instance.admit[k * routes.n + (stop >> RICH_SHIFT)] === 0) return false;
    if (!this.step(stop) || !routes.loads.append(this.head, stop, this.prefix.sums)) return false;
    this.metres += instance.arcsOf[k].metres(routes.origin(record), stop >> RICH_SHIFT);
    this.count++;
    return true;
  }

  /** Whether what follows on an existing route from `first` (a stop or a head) on is still in time. */
  reaches(first: number): boolean {
    const { routes } = this;
    const { instance, st } = routes;
    const arcs = instance.arcsOf[st[this.head + CLASS]];
    const goal = first >= routes.firstHead ? instance.to[st[this.head + CLASS]] : first >> RICH_SHIFT;
    this.next = this.departure + arcs.seconds(routes.origin(this.record), goal);
    return this.next <= st[first + LATE];
  }

  /** After `reaches`: seconds of the whole route with the suffix that begins with `first`. */
  durationWith(first: number): number {
    return this.durationVia(this.next, first);
  }

  /**
   * Seconds of the whole route when the suffix that begins with `first` is reached at `next`, known to be in time. Where
   * that changes the windows chosen there, they are walked until they are chosen as before.
   */
  durationVia(next: number, first: number): number {
    const { routes } = this;
    const { st, firstHead, instance } = routes;
    let x = first;
    let arrival = next;
    if (instance.choosing) {
      while (x < firstHead && (arrival > st[x + CHOSEN_LATE] || arrival < st[x + CHOSEN_EARLY])) {
        this.stepAt(x, arrival);
        x = st[x + NEXT];
        arrival = this.departure + st[this.record + OUT_TIME];
      }
    }
    const wait = st[x + TAIL_EARLY] - arrival;
    const spare = this.latest - this.early;
    return arrival - this.early + st[x + TAIL_TIME] + (wait > spare ? wait - spare : 0);
  }

  /** As `finishWith`, with everything; false if a rule breaks. Sets `cost`. */
  finishWhole(first: number): boolean {
    const { st, firstHead } = this.routes;
    for (let x = first; x < firstHead; x = st[x + NEXT]) if (!this.stepWhole(x)) return false;
    return this.end();
  }

  /** Drives to the depot and prices the route; false if it is too late, too long or too many. */
  end(): boolean {
    const { routes, head, record } = this;
    const { instance, st } = routes;
    const k = st[head + CLASS];
    if (record >= routes.firstHead) {
      this.duration = 0;
      this.cost = 0;
      return true;
    }
    const arcs = instance.arcsOf[k];
    const finish = this.close();
    this.metres += arcs.metres(record >> RICH_SHIFT, instance.to[k]);
    this.cost = instance.fixed[k] + instance.rateMetre[k] * this.metres + instance.rateSecond[k] * this.duration;
    return (
      finish <= instance.classes[k].returnBy &&
      this.duration <= instance.longest[k] &&
      this.metres <= instance.maxMetres[k] &&
      this.count <= instance.maxStops[k]
    );
  }

  private close(): number {
    const { routes, head, record } = this;
    const { instance, st } = routes;
    const k = st[head + CLASS];
    const finish = this.departure + instance.arcsOf[k].seconds(routes.origin(record), instance.to[k]);
    this.duration = finish - this.early;
    return finish;
  }
}
