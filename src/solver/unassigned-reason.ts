import { keepsDepot } from '../model/depot-pin.ts';
import type { UnassignedCode } from '../model/plan.ts';
import type { Problem, Stop } from '../model/problem.ts';
import { legSeconds, type Travel, UNREACHABLE } from '../model/travel.ts';
import { type Vehicle, vanIds } from '../model/vehicle.ts';
import { earliestDeparture } from './earliest-departure.ts';
import { placesInZone } from './zone-fit.ts';

/** Why a stop stayed out, and what would have helped. */
export interface Reason {
  readonly code: UnassignedCode;
  readonly reason: string;
  readonly remedy: string;
}

/**
 * Sifts the vehicles rule by rule; the rule that leaves none is the reason. `extraCost` is what serving an optional stop
 * would add to the cost; absent if it fits nowhere, or if the search was ended before it was tried (`isUntried`).
 */
export function unassignedReason(
  problem: Problem,
  travel: Travel,
  stop: Stop,
  extraCost?: number,
  isUntried = false,
): Reason {
  let rows = problem.vehicles.filter((v) => isPinnedTo(stop, v));
  if (rows.length === 0) {
    const to = stop.vehicle !== undefined ? `vehicle ${stop.vehicle}` : `depot ${stop.depot}`;
    return {
      code: 'NO_VEHICLE_PINNED',
      reason: `It is pinned to ${to}, and no vehicle of that name works today.`,
      remedy: `Let ${to} work, or take the pin off.`,
    };
  }
  const skilled = rows.filter((v) => stop.skills.every((s) => v.skills.includes(s)));
  if (skilled.length === 0) {
    return {
      code: 'NO_VEHICLE_WITH_SKILLS',
      reason: `No vehicle that may serve it has ${stop.skills.join(' and ')}.`,
      remedy: `Give a vehicle ${stop.skills.join(' and ')}.`,
    };
  }
  const near = skilled.filter((v) => isInZoneOf(problem, stop, v));
  if (near.length === 0) {
    const zones = [...new Set(skilled.flatMap(({ zone }) => zone ?? []))].join(', ');
    return {
      code: 'OUT_OF_ZONE',
      reason: `It lies outside of the zones of all vehicles that may serve it (${zones}).`,
      remedy: 'Widen a zone, or let a vehicle leave its own at a price (zone_cost).',
    };
  }
  rows = near.filter((v) => largestExcess(stop, v) === null);
  if (rows.length === 0) {
    const excess = near.map((v) => largestExcess(stop, v)).filter((e) => e !== null);
    const { name, amount, capacity } = excess.reduce((a, b) =>
      a.amount / a.capacity <= b.amount / b.capacity ? a : b,
    );
    return {
      code: 'TOO_LARGE',
      reason: `Its ${name} of ${amount} is more than any vehicle that may serve it carries (${capacity}).`,
      remedy: `Split it, or send a vehicle that carries ${name} ${amount}.`,
    };
  }
  const alone = rows.map((v) => alonePossible(problem, travel, stop, v));
  if (!alone.includes('yes')) {
    const late = alone.includes('window');
    return late
      ? {
          code: 'WINDOW_UNREACHABLE',
          reason: 'Even a vehicle that drives to it first cannot be there within its windows and be back in time.',
          remedy: 'Widen its window, or let a shift start earlier.',
        }
      : {
          code: 'OUT_OF_REACH',
          reason:
            'Even alone on a route it goes beyond the shift, the hours or the kilometres of every vehicle that may serve it.',
          remedy: 'Lengthen a shift, or allow more hours or kilometres.',
        };
  }
  const row = rows.find((v, i) => alone[i] === 'yes' && isSaidByTimes(stop, v));
  if (stop.skipCost !== undefined && extraCost !== undefined) {
    const cost = Math.ceil(extraCost * 100) / 100;
    return {
      code: 'NOT_WORTH_THE_COST',
      reason: `Serving it would add ${cost.toFixed(2)} to the cost, more than its skip cost of ${stop.skipCost}.`,
      remedy: `Served with a skip cost above ${cost.toFixed(2)}, or with skip_cost left empty.`,
    };
  }
  if (isUntried) {
    const own = row === undefined ? 'It may fit' : 'It fits';
    return {
      code: 'NO_ROOM',
      reason: `${own} a vehicle of its own, but the search was ended before a place among the other stops was found.`,
      remedy: 'Let the search run longer.',
    };
  }
  if (row === undefined) {
    return {
      code: 'NO_ROOM',
      reason:
        'No vehicle that may serve it has room and time for it, or one of its rules (breaks, rests, shipments, goods that come later, cash, company) is against it.',
      remedy: '',
    };
  }
  return {
    code: 'NO_ROOM',
    reason:
      'It fits a vehicle of its own, but all vehicles that may serve it are full or out of time with other stops.',
    remedy: `Served with one more van of ${row.id}.`,
  };
}

