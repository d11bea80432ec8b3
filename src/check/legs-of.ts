import { type Leg, type Legs, legSeconds, type Travel, UNREACHABLE, type Vehicle } from '../model/index.ts';

/** A vehicle's way of getting from place to place. */
export type LegOf = (from: number, to: number) => Leg;

/** The legs of a vehicle's profile at its own speed, or `undefined` if the travel knows no such profile. */
export function legsOf(travel: Travel, vehicle: Pick<Vehicle, 'profile' | 'speedFactor'>): LegOf | undefined {
  let legs: Legs;
  try {
    legs = travel.profile(vehicle.profile);
  } catch {
    return undefined;
  }
  if (legs === undefined || legs === null) return undefined;
  return (from, to) => ({
    metres: legs.metres(from, to),
    seconds: legSeconds(legs.seconds(from, to), vehicle.speedFactor),
  });
}

/** Whether a leg can be travelled at all (also not if its source gives nonsense). */
export function isReachable(leg: Leg): boolean {
  return leg.metres >= 0 && leg.metres < UNREACHABLE && leg.seconds >= 0 && leg.seconds < UNREACHABLE;
}
