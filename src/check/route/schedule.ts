import type { Step } from '../../model/index.ts';
import { clock, quote, type Report } from '../report.ts';
import type { ArrivalCase, RouteCase } from '../route-case.ts';

/** Time passes as the steps say: load, drive, pause, wait, work, drive on. Judged on the times given, so any consistent schedule passes. */
export function checkSchedule({ route, startDepot, start, arrivals }: RouteCase, report: Report): void {
  const { vanId } = route;
  const loading = startDepot.loadSeconds ?? 0;
  const off = Math.abs(start.arrival - start.start) + Math.abs(start.departure - start.start - loading);
  if (off !== 0) {
    const message =
      loading === 0
        ? `arrival, start and departure of the start of van ${quote(vanId)} must be one moment`
        : `the loading of van ${quote(vanId)} begins on arrival and takes ${loading} s`;
    report({ code: 'DEPOT_TIMES', vanId, amount: loading === 0 ? spread(start) : off, message });
  }
  let departure = start.departure;
  for (const arrival of arrivals) {
    const { step } = arrival;
    departure = passPauses(arrival, departure);
    compare(step, departure);
    if (step.kind === 'end') {
      if (spread(step) === 0) continue;
      const message = `arrival, start and departure of the end of van ${quote(vanId)} must be one moment`;
      report({ code: 'DEPOT_TIMES', vanId, amount: spread(step), message });
      continue;
    }
    tooEarly(step);
    const short = step.start + arrival.work - step.departure;
    if (short > 0) {
      const code = step.kind === 'reload' ? 'LOADING_CUT_SHORT' : 'WORK_CUT_SHORT';
      const what = step.kind === 'reload' ? 'a reload' : nameOf(step);
      const message = `${what} needs ${arrival.work} s of ${step.kind === 'reload' ? 'loading' : 'work'}; the van leaves ${short} s too soon`;
      report({ code, vanId, ...stopOf(step), amount: short, message });
    }
    departure = step.departure;
  }

  /** Judges the pauses on a leg; gives the time at which the van arrives. */
  function passPauses({ pauses, leg }: ArrivalCase, left: number): number {
    let time = left;
    let driven = 0;
    for (const pause of pauses) {
      const part = pause.drivenSeconds - driven;
      if (part < 0 || pause.drivenSeconds > leg.seconds) {
        const message = `a ${pause.kind} of van ${quote(vanId)} stands ${pause.drivenSeconds} s along a leg of ${leg.seconds} s that is driven to ${driven} s`;
        report({ code: 'PAUSE_OFF_ROAD', vanId, amount: Math.max(-part, pause.drivenSeconds - leg.seconds), message });
      }
      compare(pause, time + part);
      tooEarly(pause);
      driven = pause.drivenSeconds;
      time = pause.departure;
    }
    return time + leg.seconds - driven;
  }

  function compare(step: Step, due: number): void {
    const late = step.arrival - due;
    if (late === 0) return;
    const message = `the van arrives at ${nameOf(step)} at ${clock(due)}, not ${clock(step.arrival)}`;
    report({ code: 'ARRIVAL', vanId, ...stopOf(step), amount: Math.abs(late), message });
  }

  function tooEarly(step: Step): void {
    if (step.start >= step.arrival) return;
    const message = `what is done at ${nameOf(step)} begins at ${clock(step.start)}, before the van arrives at ${clock(step.arrival)}`;
    const amount = step.arrival - step.start;
    report({ code: 'STARTED_BEFORE_ARRIVAL', vanId, ...stopOf(step), amount, message });
  }
}

function spread({ arrival, start, departure }: Step): number {
  return Math.max(arrival, start, departure) - Math.min(arrival, start, departure);
}

function stopOf(step: Step): { readonly stopId?: string } {
  return step.kind === 'visit' || step.kind === 'fetch' ? { stopId: step.stopId } : {};
}

function nameOf(step: Step): string {
  if (step.kind === 'visit' || step.kind === 'fetch') return `stop ${quote(step.stopId)}`;
  return step.kind === 'break' || step.kind === 'rest' ? `a ${step.kind}` : `depot ${quote(step.depotId)}`;
}
