import type { Step, Travel } from '../../model/index.ts';
import { canonicalSchedule } from '../canonical-schedule.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { sequenceOf } from '../sequence.ts';

/**
 * Strict only: the times, and where on a leg a pause is taken, are those of the one schedule that dayroute gives a sequence of steps. A
 * route that has no feasible schedule at all is left to the other rules.
 */
export function checkCanonical(c: RouteCase, travel: Travel, report: Report): void {
  const { vanId } = c.route;
  const schedule = canonicalSchedule(c.index, c.vehicle, sequenceOf(c.route), travel);
  if (schedule === null) return;
  const { loading, departure } = schedule;
  compare(c.start, { arrival: loading, start: loading, departure });
  for (const [i, due] of schedule.steps.entries()) {
    const step = c.route.steps[i + 1];
    compare(step, due);
    if (due.drivenSeconds === undefined || (step.kind !== 'break' && step.kind !== 'rest')) continue;
    const amount = Math.abs(step.drivenSeconds - due.drivenSeconds);
    if (amount === 0) continue;
    const message = `a ${step.kind} of van ${quote(vanId)} is taken ${step.drivenSeconds} s along its leg; this sequence's schedule has ${due.drivenSeconds} s`;
    report({ code: 'NOT_CANONICAL', vanId, amount, message });
  }

  function compare(step: Step, due: Pick<Step, 'arrival' | 'start' | 'departure'>): void {
    const off = (['arrival', 'start', 'departure'] as const).filter((key) => step[key] !== due[key]);
    if (off.length === 0) return;
    const key = off[0];
    const isCall = step.kind === 'visit' || step.kind === 'fetch';
    const stopId = isCall ? { stopId: step.stopId } : {};
    const where = isCall ? `stop ${quote(step.stopId)}` : `the ${step.kind} of van ${quote(vanId)}`;
    const message = `the ${key} at ${where} is ${clock(step[key])}; this sequence's schedule has ${clock(due[key])}`;
    report({ code: 'NOT_CANONICAL', vanId, ...stopId, amount: Math.abs(step[key] - due[key]), message });
  }
}