function isPinnedTo(stop: Stop, v: Vehicle): boolean {
  if (!keepsDepot(v, stop)) return false;
  return stop.vehicle === undefined || stop.vehicle === v.id || vanIds(v).includes(stop.vehicle);
}

function isInZoneOf(problem: Problem, stop: Stop, v: Vehicle): boolean {
  const inside = v.zoneCost === undefined ? placesInZone(problem, v) : null;
  return inside === null || (inside[stop.place] === 1 && (stop.from === undefined || inside[stop.from.place] === 1));
}

/** Whether `alonePossible` knows all that could keep the vehicle from serving the stop and no other. */
function isSaidByTimes(stop: Stop, v: Vehicle): boolean {
  const isTied = stop.from !== undefined || stop.readyAt !== undefined || stop.together !== undefined;
  const isPausing = v.breaks.length > 0 || v.drivingRule !== undefined || v.maxDrivingSeconds !== undefined;
  const hasTooMuchCash = (stop.cash ?? 0) > (v.maxCash ?? Infinity);
  const isPickupAlone = v.backhaul === 'after-delivery' && Object.values(stop.delivery).every((amount) => amount === 0);
  return !(isTied || isPausing || hasTooMuchCash || isPickupAlone);
}

function largestExcess(stop: Stop, v: Vehicle): { name: string; amount: number; capacity: number } | null {
  for (const [name, capacity] of Object.entries(v.capacity)) {
    const amount = Math.max(stop.delivery[name] ?? 0, stop.pickup[name] ?? 0);
    if (amount > capacity * (1 + 1e-6)) return { name, amount, capacity };
  }
  return null;
}

/** Whether the vehicle could serve this stop and no other. */
function alonePossible(problem: Problem, travel: Travel, stop: Stop, v: Vehicle): 'yes' | 'window' | 'limits' {
  const start = problem.depots.find((d) => d.id === v.depotId);
  const end = v.endDepotId === null ? undefined : problem.depots.find((d) => d.id === v.endDepotId);
  if (start === undefined) return 'limits';
  const legs = travel.profile(v.profile);
  const out = legSeconds(legs.seconds(start.place, stop.place), v.speedFactor);
  const back = end === undefined ? 0 : legSeconds(legs.seconds(stop.place, end.place), v.speedFactor);
  const metres = legs.metres(start.place, stop.place) + (end === undefined ? 0 : legs.metres(stop.place, end.place));
  const farthest = Math.max(
    metres,
    legs.seconds(start.place, stop.place),
    end === undefined ? 0 : legs.seconds(stop.place, end.place),
  );
  if (farthest >= UNREACHABLE) return 'limits';
  const work = stop.setupSeconds + stop.serviceSeconds;
  const arrival = earliestDeparture(v.shift, start.window) + start.loadSeconds + out;
  const returnBy = Math.min(v.shift?.end ?? Infinity, end?.window?.end ?? Infinity);
  if (metres > (v.maxMetres ?? Infinity) || out + work + back > (v.maxSeconds ?? Infinity)) return 'limits';
  if ((v.maxStops ?? 1) < 1 || arrival + work + back > returnBy) return 'limits';
  const window = stop.windows.find((w) => w.end >= arrival);
  const isLate = stop.windows.length > 0 && window === undefined;
  if (isLate && stop.lateCostPerHour === undefined) return 'window';
  return Math.max(arrival, window?.start ?? arrival) + work + back > returnBy ? 'window' : 'yes';
}
