import { Random } from '../../../fixtures/random.ts';
import { greatCircleTravel } from '../../../src/matrix/great-circle-travel.ts';
import { VEHICLE_DEFAULTS } from '../../../src/model/index.ts';
import type { Order } from '../../../src/model/order.ts';
import type { Route, Step } from '../../../src/model/plan.ts';
import type { PlanDocument } from '../../../src/model/plan-document.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { VAN_PROFILE } from '../../../src/model/travel-profile.ts';
import type { Vehicle } from '../../../src/model/vehicle.ts';

const KEEP = { priority: 0, skills: [], divisible: false, cash: 0, setupSeconds: 0, extra: {} } as const;

/** A day of random stops, each van serving one slice around the depot by angle: not clever, but a whole document. */
export function sampleDay(vans: number, perVan: number, seed = 1): PlanDocument {
  const random = new Random(seed);
  const depot = { lat: 52.355, lon: -1.015 };
  const count = vans * perVan;
  const points = Array.from({ length: count }, () => {
    const [x, y] = [0, 0].map(() => (random.next() + random.next() + random.next() - 1.5) / 7) as [number, number];
    return { lat: depot.lat + y, lon: depot.lon + x * 1.6, angle: Math.atan2(y, x) };
  }).sort((a, b) => a.angle - b.angle);
  const orders = points.map((point, i): Order => {
    const from = 8 * 3600 + random.int(0, 8) * 3600;
    const pickup = random.chance(0.1);
    const load = { parcels: random.int(1, 4), weight_kg: random.int(1, 30) };
    return {
      ...KEEP,
      id: `A-${1000 + i}`,
      type: pickup ? 'pickup' : 'delivery',
      location: { lat: point.lat, lon: point.lon },
      delivery: pickup ? {} : load,
      pickup: pickup ? load : {},
      windows: random.chance(0.5) ? [{ start: from, end: from + 2 * 3600 }] : [],
      serviceSeconds: 240,
      customer: `Customer ${i}`,
      address: `${i} Weaver Row`,
      phone: `07700 900${i % 1000}`,
      email: `c${i}@example.com`,
      notes: 'call 07700 900000',
    };
  });
  const vehicle: Vehicle = {
    ...VEHICLE_DEFAULTS,
    id: 'van',
    count: vans,
    depotId: 'hub',
    endDepotId: 'hub',
    shift: { start: 7 * 3600, end: 19 * 3600 },
    capacity: { parcels: perVan * 3, weight_kg: perVan * 22 },
    costFixed: 60,
    costPerKm: 0.5,
    costPerHour: 18,
  };
  const problem: Problem = {
    date: '2026-11-23',
    timeZone: 'Europe/London',
    dimensions: ['parcels', 'weight_kg'],
    places: [{ id: 'hub', ...depot }, ...orders.map((order) => ({ id: order.id, ...order.location }))],
    depots: [{ id: 'hub', location: depot, loadSeconds: 0, extra: {}, place: 0 }],
    vehicles: [vehicle],
    stops: orders.map((order, i) => ({
      id: order.id,
      orderIds: [order.id],
      place: i + 1,
      delivery: order.delivery,
      pickup: order.pickup,
      windows: order.windows,
      serviceSeconds: order.serviceSeconds,
      setupSeconds: 0,
      priority: 0,
      skills: [],
    })),
    orders,
    profiles: [VAN_PROFILE],
  };
  return documentOf(problem, vans, perVan);
}

