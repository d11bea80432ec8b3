import type { Order, PlanDocument } from '../../src/model/index.ts';
import { sampleDay, withLeftovers } from './html/sample-day.ts';

/** What customers, and those who name vans, may have typed. */
export const HOSTILE = {
  image: '<img src=x onerror="window.hacked=1">',
  script: '</script><script>window.hacked=1</script>',
  formula: '=HYPERLINK("http://evil.example","click")',
  path: '../../etc/x',
  turned: 'invoice\u202egpj.exe',
  controls: 'a\u0000b\u001bc\ufffe',
  cdata: ']]><evil/>&#0;&bogus;',
  quotes: `" onmouseover="window.hacked=1" x='`,
} as const;

const TEXTS = Object.values(HOSTILE);

/** A day whose every text from outside is hostile: ids of orders, vans and depots, names, addresses, notes, reasons. */
export function hostileDocument(): PlanDocument {
  const day = withLeftovers(sampleDay(TEXTS.length, 3));
  const van = (i: number) => TEXTS[i % TEXTS.length] as string;
  const text = (i: number) => `${TEXTS[i % TEXTS.length]} ${i}`;
  const renamed = new Map(day.problem.orders.map((order, i) => [order.id, text(i)]));
  const id = (old: string) => renamed.get(old) ?? old;
  const hostile = (order: Order, i: number): Order => ({
    ...order,
    id: id(order.id),
    customer: text(i),
    address: text(i + 1),
    postcode: van(i + 2),
    notes: text(i + 3),
    phone: text(i + 4),
    email: text(i + 5),
    cash: i % 2 === 0 ? 12.5 : 0,
    extra: { [van(i)]: text(i + 6) },
  });
  const { problem, plan } = day;
  const [vehicle] = problem.vehicles;
  if (vehicle === undefined) throw new Error('the sample has a vehicle');
  return {
    ...day,
    problem: {
      ...problem,
      depots: problem.depots.map((depot) => ({ ...depot, id: HOSTILE.image })),
      vehicles: TEXTS.map((name) => ({
        ...vehicle,
        id: name,
        count: 1,
        depotId: HOSTILE.image,
        endDepotId: HOSTILE.image,
      })),
      orders: problem.orders.map(hostile),
      stops: problem.stops.map((stop) => ({ ...stop, id: id(stop.id), orderIds: stop.orderIds.map(id) })),
    },
    plan: {
      ...plan,
      routes: plan.routes.map((route, i) => ({
        ...route,
        vanId: van(i),
        vehicleId: van(i),
        steps: route.steps.map((step) =>
          step.kind === 'visit' ? { ...step, stopId: id(step.stopId) } : { ...step, depotId: HOSTILE.image },
        ),
      })),
      unassigned: plan.unassigned.map((entry) => ({
        ...entry,
        orderId: id(entry.orderId),
        stopId: id(entry.stopId),
        reason: HOSTILE.image,
        remedy: HOSTILE.script,
      })),
    },
    deferred: day.deferred.map((entry, i) => ({ ...entry, order: hostile(entry.order, i), reason: HOSTILE.image })),
    rejected: day.rejected.map((row) => ({
      ...row,
      file: HOSTILE.path,
      cells: { [HOSTILE.formula]: HOSTILE.formula },
      orderId: HOSTILE.image,
      complaints: row.complaints.map((complaint) => ({ ...complaint, message: HOSTILE.script })),
    })),
  };
}
