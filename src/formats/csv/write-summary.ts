import type { Order, PlanDocument, Route, Stop, Vehicle } from '../../model/index.ts';
import type { CsvStyle } from './csv-style.ts';
import { WallClock } from './wall-clock.ts';
import { type Cell, decimal, writeTable } from './write-table.ts';

/** Sums of a route, or of all. */
interface Figures {
  stops: number;
  orders: number;
  deliveries: number;
  pickups: number;
  exchanges: number;
  metres: number;
  seconds: number;
  driving: number;
  service: number;
  waiting: number;
  pauses: number;
  loading: number;
  trips: number;
  /** Hours that vans with a shift or a limit of hours could have been out, and were. */
  available: number;
  used: number;
  /** Highest load on board, by dimension, of vans with a limit in it. */
  readonly peak: Map<string, number>;
  readonly capacity: Map<string, number>;
}

/** `summary.csv`: one row a route, and a row `TOTAL` for the whole plan. Hours, km and money with decimals; uses in per cent. */
export function summaryCsv({ problem, plan }: PlanDocument, style?: CsvStyle): string {
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const vehicles = new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const clock = new WallClock(problem);
  const header = [
    ...['van_id', 'vehicle_id', 'start_depot', 'end_depot', 'departure', 'finish'],
    ...['stops', 'orders', 'deliveries', 'pickups', 'exchanges'],
    ...['trips', 'km', 'hours', 'driving_hours', 'service_hours', 'waiting_hours', 'pause_hours', 'reload_hours'],
    ...problem.dimensions.map((dimension) => `use_${dimension}_pct`),
    'use_time_pct',
    ...['cost_fixed', 'cost_distance', 'cost_time', 'cost_pay', 'cost_overtime', 'cost_lateness', 'cost_zone'],
    ...['cost_skipped', 'cost_total', 'cost_per_stop', 'stops_per_hour'],
    ...(plan.objective === undefined
      ? []
      : ['last_visit_done', 'objective_completion_hours', 'objective_arrival_hours']),
    ...(plan.objective === undefined ? [] : ['objective']),
  ];
  const total = noFigures();
  const rows = plan.routes.map((route) => {
    const figures = figuresOf(route, vehicles.get(route.vehicleId), stops, orders);
    addTo(total, figures);
    const { steps, cost } = route;
    const [start] = steps;
    const last = steps[steps.length - 1];
    return [
      route.vanId,
      route.vehicleId,
      start?.kind === 'start' ? start.depotId : '',
      last?.kind === 'end' ? last.depotId : 'open',
      start === undefined ? '' : clock.time(start.departure),
      last === undefined ? '' : clock.time(last.departure),
      ...cellsOf(figures, problem.dimensions),
      ...moneyCells({ ...cost, skipped: 0 }, figures),
      ...(plan.objective === undefined ? [] : [clock.time(lastVisitDone(route)), '', '', '']),
    ];
  });
  const sum = [
    ...cellsOf(total, problem.dimensions),
    ...moneyCells(plan.cost, total),
    ...(plan.objective === undefined
      ? []
      : [
          plan.routes.length === 0 ? '' : clock.time(Math.max(...plan.routes.map(lastVisitDone))),
          decimal(plan.objective.completionSeconds / 3600, 3),
          decimal(plan.objective.arrivalsSeconds / 3600, 3),
          decimal(plan.objective.value, 3),
        ]),
  ];
  return writeTable(header, [...rows, ['TOTAL', '', '', '', '', '', ...sum]], style);
}

/** Departure from the last visit. */
function lastVisitDone({ steps }: Route): number {
  return steps.reduce((last, step) => (step.kind === 'visit' ? step.departure : last), 0);
}

