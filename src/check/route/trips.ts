import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';

/** No more trips than the vehicle may make, none without a stop, each loaded where it has to be. */
export function checkTrips({ route, vehicle, reloadDepots, arrivals }: RouteCase, report: Report): void {
  const { vanId } = route;
  let trips = 1;
  let calls = 0;
  for (const { step } of arrivals) {
    if (step.kind === 'visit' || step.kind === 'fetch') calls++;
    if (step.kind !== 'reload') continue;
    if (!reloadDepots.some(({ id }) => id === step.depotId)) {
      const due = reloadDepots.map(({ id }) => quote(id)).join(' or ');
      const message = `van ${quote(vanId)} reloads at ${quote(step.depotId)} instead of ${due}`;
      report({ code: 'WRONG_RELOAD_DEPOT', vanId, message });
    }
    judgeTrip();
    trips++;
    calls = 0;
  }
  judgeTrip();
  const allowed = vehicle.trips ?? 1;
  if (trips > allowed) {
    const message = `van ${quote(vanId)} makes ${trips} trips and may make ${allowed}`;
    report({ code: 'MAX_TRIPS', vanId, amount: trips - allowed, message });
  }

  function judgeTrip(): void {
    if (calls > 0) return;
    report({ code: 'EMPTY_TRIP', vanId, message: `trip ${trips} of van ${quote(vanId)} stops nowhere` });
  }
}
