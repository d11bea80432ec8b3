import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { factsOf } from './facts.ts';

/** A route keeps its vehicle's limits on stops, distance, duration and driving. */
export function checkLimits(c: RouteCase, report: Report): void {
  const { vanId } = c.route;
  const { vehicle } = c;
  const facts = factsOf(c);
  keep('MAX_STOPS', c.calls.length, vehicle.maxStops, 'stops');
  keep('MAX_METRES', facts.metres, vehicle.maxMetres, 'm');
  keep('MAX_SECONDS', facts.seconds, vehicle.maxSeconds, 's from departure to return');
  keep('MAX_DRIVING', facts.drivingSeconds, vehicle.maxDrivingSeconds, 's at the wheel');

  function keep(code: string, value: number, limit: number | undefined, unit: string): void {
    if (limit === undefined || value <= limit) return;
    const message = `van ${quote(vanId)} has ${value} ${unit} and may have ${limit}`;
    report({ code, vanId, amount: value - limit, message });
  }
}