function figuresOf(
  route: Route,
  vehicle: Vehicle | undefined,
  stops: ReadonlyMap<string, Stop>,
  orders: ReadonlyMap<string, Order>,
): Figures {
  const figures = noFigures();
  for (const step of route.steps) {
    for (const [dimension, capacity] of Object.entries(vehicle?.capacity ?? {})) {
      const load = Object.hasOwn(step.load, dimension) ? step.load[dimension] : 0;
      figures.peak.set(dimension, Math.max(load, figures.peak.get(dimension) ?? 0));
      figures.capacity.set(dimension, capacity);
    }
    if (step.kind === 'start' || step.kind === 'reload') figures.trips++;
    if (step.kind !== 'visit') continue;
    figures.stops++;
    for (const id of stops.get(step.stopId)?.orderIds ?? []) {
      figures.orders++;
      const type = orders.get(id)?.type;
      if (type === 'delivery') figures.deliveries++;
      if (type === 'pickup') figures.pickups++;
      if (type === 'exchange') figures.exchanges++;
    }
  }
  figures.metres = route.metres;
  figures.seconds = route.seconds;
  figures.driving = route.drivingSeconds;
  figures.service = route.serviceSeconds;
  figures.waiting = route.waitingSeconds;
  figures.pauses = route.pauseSeconds ?? 0;
  figures.loading = route.reloadSeconds ?? 0;
  const available = secondsAvailable(vehicle);
  if (available !== undefined) {
    figures.available = available;
    figures.used = route.seconds;
  }
  return figures;
}

/** The length of the shift, or `max_hours` if that is less; neither is no limit. */
function secondsAvailable(vehicle: Vehicle | undefined): number | undefined {
  const { shift, maxSeconds = Number.POSITIVE_INFINITY } = vehicle ?? {};
  const least = Math.min(shift === undefined ? Number.POSITIVE_INFINITY : shift.end - shift.start, maxSeconds);
  return Number.isFinite(least) ? least : undefined;
}

function cellsOf(f: Figures, dimensions: readonly string[]): Cell[] {
  return [
    ...[f.stops, f.orders, f.deliveries, f.pickups, f.exchanges].map(String),
    String(f.trips),
    decimal(f.metres / 1000, 3),
    ...[f.seconds, f.driving, f.service, f.waiting, f.pauses, f.loading].map((seconds) => decimal(seconds / 3600, 3)),
    ...dimensions.map((dimension) => {
      const capacity = f.capacity.get(dimension) ?? 0;
      return capacity > 0 ? decimal((100 * (f.peak.get(dimension) ?? 0)) / capacity, 1) : '';
    }),
    f.available > 0 ? decimal((100 * f.used) / f.available, 1) : '',
  ];
}

function moneyCells(cost: PlanDocument['plan']['cost'], { stops, seconds }: Figures): Cell[] {
  const { overtime = 0, lateness = 0, zone = 0 } = cost;
  const parts = [cost.fixed, cost.distance, cost.time, cost.pay, overtime, lateness, zone, cost.skipped, cost.total];
  const perStop = stops > 0 ? cost.total / stops : undefined;
  const perHour = seconds > 0 ? (3600 * stops) / seconds : undefined;
  return [...parts.map((money) => decimal(money, 3)), decimal(perStop, 3), decimal(perHour, 2)];
}

function noFigures(): Figures {
  return {
    stops: 0,
    orders: 0,
    deliveries: 0,
    pickups: 0,
    exchanges: 0,
    metres: 0,
    seconds: 0,
    driving: 0,
    service: 0,
    waiting: 0,
    pauses: 0,
    loading: 0,
    trips: 0,
    available: 0,
    used: 0,
    peak: new Map(),
    capacity: new Map(),
  };
}

function addTo(total: Figures, part: Figures): void {
  for (const key of Object.keys(part) as (keyof Figures)[]) {
    if (key === 'peak' || key === 'capacity') {
      for (const [dimension, amount] of part[key]) total[key].set(dimension, (total[key].get(dimension) ?? 0) + amount);
    } else total[key] += part[key];
  }
}
