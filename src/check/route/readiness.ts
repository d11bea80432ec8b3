import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Goods are at the depot by the day they go; the amount is in days. */
export function checkReadiness({ index, route, visits }: RouteCase, report: Report): void {
  const today = index.problem.date;
  for (const { stop } of visits) {
    for (const orderId of stop.orderIds) {
      const readyOn = index.orders.get(orderId)?.readyOn;
      if (readyOn === undefined || readyOn <= today) continue;
      const days = Math.round((Date.parse(readyOn) - Date.parse(today)) / 86_400_000);
      report({
        code: 'NOT_READY',
        vanId: route.vanId,
        stopId: stop.id,
        orderId,
        ...(Number.isFinite(days) ? { amount: days } : {}),
        message: `order ${quote(orderId)} is served on ${today}, but its goods are ready on ${quote(readyOn)}`,
      });
    }
  }
}
