import type { Metres, Seconds } from '../../model/index.ts';
import type { RouteCase } from '../route-case.ts';

/** What a route adds up to, by its recomputed legs and the times given. */
export interface RouteFacts {
  readonly metres: Metres;
  readonly seconds: Seconds;
  readonly drivingSeconds: Seconds;
  readonly serviceSeconds: Seconds;
  /** Before work, and after it if the van lingers. */
  readonly waitingSeconds: Seconds;
}

export function factsOf({ start, visits, endLeg, finish }: RouteCase): RouteFacts {
  let metres = endLeg?.metres ?? 0;
  let drivingSeconds = endLeg?.seconds ?? 0;
  let serviceSeconds = 0;
  let waitingSeconds = 0;
  for (const { visit, leg, work } of visits) {
    metres += leg.metres;
    drivingSeconds += leg.seconds;
    serviceSeconds += work;
    waitingSeconds += visit.departure - visit.arrival - work;
  }
  return { metres, seconds: finish - start.departure, drivingSeconds, serviceSeconds, waitingSeconds };
}
