import type { Step, Travel } from '../../model/index.ts';
import { canonicalSchedule } from '../canonical-schedule.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/**
 * Strict only: the times are those of the one schedule that dayroute gives a sequence. A route that has no feasible
 * schedule at all is left to the other rules.
 */
export function checkCanonical(c: RouteCase, travel: Travel, report: Report): void {
  const stopIds = c.visits.map(({ stop }) => stop.id);
  const schedule = canonicalSchedule(c.index, c.vehicle, stopIds, travel);
  if (schedule === null) return;
  const { departure, visits, finish } = schedule;
  compare(c.start, { arrival: departure, start: departure, departure });
  for (const [i, { visit }] of c.visits.entries()) compare(visit, visits[i]);
  if (c.end !== undefined) compare(c.end, { arrival: finish, start: finish, departure: finish });

  function compare(step: Step, due: Pick<Step, 'arrival' | 'start' | 'departure'>): void {
    const { vanId } = c.route;
    const off = (['arrival', 'start', 'departure'] as const).filter((key) => step[key] !== due[key]);
    if (off.length === 0) return;
    const key = off[0];
    const stopId = step.kind === 'visit' ? { stopId: step.stopId } : {};
    const where = step.kind === 'visit' ? `stop ${quote(step.stopId)}` : `the ${step.kind} of van ${quote(vanId)}`;
    const message = `the ${key} at ${where} is ${clock(step[key])}; this sequence's schedule has ${clock(due[key])}`;
    report({ code: 'NOT_CANONICAL', vanId, ...stopId, amount: Math.abs(step[key] - due[key]), message });
  }
}
