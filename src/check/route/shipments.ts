import type { Seconds } from '../../model/index.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A shipment is fetched once, before its visit and on the same route, and does not ride longer than it may. */
export function checkShipments({ route, calls }: RouteCase, report: Report): void {
  const { vanId } = route;
  const fetched = new Map<string, Seconds>();
  const brought = new Set<string>();
  const say = (code: string, stopId: string, message: string, amount?: number) =>
    report({ code, vanId, stopId, ...(amount === undefined ? {} : { amount }), message });
  for (const { step, stop } of calls) {
    if (step.kind === 'fetch') {
      if (fetched.has(stop.id)) say('FETCHED_TWICE', stop.id, `shipment ${quote(stop.id)} is fetched more than once`);
      else fetched.set(stop.id, step.departure);
      continue;
    }
    if (stop.from === undefined) continue;
    brought.add(stop.id);
    const since = fetched.get(stop.id);
    if (since === undefined) {
      say(
        'NOT_FETCHED',
        stop.id,
        `shipment ${quote(stop.id)} is brought by van ${quote(vanId)}, which has not fetched it`,
      );
      continue;
    }
    const ride = step.start - since;
    if (stop.maxRideSeconds === undefined || ride <= stop.maxRideSeconds) continue;
    const message = `shipment ${quote(stop.id)} rides for ${ride} s and may for ${stop.maxRideSeconds} s`;
    say('RIDE_TOO_LONG', stop.id, message, ride - stop.maxRideSeconds);
  }
  for (const stopId of fetched.keys())
    if (!brought.has(stopId))
      say(
        'NOT_BROUGHT',
        stopId,
        `shipment ${quote(stopId)} is fetched by van ${quote(vanId)}, which does not bring it`,
      );
}
