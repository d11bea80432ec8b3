import type { Metres, Seconds } from '../../model/index.ts';
import type { RouteCase } from '../route-case.ts';

/** What a route adds up to, by its recomputed legs and the times given. */
export interface RouteFacts {
  readonly metres: Metres;
  readonly seconds: Seconds;
  readonly drivingSeconds: Seconds;
  readonly serviceSeconds: Seconds;
  /** Before work, loading and pauses, and after work if the van lingers. */
  readonly waitingSeconds: Seconds;
  readonly pauseSeconds: Seconds;
  readonly reloadSeconds: Seconds;
}

export function factsOf({ start, arrivals, finish }: RouteCase): RouteFacts {
  let metres = 0;
  let drivingSeconds = 0;
  let serviceSeconds = 0;
  let waitingSeconds = 0;
  let pauseSeconds = 0;
  let reloadSeconds = 0;
  for (const { step, pauses, leg, work } of arrivals) {
    metres += leg.metres;
    drivingSeconds += leg.seconds;
    for (const pause of pauses) {
      waitingSeconds += pause.start - pause.arrival;
      pauseSeconds += pause.departure - pause.start;
    }
    if (step.kind === 'end') continue;
    waitingSeconds += step.departure - step.arrival - work;
    if (step.kind === 'reload') reloadSeconds += work;
    else serviceSeconds += work;
  }
  const seconds = finish - start.departure;
  return { metres, seconds, drivingSeconds, serviceSeconds, waitingSeconds, pauseSeconds, reloadSeconds };
}
