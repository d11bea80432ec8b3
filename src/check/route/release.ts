import type { Seconds } from '../../model/index.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** A trip is not loaded before all it brings is at the depot, and a shipment is not fetched before it is ready. */
export function checkRelease({ route, startDepot, start, arrivals, calls }: RouteCase, report: Report): void {
  const { vanId } = route;
  const loadings: Seconds[] = [start.departure - (startDepot.loadSeconds ?? 0)];
  for (const { step } of arrivals) if (step.kind === 'reload') loadings.push(step.start);
  for (const { step, stop, trip } of calls) {
    const ready = stop.readyAt;
    if (ready === undefined || (step.kind === 'visit' && stop.from !== undefined)) continue;
    const begins = step.kind === 'fetch' ? step.start : loadings[trip];
    if (begins >= ready) continue;
    const what = step.kind === 'fetch' ? 'fetched' : 'loaded';
    const message = `what van ${quote(vanId)} brings to stop ${quote(stop.id)} is ${what} at ${clock(begins)} but ready at ${clock(ready)}`;
    report({ code: 'LOADED_TOO_EARLY', vanId, stopId: stop.id, amount: ready - begins, message });
  }
}
