import type { Problem } from '../model/index.ts';
import type { Change } from './change.ts';

/** Minutes of overtime that each change is held to be as hard as; between them the smaller one is the nearer remedy. */
const MORE_VANS = 180;
const A_SKILL = 240;
const UNPIN = 120;
const MORE_CASH = 20;
const A_STOP = 10;
const A_TRIP = 60;
/** Where both would help, who wants the order is asked before the driver. */
const OWN = 0.95;
/** A minute that somebody else waits, or a depot stays open, weighs more than one of the van or of the order itself. */
const OTHERS = 1.5;
/** A law may stand behind it. */
const AT_WHEEL = 4;
const A_KM = 2;
const ONE_PER_CENT_OF_LOAD = 5;
/** Two small changes are harder to bring about than one of their size. */
const EACH_FURTHER = 30;

/** How hard a planner would find it to make these changes, in minutes of a longer shift. */
export function effortOf(changes: readonly Change[], problem: Problem): number {
  let sum = 0;
  let count = 0;
  for (const change of changes) {
    sum += effort(change, problem);
    if (change.kind !== 'skip-cost') count++;
  }
  return sum + EACH_FURTHER * Math.max(0, count - 1);
}

function effort(change: Change, problem: Problem): number {
  switch (change.kind) {
    case 'shift-start':
    case 'shift-end':
    case 'max-seconds':
    case 'max-driving':
      return change.seconds / 60;
    case 'window-opens':
    case 'window-closes':
    case 'from-closes':
    case 'max-ride':
      return (OWN * change.seconds) / 60;
    case 'depot-opens':
    case 'depot-closes':
    case 'late':
      return (OTHERS * change.seconds) / 60;
    case 'break-later':
      return change.seconds / 60;
    case 'max-at-wheel':
      return (AT_WHEEL * change.seconds) / 60;
    case 'max-trips':
      return A_TRIP * change.trips;
    case 'max-metres':
      return (A_KM * change.metres) / 1000;
    case 'max-stops':
      return A_STOP * change.stops;
    case 'capacity': {
      const now = problem.vehicles.find((v) => v.id === change.vehicleId)?.capacity[change.dimension] ?? 0;
      return (ONE_PER_CENT_OF_LOAD * 100 * change.amount) / Math.max(now, 1e-9);
    }
    case 'skills':
      return A_SKILL * change.skills.length;
    case 'unpin':
    case 'apart':
    case 'zone':
      return UNPIN;
    case 'max-cash':
      return MORE_CASH;
    case 'more-vans':
      return MORE_VANS;
    case 'skip-cost':
      return 0;
  }
}
