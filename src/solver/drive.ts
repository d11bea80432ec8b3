import type { Leg } from '../model/plan.ts';
import type { Stop } from '../model/problem.ts';
import type { TimeWindow } from '../model/units.ts';
import type { Vehicle } from '../model/vehicle.ts';

/** A pause on the leg of a station. */
export type Pause = { readonly seconds: number; readonly window: TimeWindow } & (
  | { readonly kind: 'break'; readonly index: number }
  | { readonly kind: 'rest' }
);

/** A place that a van comes to, with the leg that leads there. */
export interface Station {
  readonly kind: 'visit' | 'fetch' | 'reload' | 'end';
  readonly stop?: Stop;
  readonly depotId?: string;
  readonly leg: Leg;
  readonly pauses: readonly Pause[];
  /** Seconds of work, set-up included, or of loading. */
  readonly work: number;
  /** Of its begin; at least one. */
  readonly windows: readonly TimeWindow[];
  /** It may begin after the last window, late. */
  readonly isSoft: boolean;
  /** Of the visit of a shipment with a longest ride: index of the station where it is fetched. */
  readonly fetchedAt?: number;
}

interface PauseMoment {
  readonly arrival: number;
  readonly start: number;
  /** Of the leg, before it. */
  readonly driven: number;
}

export interface Moment {
  readonly arrival: number;
  readonly start: number;
  /** The window it begins in, or after which it begins late. */
  readonly window: TimeWindow;
  readonly late: number;
  readonly pauses: readonly PauseMoment[];
}

/** When a van that leaves at `departure` is where. */
export interface Drive {
  readonly departure: number;
  readonly moments: readonly Moment[];
  readonly finish: number;
}

/** Everything as early as it can be, from this departure or, where a break that is owed is not on the route, from when it has been had. */
export function earliestDrive(vehicle: Vehicle, stations: readonly Station[], departure: number): Drive {
  if (vehicle.breaks.length === 0) return driveOut(vehicle, stations, departure, null);
  const taken = new Set(
    stations.flatMap(({ pauses }) => pauses.flatMap((pause) => (pause.kind === 'break' ? [pause.index] : []))),
  );
  for (let from = departure; ; ) {
    const drive = driveOut(vehicle, stations, from, null);
    const missing = vehicle.breaks.filter(({ window }, k) => !taken.has(k) && drive.finish > window.end);
    const had = missing.map(
      ({ window, seconds }) => Math.max(window.start, vehicle.shift?.start ?? -Infinity) + seconds,
    );
    const needed = Math.max(from, ...had);
    if (needed === from) return drive;
    from = needed;
  }
}

/** The same drive from another departure: windows and the places of pauses stay. */
export function driveLike(vehicle: Vehicle, stations: readonly Station[], departure: number, like: Drive): Drive {
  return driveOut(vehicle, stations, departure, like);
}

/** As late as changes neither the finish, nor a window, nor lateness. */
export function latestDeparture(stations: readonly Station[], { moments, finish }: Drive): number {
  const bound = stations.map((_, i) => (moments[i].late > 0 ? moments[i].start : moments[i].window.end));
  for (;;) {
    const starts: number[] = [];
    let latest = finish;
    for (let i = stations.length - 1; i >= 0; i--) {
      const { leg, pauses, work } = stations[i];
      latest = Math.min(bound[i], latest - work);
      starts[i] = latest;
      let left = leg.seconds;
      for (let p = pauses.length - 1; p >= 0; p--) {
        const { driven } = moments[i].pauses[p];
        latest = Math.min(pauses[p].window.end, latest - (left - driven) - pauses[p].seconds);
        left = driven;
      }
      latest -= left;
    }
    let settled = true;
    for (const [i, { fetchedAt, stop }] of stations.entries()) {
      if (fetchedAt === undefined || stop?.maxRideSeconds === undefined) continue;
      const aboard = stations[fetchedAt].work + stop.maxRideSeconds;
      // too long as early as can be: it is so however late, and would be bounded without end
      if (moments[i].start > moments[fetchedAt].start + aboard) continue;
      const by = starts[fetchedAt] + aboard;
      if (starts[i] <= by) continue;
      bound[i] = by;
      settled = false;
    }
    if (settled) return latest;
  }
}

/** A ride too long that waiting does not shorten would be waited for without end. */
const ROUNDS = 4;

/** Drives as early as rides allow; a fetch waits so that its visit comes in time. */
function driveOut(vehicle: Vehicle, stations: readonly Station[], departure: number, like: Drive | null): Drive {
  if (stations.every(({ fetchedAt }) => fetchedAt === undefined)) {
    return driveOnce(vehicle, stations, departure, null, like);
  }
  const notBefore = stations.map(() => -Infinity);
  for (let round = 0; ; round++) {
    const drive = driveOnce(vehicle, stations, departure, notBefore, like);
    let settled = true;
    for (const [i, { fetchedAt, stop }] of stations.entries()) {
      if (fetchedAt === undefined || stop?.maxRideSeconds === undefined) continue;
      const due = drive.moments[i].start - stop.maxRideSeconds - stations[fetchedAt].work;
      if (drive.moments[fetchedAt].start >= due) continue;
      notBefore[fetchedAt] = due;
      settled = false;
    }
    if (settled || round > stations.length * ROUNDS) return drive;
  }
}

const NO_PAUSES: readonly PauseMoment[] = [];

function driveOnce(
  vehicle: Vehicle,
  stations: readonly Station[],
  departure: number,
  notBefore: readonly number[] | null,
  like: Drive | null,
): Drive {
  const wheel = new Wheel(vehicle);
  let time = departure;
  const moments = stations.map((station, i): Moment => {
    let left = station.leg.seconds;
    const take = (pause: Pause, p: number): PauseMoment => {
      const drive =
        like === null
          ? Math.min(left, wheel.left, pause.window.end - time)
          : like.moments[i].pauses[p].driven - (station.leg.seconds - left);
      left -= drive;
      wheel.roll(drive);
      wheel.pause(pause.seconds);
      const arrival = time + drive;
      const start = Math.max(arrival, pause.window.start);
      time = start + pause.seconds;
      return { arrival, start, driven: station.leg.seconds - left };
    };
    const pauses = station.pauses.length === 0 ? NO_PAUSES : station.pauses.map(take);
    wheel.roll(left);
    const arrival = time + left;
    const able = notBefore === null ? arrival : Math.max(arrival, notBefore[i]);
    const last = station.windows[station.windows.length - 1];
    const window = like?.moments[i].window ?? station.windows.find(({ end }) => end >= able) ?? last;
    const start = Math.max(able, window.start);
    const late = like?.moments[i].late ?? (station.isSoft ? Math.max(0, start - last.end) : 0);
    time = start + station.work;
    return { arrival, start, window, late, pauses };
  });
  return { departure, moments, finish: time };
}

/** Time at the wheel since the last rest. */
class Wheel {
  private readonly rule: Vehicle['drivingRule'];
  private driven = 0;
  private parts = 0;

  constructor({ drivingRule }: Vehicle) {
    this.rule = drivingRule;
  }

  get left(): number {
    return this.rule === undefined ? Infinity : this.rule.maxDrivingSeconds - this.driven;
  }

  roll(seconds: number): void {
    this.driven += seconds;
  }

  pause(seconds: number): void {
    const { rule } = this;
    if (rule === undefined) return;
    const isPart = this.parts < rule.split.length && seconds >= rule.split[this.parts];
    if (isPart) this.parts++;
    if (seconds < rule.restSeconds && !(isPart && this.parts === rule.split.length)) return;
    this.driven = 0;
    this.parts = 0;
  }
}
