/**
 * What a route is worth, reckoned from docs/rules.md alone: apart from the search and apart from the referee (whose schedule walks
 * backwards; here the latest departure is found by bisection). Slow and plain on purpose.
 */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Leg, Load, Problem, Route, RouteCost, Step, Stop, Travel, Vehicle } from '../../src/model/index.ts';
import { legSeconds, UNREACHABLE } from '../../src/model/index.ts';

export type Act =
  | { readonly kind: 'visit' | 'fetch'; readonly stop: Stop }
  /** Without a depot: at the first where the vehicle may. */
  | { readonly kind: 'reload'; readonly depotId?: string }
  | { readonly kind: 'break'; readonly index: number }
  | { readonly kind: 'rest'; readonly seconds: number };

export interface Judged {
  /** Why the route breaks a rule; empty = it keeps all. */
  readonly faults: readonly string[];
  /** With the canonical times if there are any, else with times as they would come about. */
  readonly route: Route;
  /** Departure from the last visit. */
  readonly completion: number;
  /** Sum of the starts of all visits. */
  readonly arrivals: number;
  readonly visits: number;
}

/** One drive: by act, the end last. */
interface Drive {
  readonly departure: number;
  readonly arrive: number[];
  readonly start: number[];
  readonly leave: number[];
  /** Of pauses: driven before, of the leg. */
  readonly driven: number[];
  /** Of calls: the window begun in, or -1; and seconds late. */
  readonly window: number[];
  readonly late: number[];
  readonly finish: number;
  readonly faults: string[];
}

interface Held {
  readonly window: readonly number[];
  readonly late: readonly number[];
  readonly driven: readonly number[];
}

export class RouteJudge {
  readonly problem: Problem;
  readonly vehicle: Vehicle;
  readonly #travel: Travel;
  readonly #depot: Problem['depots'][number];
  readonly #end: Problem['depots'][number] | undefined;
  readonly #legs = new Map<number, Leg>();

  constructor(problem: Problem, travel: Travel, vehicle: Vehicle) {
    this.problem = problem;
    this.vehicle = vehicle;
    this.#travel = travel;
    const depot = (id: string) => problem.depots.find((d) => d.id === id) as Problem['depots'][number];
    this.#depot = depot(vehicle.depotId);
    this.#end = vehicle.endDepotId === null ? undefined : depot(vehicle.endDepotId);
  }

  leg(from: number, to: number): Leg {
    const key = from * 4096 + to;
    let leg = this.#legs.get(key);
    if (leg === undefined) {
      const legs = this.#travel.profile(this.vehicle.profile);
      leg = { metres: legs.metres(from, to), seconds: legSeconds(legs.seconds(from, to), this.vehicle.speedFactor) };
      this.#legs.set(key, leg);
    }
    return leg;
  }

  get startPlace(): number {
    return this.#depot.place;
  }

