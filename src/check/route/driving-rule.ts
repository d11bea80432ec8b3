import { DrivingClock } from '../driving-clock.ts';
import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** No longer at the wheel without a rest than the driving rule allows; the worst excess is told, once a route. */
export function checkDrivingRule({ route, vehicle, arrivals }: RouteCase, report: Report): void {
  const { vanId } = route;
  if (vehicle.drivingRule === undefined) return;
  const driver = new DrivingClock(vehicle);
  let excess = 0;
  for (const { pauses, leg } of arrivals) {
    let driven = 0;
    for (const pause of pauses) {
      driver.drive(pause.drivenSeconds - driven);
      driven = pause.drivenSeconds;
      excess = Math.max(excess, -driver.left);
      driver.pause(pause.departure - pause.start);
    }
    driver.drive(leg.seconds - driven);
    excess = Math.max(excess, -driver.left);
  }
  if (excess <= 0) return;
  const { maxDrivingSeconds, restSeconds } = vehicle.drivingRule;
  const message = `van ${quote(vanId)} drives ${maxDrivingSeconds + excess} s without a rest of ${restSeconds} s; ${maxDrivingSeconds} s are allowed`;
  report({ code: 'DRIVEN_TOO_LONG', vanId, amount: excess, message });
}