function documentOf(problem: Problem, vans: number, perVan: number): PlanDocument {
  const legs = greatCircleTravel(problem.places, problem.profiles).profile('van');
  const routes: Route[] = [];
  for (let v = 0; v < vans; v++) {
    const left = problem.stops.slice(v * perVan, (v + 1) * perVan);
    const sum = (d: string) => left.reduce((total, stop) => total + (stop.delivery[d] ?? 0), 0);
    let load: Record<string, number> = { parcels: sum('parcels'), weight_kg: sum('weight_kg') };
    let at = 0;
    let now = 8 * 3600;
    const steps: Step[] = [{ kind: 'start', depotId: 'hub', arrival: now, start: now, departure: now, load }];
    const totals = { metres: 0, drivingSeconds: 0, serviceSeconds: 0, waitingSeconds: 0 };
    const drive = (to: number) => {
      const leg = { metres: legs.metres(at, to), seconds: legs.seconds(at, to) };
      totals.metres += leg.metres;
      totals.drivingSeconds += leg.seconds;
      now += leg.seconds;
      at = to;
      return leg;
    };
    while (left.length > 0) {
      // Windows that close first are served first, then what is near.
      left.sort((a, b) => urgency(a.windows[0]?.end) - urgency(b.windows[0]?.end) || cost(a.place) - cost(b.place));
      const stop = left.shift() as (typeof left)[number];
      const leg = drive(stop.place);
      const arrival = now;
      const start = Math.max(now, stop.windows[0]?.start ?? now);
      now = start + stop.serviceSeconds;
      load = Object.fromEntries(
        Object.entries(load).map(([d, x]) => [d, x - (stop.delivery[d] ?? 0) + (stop.pickup[d] ?? 0)]),
      );
      totals.serviceSeconds += stop.serviceSeconds;
      totals.waitingSeconds += start - arrival;
      steps.push({ kind: 'visit', stopId: stop.id, leg, arrival, start, departure: now, load });
    }
    const leg = drive(0);
    steps.push({ kind: 'end', depotId: 'hub', leg, arrival: now, start: now, departure: now, load });
    const seconds = now - 8 * 3600;
    const [distance, time] = [(0.5 * totals.metres) / 1000, (18 * seconds) / 3600].map(
      (x) => Math.round(x * 1000) / 1000,
    ) as [number, number];
    const total = Math.round((60 + distance + time) * 1000) / 1000;
    routes.push({
      vanId: vans === 1 ? 'van' : `van-${v + 1}`,
      vehicleId: 'van',
      steps,
      ...totals,
      seconds,
      cost: { fixed: 60, distance, time, pay: 0, total },
    });
    function cost(place: number): number {
      return legs.seconds(at, place);
    }
    function urgency(end: number | undefined): number {
      return Math.floor((end ?? now + 4 * 3600) / 7200);
    }
  }
  const sum = (part: 'fixed' | 'distance' | 'time' | 'total') => routes.reduce((x, route) => x + route.cost[part], 0);
  return {
    schema: 'dayroute-plan',
    version: 2,
    problem,
    travel: { kind: 'great-circle' },
    plan: {
      routes,
      unassigned: [],
      cost: {
        fixed: sum('fixed'),
        distance: sum('distance'),
        time: sum('time'),
        pay: 0,
        skipped: 0,
        total: sum('total'),
      },
    },
    deferred: [],
    rejected: [],
    notices: [],
    manifest: {},
  };
}

/** The same day with an order on no route, one held, one deferred and one rejected. */
export function withLeftovers(doc: PlanDocument): PlanDocument {
  const template = doc.problem.orders[0] as Order;
  const order = (id: string, dLat: number): Order => ({
    ...template,
    id,
    customer: `Customer of ${id}`,
    location: { lat: template.location.lat + dLat, lon: template.location.lon + 0.01 },
  });
  const out = order('X-1', 0.01);
  return {
    ...doc,
    problem: { ...doc.problem, orders: [...doc.problem.orders, out] },
    plan: {
      ...doc.plan,
      unassigned: [
        { orderId: 'X-1', stopId: 'X-1', code: 'TOO_LARGE', reason: 'No van takes 2650 kg', remedy: 'Split the order' },
      ],
    },
    deferred: [
      { order: order('X-2', 0.02), kind: 'held', reason: 'Goods are ready on 2026-11-25', lastDay: '2026-11-27' },
      { order: order('X-3', 0.03), kind: 'deferred', reason: 'Tomorrow is cheaper' },
    ],
    rejected: [
      {
        file: 'orders.csv',
        line: 303,
        cells: { order_id: 'X-4' },
        orderId: 'X-4',
        complaints: [
          {
            code: 'BAD_WINDOW',
            severity: 'error',
            message: 'The window ends before it starts.',
            cure: 'Write 18:00-09:00+1.',
          },
        ],
      },
    ],
  };
}
