import type { EndStep, StartStep } from '../../model/index.ts';
import { clock, quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** Time passes as the steps say: drive, wait, work, drive on. Judged on the times given, so any consistent schedule passes. */
export function checkSchedule({ route, start, visits, end, endLeg }: RouteCase, report: Report): void {
  const { vanId } = route;
  depotTimes(start, 'start');
  let departure = start.departure;
  for (const { visit, stop, leg, work } of visits) {
    const at = { vanId, stopId: stop.id };
    const late = visit.arrival - (departure + leg.seconds);
    if (late !== 0) {
      const message = `the van arrives at stop ${quote(stop.id)} at ${clock(departure + leg.seconds)}, not ${clock(visit.arrival)}`;
      report({ code: 'ARRIVAL', ...at, amount: Math.abs(late), message });
    }
    if (visit.start < visit.arrival) {
      const message = `work at stop ${quote(stop.id)} begins at ${clock(visit.start)}, before the van arrives at ${clock(visit.arrival)}`;
      report({ code: 'STARTED_BEFORE_ARRIVAL', ...at, amount: visit.arrival - visit.start, message });
    }
    const short = visit.start + work - visit.departure;
    if (short > 0) {
      const message = `stop ${quote(stop.id)} needs ${work} s of work; the van leaves ${short} s too soon`;
      report({ code: 'WORK_CUT_SHORT', ...at, amount: short, message });
    }
    departure = visit.departure;
  }
  if (end === undefined || endLeg === undefined) return;
  depotTimes(end, 'end');
  const late = end.arrival - (departure + endLeg.seconds);
  if (late !== 0) {
    const message = `van ${quote(vanId)} is back at ${clock(departure + endLeg.seconds)}, not ${clock(end.arrival)}`;
    report({ code: 'ARRIVAL', vanId, amount: Math.abs(late), message });
  }

  function depotTimes(step: StartStep | EndStep, word: string): void {
    const spread =
      Math.max(step.arrival, step.start, step.departure) - Math.min(step.arrival, step.start, step.departure);
    if (spread === 0) return;
    const message = `arrival, start and departure of the ${word} of van ${quote(vanId)} must be one moment`;
    report({ code: 'DEPOT_TIMES', vanId, amount: spread, message });
  }
}