  #reloadAt({ depotId }: { readonly depotId?: string }): Problem['depots'][number] {
    const id = depotId ?? this.vehicle.reloadDepotIds?.[0] ?? this.vehicle.depotId;
    return this.problem.depots.find((d) => d.id === id) as Problem['depots'][number];
  }

  /** Whether these acts can begin a route at all: nothing that comes after can mend what is missed here. */
  canBegin(acts: readonly Act[]): boolean {
    return this.#keepRides(acts, this.#firstDeparture(acts), undefined, true).faults.length === 0;
  }

  judge(vanId: string, acts: readonly Act[]): Judged {
    const { vehicle } = this;
    const faults = [...this.#structureFaults(acts), ...this.#boardFaults(acts)];

    let depart = this.#firstDeparture(acts);
    let early = this.#keepRides(acts, depart);
    for (let again = true; again; ) {
      again = false;
      for (const [k, { window, seconds }] of vehicle.breaks.entries()) {
        const had = Math.max(window.start, vehicle.shift === undefined ? window.start : vehicle.shift.start) + seconds;
        const isTaken = acts.some((act) => act.kind === 'break' && act.index === k);
        if (isTaken || early.finish <= window.end || depart >= had) continue;
        depart = had;
        early = this.#keepRides(acts, depart);
        again = true;
      }
    }
    faults.push(...early.faults);

    let drive = early;
    if (early.faults.length === 0 && !((this.problem.objective?.arrivalsPerHour ?? 0) > 0)) {
      // bisection: the latest departure with the same finish, windows, lateness and places of pauses
      let low = depart;
      let high = early.finish + 1;
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        const tried = this.#keepRides(acts, middle, early);
        if (tried.faults.length === 0 && tried.finish === early.finish) low = middle;
        else high = middle;
      }
      drive = this.#keepRides(acts, low, early);
    }
    const route = this.#write(vanId, acts, drive);
    const { maxSeconds, maxDrivingSeconds, maxMetres, maxStops } = vehicle;
    const calls = acts.filter((act) => act.kind === 'visit' || act.kind === 'fetch').length;
    if (maxSeconds !== undefined && route.seconds > maxSeconds) faults.push('too long');
    if (maxDrivingSeconds !== undefined && route.drivingSeconds > maxDrivingSeconds) faults.push('too much driving');
    if (maxMetres !== undefined && route.metres > maxMetres) faults.push('too far');
    if (maxStops !== undefined && calls > maxStops) faults.push('too many calls');
    const visits = route.steps.filter((step) => step.kind === 'visit');
    return {
      faults,
      route,
      completion: visits.at(-1)?.departure ?? 0,
      arrivals: visits.reduce((sum, visit) => sum + visit.start, 0),
      visits: visits.length,
    };
  }

  #firstDeparture(acts: readonly Act[]): number {
    const { shift } = this.vehicle;
    const { window, loadSeconds } = this.#depot;
    const bounds = [this.#readyFrom(acts, 0)];
    if (shift !== undefined) bounds.push(shift.start);
    if (window !== undefined) bounds.push(window.start);
    if (shift === undefined && window === undefined) bounds.push(0);
    return Math.max(...bounds) + loadSeconds;
  }

  #readyFrom(acts: readonly Act[], from: number): number {
    const until = acts.findIndex((act, i) => i >= from && act.kind === 'reload');
    const trip = acts.slice(from, until < 0 ? undefined : until);
    return Math.max(
      -Infinity,
      ...trip.map((act) =>
        act.kind === 'visit' && act.stop.from === undefined ? (act.stop.readyAt ?? -Infinity) : -Infinity,
      ),
    );
  }

  /** Drives, and puts fetches later until no shipment rides too long. */
  #keepRides(acts: readonly Act[], departure: number, held?: Held, isPart = false): Drive {
    const floor = new Map<number, number>();
    for (let round = 0; ; round++) {
      const drive = this.#drive(acts, departure, floor, held, isPart);
      if (round > 60) drive.faults.push('rides too long');
      if (drive.faults.length > 0) return drive;
      let isChanged = false;
      acts.forEach((act, i) => {
        if (act.kind !== 'visit' || act.stop.from === undefined || act.stop.maxRideSeconds === undefined) return;
        const f = acts.findIndex((other) => other.kind === 'fetch' && other.stop.id === act.stop.id);
        if (f < 0 || f > i || drive.start[i] - drive.leave[f] <= act.stop.maxRideSeconds) return;
        floor.set(f, drive.start[i] - act.stop.maxRideSeconds - act.stop.from.serviceSeconds);
        isChanged = true;
      });
      if (!isChanged) return drive;
    }
  }

  #drive(
    acts: readonly Act[],
    departure: number,
    floor: ReadonlyMap<number, number>,
    held: Held | undefined,
    isPart: boolean,
  ): Drive {
    const { vehicle } = this;
    const rule = vehicle.drivingRule;
    const faults: string[] = [];
    const drive: Drive = {
      departure,
      arrive: [],
      start: [],
      leave: [],
      driven: [],
      window: [],
      late: [],
      finish: departure,
      faults,
    };
    let now = departure;
    let place = this.#depot.place;
    let justCalled = -1;
    let wheel = 0;
    let parts = 0;
    let pauses: number[] = [];

    const passLeg = (to: number, at: number): void => {
      const leg = this.leg(place, to);
      if (leg.seconds >= UNREACHABLE || leg.metres >= UNREACHABLE) faults.push('no way');
      let done = 0;
      for (const i of pauses) {
        const act = acts[i];
        const pausing = act.kind === 'break' ? vehicle.breaks[act.index] : undefined;
        const length = act.kind === 'rest' ? act.seconds : (pausing?.seconds ?? 0);
        let ahead = leg.seconds - done;
        if (held !== undefined) ahead = held.driven[i] - done;
        else {
          if (rule !== undefined) ahead = Math.min(ahead, rule.maxDrivingSeconds - wheel);
          if (pausing !== undefined) ahead = Math.min(ahead, pausing.window.end - now);
        }
        if (ahead < 0) {
          faults.push('too late for a pause');
          ahead = 0;
        }
        done += ahead;
        now += ahead;
        wheel += ahead;
        drive.arrive[i] = now;
        drive.start[i] = pausing === undefined ? now : Math.max(now, pausing.window.start);
        if (pausing !== undefined && drive.start[i] > pausing.window.end) faults.push('break too late');
        now = drive.start[i] + length;
        drive.leave[i] = now;
        drive.driven[i] = done;
        if (rule === undefined) continue;
        if (length >= rule.restSeconds) {
          wheel = 0;
          parts = 0;
        } else if (parts < rule.split.length && length >= rule.split[parts]) {
          parts++;
          if (parts === rule.split.length) {
            wheel = 0;
            parts = 0;
          }
        }
      }
      pauses = [];
      now += leg.seconds - done;
      wheel += leg.seconds - done;
      if (rule !== undefined && wheel > rule.maxDrivingSeconds) faults.push('no rest');
      drive.arrive[at] = now;
      place = to;
    };

    for (const [i, act] of acts.entries()) {
      if (act.kind === 'break' || act.kind === 'rest') {
        pauses.push(i);
        continue;
      }
      if (act.kind === 'reload') {
        const { place, window, loadSeconds } = this.#reloadAt(act);
        passLeg(place, i);
        const begin = Math.max(now, window?.start ?? now, this.#readyFrom(acts, i + 1));
        if (window !== undefined && begin > window.end) faults.push('depot closed');
        drive.start[i] = begin;
        now = begin + Math.max(vehicle.reloadSeconds, loadSeconds);
        drive.leave[i] = now;
        justCalled = -1;
        continue;
      }
      const { stop } = act;
      const isFetch = act.kind === 'fetch';
      const to = isFetch ? (stop.from?.place ?? stop.place) : stop.place;
      passLeg(to, i);
      const windows = isFetch ? (stop.from?.windows ?? []) : stop.windows;
      let from = Math.max(now, floor.get(i) ?? now);
      if (isFetch) from = Math.max(from, stop.readyAt ?? from);
      const isSoft = !isFetch && stop.lateCostPerHour !== undefined;
      const last = windows.at(-1);
      if (held !== undefined) {
        const w = held.window[i];
        if (w >= 0) from = Math.max(from, windows[w].start);
        drive.window[i] = w;
        drive.late[i] = last === undefined || w >= 0 ? 0 : Math.max(0, from - last.end);
        if (w >= 0 && from > windows[w].end) faults.push('another window');
        // less of it is no fault: the rides, which make it later, may not be settled yet
        if (w < 0 && drive.late[i] > held.late[i]) faults.push('other lateness');
      } else {
        const w = windows.findIndex(({ end }) => from <= end);
        if (w >= 0) from = Math.max(from, windows[w].start);
        drive.window[i] = w;
        drive.late[i] = w >= 0 || last === undefined ? 0 : from - last.end;
        if (drive.late[i] > 0 && !isSoft) faults.push(`too late at ${stop.id}`);
      }
      drive.start[i] = from;
      const setUp = isFetch || justCalled === to ? 0 : stop.setupSeconds;
      now = from + (isFetch ? (stop.from?.serviceSeconds ?? 0) : setUp + stop.serviceSeconds);
      drive.leave[i] = now;
      justCalled = to;
    }
    if (isPart) return { ...drive, finish: now };
    if (this.#end !== undefined) passLeg(this.#end.place, acts.length);
    else if (pauses.length > 0) faults.push('a pause after the end');
    for (const i of pauses) {
      drive.arrive[i] = now;
      drive.start[i] = now;
      drive.leave[i] = now;
      drive.driven[i] = 0;
    }
    if (now > (vehicle.shift?.end ?? now)) faults.push('after the shift');
    if (now > (this.#end?.window?.end ?? now)) faults.push('after the depot closes');
    return { ...drive, finish: now };
  }

  /** Rules on the order of acts. */
  #structureFaults(acts: readonly Act[]): string[] {
    const faults: string[] = [];
    const { vehicle } = this;
    const trips: Act[][] = [[]];
    const seen = new Set<string>();
    for (const act of acts) {
      if (act.kind === 'reload') {
        trips.push([]);
        const { id } = this.#reloadAt(act);
        if (!(vehicle.reloadDepotIds ?? [vehicle.depotId]).includes(id)) faults.push('reloads elsewhere');
        continue;
      }
      const name = act.kind === 'visit' || act.kind === 'fetch' ? `${act.kind} ${act.stop.id}` : '';
      if (name !== '' && seen.has(name)) faults.push('twice');
      seen.add(name);
      if (act.kind === 'break') {
        if (vehicle.breaks[act.index] === undefined) faults.push('no such break');
        if (seen.has(`break ${act.index}`)) faults.push('break twice');
        seen.add(`break ${act.index}`);
        continue;
      }
      if (act.kind === 'rest') continue;
      trips[trips.length - 1].push(act);
      if (act.kind === 'fetch' && act.stop.from === undefined) faults.push('no shipment');
      if (act.kind === 'visit' && act.stop.from !== undefined && !seen.has(`fetch ${act.stop.id}`))
        faults.push('not fetched');
    }
    for (const act of acts) if (act.kind === 'fetch' && !seen.has(`visit ${act.stop.id}`)) faults.push('not brought');
    if (trips.some((trip) => trip.length === 0)) faults.push('empty trip');
    if (trips.length > vehicle.trips) faults.push('too many trips');
    if (acts.at(-1)?.kind === 'reload') faults.push('ends with a reload');
    for (const trip of trips) faults.push(...this.#backhaulFaults(trip), ...this.#cashFaults(trip));
    for (const act of acts) if (act.kind === 'visit') faults.push(...this.#personalFaults(act.stop));
    return faults;
  }

  #types(stop: Stop): string[] {
    if (stop.from !== undefined) return [];
    return stop.orderIds.map((id) => this.problem.orders.find((order) => order.id === id)?.type ?? '');
  }

  #backhaulFaults(trip: readonly Act[]): string[] {
    if (this.vehicle.backhaul === 'mixed') return [];
    const stops = trip.flatMap((act) => (act.kind === 'visit' ? [act.stop] : []));
    const brings = (stop: Stop) => this.#types(stop).some((type) => type === 'delivery' || type === 'exchange');
    const fetches = (stop: Stop) => this.#types(stop).some((type) => type === 'pickup' || type === 'exchange');
    const firstFetch = stops.findIndex(fetches);
    if (firstFetch < 0) return [];
    const faults = stops.slice(firstFetch + 1).some(brings) ? ['delivery after pickup'] : [];
    if (this.vehicle.backhaul === 'after-delivery' && !stops.some(brings)) faults.push('pickups alone');
    return faults;
  }

  #cashFaults(trip: readonly Act[]): string[] {
    const cash = trip.reduce((sum, act) => sum + (act.kind === 'visit' ? (act.stop.cash ?? 0) : 0), 0);
    return cash > (this.vehicle.maxCash ?? Infinity) + 1e-9 ? ['too much cash'] : [];
  }

  #personalFaults(stop: Stop): string[] {
    const { vehicle } = this;
    const faults: string[] = [];
    if (stop.skills.some((skill) => !vehicle.skills.includes(skill))) faults.push('skill');
    if (stop.depot !== undefined) {
      const has = (load: object) => Object.values(load).some((amount) => amount > 0);
      const off =
        vehicle.trips > 1
          ? [vehicle.endDepotId, ...(vehicle.reloadDepotIds ?? [vehicle.depotId])]
          : [vehicle.endDepotId];
      if ((has(stop.delivery) || !has(stop.pickup)) && stop.depot !== vehicle.depotId) faults.push('depot');
      if (has(stop.pickup) && off.some((id) => id !== stop.depot)) faults.push('depot');
    }
    if (vehicle.zone !== undefined && vehicle.zoneCost === undefined && this.#isOutside(stop)) faults.push('zone');
    return faults;
  }

  #isOutside(stop: Stop): boolean {
    const zone = this.problem.zones?.find(({ name }) => name === this.vehicle.zone);
    if (zone === undefined) return false;
    const places = [stop.place, ...(stop.from === undefined ? [] : [stop.from.place])];
    return places.some((place) => {
      const { lat, lon } = this.problem.places[place];
      const coordinates = zone.polygons.map((p) => p.map((ring) => ring.map(([x, y]) => [x, y])));
      return !booleanPointInPolygon([lon, lat], { type: 'MultiPolygon', coordinates });
    });
  }

  /** What is on board after each act; `before` is what it leaves the depot with. */
  #board(acts: readonly Act[]): { readonly before: Load; readonly after: readonly Load[] } {
    const { dimensions } = this.problem;
    const goods = (from: number) => {
      const until = acts.findIndex((act, i) => i >= from && act.kind === 'reload');
      const trip = acts.slice(from, until < 0 ? undefined : until);
      return (d: string) =>
        trip.reduce(
          (sum, a) => sum + (a.kind === 'visit' && a.stop.from === undefined ? (a.stop.delivery[d] ?? 0) : 0),
          0,
        );
    };
    const stock = new Map(dimensions.map((d) => [d, { depot: goods(0)(d), shipped: 0, back: 0 }]));
    const total = (): Load =>
      Object.fromEntries(
        [...stock].map(([d, { depot, shipped, back }]) => [d, Math.round((depot + shipped + back) * 1e6) / 1e6]),
      );
    const before = total();
    const after = acts.map((act, i) => {
      for (const [d, s] of stock) {
        if (act.kind === 'reload') {
          s.depot = goods(i + 1)(d);
          s.back = 0;
        }
        if (act.kind === 'fetch') s.shipped += act.stop.delivery[d] ?? 0;
        if (act.kind === 'visit') {
          if (act.stop.from === undefined) s.depot -= act.stop.delivery[d] ?? 0;
          else s.shipped -= act.stop.delivery[d] ?? 0;
          s.back += act.stop.pickup[d] ?? 0;
        }
      }
      return total();
    });
    return { before, after };
  }

  #boardFaults(acts: readonly Act[]): string[] {
    const { before, after } = this.#board(acts);
    const { capacity } = this.vehicle;
    const isOver = (load: Load) =>
      Object.keys(capacity).some((d) => (load[d] ?? 0) > capacity[d] + 1e-6 * Math.max(1, capacity[d]));
    return [before, ...after].some(isOver) ? ['overloaded'] : [];
  }

  #write(vanId: string, acts: readonly Act[], drive: Drive): Route {
    const { vehicle } = this;
    const { before, after } = this.#board(acts);
    const loading = drive.departure - this.#depot.loadSeconds;
    const steps: Step[] = [
      {
        kind: 'start',
        depotId: this.#depot.id,
        arrival: loading,
        start: loading,
        departure: drive.departure,
        load: before,
      },
    ];
    let place = this.#depot.place;
    let metres = 0;
    const sums = { driving: 0, service: 0, waiting: 0, pause: 0, reload: 0 };
    const goTo = (to: number) => {
      const leg = this.leg(place, to);
      place = to;
      metres += leg.metres;
      sums.driving += leg.seconds;
      return leg;
    };
    let late = 0;
    let outside = 0;
    let deliveries = 0;
    let pickups = 0;
    for (const [i, act] of acts.entries()) {
      const times = { arrival: drive.arrive[i], start: drive.start[i], departure: drive.leave[i], load: after[i] };
      sums.waiting += times.start - times.arrival;
      const took = times.departure - times.start;
      if (act.kind === 'break')
        steps.push({ kind: 'break', index: act.index, drivenSeconds: drive.driven[i], ...times });
      else if (act.kind === 'rest') steps.push({ kind: 'rest', drivenSeconds: drive.driven[i], ...times });
      else if (act.kind === 'reload') {
        const { id, place } = this.#reloadAt(act);
        steps.push({ kind: 'reload', depotId: id, leg: goTo(place), ...times });
      } else {
        const { stop } = act;
        const leg = goTo(act.kind === 'fetch' ? (stop.from?.place ?? stop.place) : stop.place);
        steps.push({ kind: act.kind, stopId: stop.id, leg, ...times });
        if (act.kind === 'visit') {
          if (stop.lateCostPerHour !== undefined) late += (stop.lateCostPerHour * drive.late[i]) / 3600;
          if (this.#isOutside(stop)) outside++;
          const types = stop.orderIds.map((id) => this.problem.orders.find((order) => order.id === id)?.type);
          deliveries += types.filter((type) => type === 'delivery' || type === 'exchange').length;
          pickups += types.filter((type) => type === 'pickup' || type === 'exchange').length;
        }
      }
      if (act.kind === 'break' || act.kind === 'rest') sums.pause += took;
      else if (act.kind === 'reload') sums.reload += took;
      else sums.service += took;
    }
    if (this.#end !== undefined) {
      const load = after.at(-1) ?? before;
      const { finish } = drive;
      steps.push({
        kind: 'end',
        depotId: this.#end.id,
        leg: goTo(this.#end.place),
        arrival: finish,
        start: finish,
        departure: finish,
        load,
      });
    }
    const seconds = drive.finish - drive.departure;
    const cents = (money: number) => Math.round(money * 1000) / 1000;
    const overtime = cents(
      (vehicle.overtimeCostPerHour * Math.max(0, seconds - (vehicle.overtimeAfterSeconds ?? seconds))) / 3600,
    );
    const parts = {
      fixed: cents(vehicle.costFixed),
      distance: cents((vehicle.costPerKm * metres) / 1000),
      time: cents((vehicle.costPerHour * seconds) / 3600),
      pay: cents(vehicle.payPerDelivery * deliveries + vehicle.payPerPickup * pickups),
    };
    const rare = { overtime, lateness: cents(late), zone: cents((vehicle.zoneCost ?? 0) * outside) };
    const all = [...Object.values(parts), ...Object.values(rare)];
    const cost: RouteCost = {
      ...parts,
      ...(rare.overtime === 0 ? {} : { overtime: rare.overtime }),
      ...(rare.lateness === 0 ? {} : { lateness: rare.lateness }),
      ...(rare.zone === 0 ? {} : { zone: rare.zone }),
      total: cents(all.reduce((sum, part) => sum + part, 0)),
    };
    return {
      vanId,
      vehicleId: vehicle.id,
      steps,
      metres,
      seconds,
      drivingSeconds: sums.driving,
      serviceSeconds: sums.service,
      waitingSeconds: sums.waiting,
      ...(sums.pause === 0 ? {} : { pauseSeconds: sums.pause }),
      ...(sums.reload === 0 ? {} : { reloadSeconds: sums.reload }),
      cost,
    };
  }
}
