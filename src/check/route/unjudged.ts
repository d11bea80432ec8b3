import type { Order, Vehicle } from '../../model/index.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Rules that the model can say but the referee cannot judge yet; a plan under them is not passed as if they were kept. */
const OF_VEHICLE: readonly (readonly [string, (v: Vehicle) => boolean])[] = [
  ['breaks', (v) => (v.breaks?.length ?? 0) > 0],
  ['drivingRule', (v) => v.drivingRule !== undefined],
  ['backhaul', (v) => v.backhaul !== 'mixed'],
  ['overtimeCostPerHour', (v) => v.overtimeAfterSeconds !== undefined && v.overtimeCostPerHour > 0],
  ['maxCash', (v) => v.maxCash !== undefined],
  ['zone', (v) => v.zone !== undefined],
];

const OF_ORDER: readonly (readonly [string, (o: Order) => boolean])[] = [
  ['lateCostPerHour', (o) => o.lateCostPerHour !== undefined],
  ['group', (o) => o.group !== undefined],
  ['together', (o) => o.together !== undefined],
  ['apart', (o) => o.apart !== undefined],
  ['from', (o) => o.from !== undefined],
];

export function checkUnjudged({ index, route, vehicle, visits }: RouteCase, report: Report): void {
  const { vanId } = route;
  for (const [field, isSet] of OF_VEHICLE) {
    if (!isSet(vehicle)) continue;
    const message = `vehicle ${quote(vehicle.id)} has ${field}, a rule that cannot be checked yet`;
    report({ code: 'RULE_NOT_JUDGED', vanId, message });
  }
  for (const { stop } of visits) {
    for (const orderId of stop.orderIds) {
      const order = index.orders.get(orderId);
      if (order === undefined) continue;
      for (const [field, isSet] of OF_ORDER) {
        if (!isSet(order)) continue;
        const message = `order ${quote(orderId)} has ${field}, a rule that cannot be checked yet`;
        report({ code: 'RULE_NOT_JUDGED', vanId, stopId: stop.id, orderId, message });
      }
    }
  }
}
