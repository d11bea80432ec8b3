import { InputError } from '../model/complaint.ts';
import type { Problem } from '../model/problem.ts';
import { greatCircleTravel, type TableOptions } from './great-circle-travel.ts';
import type { MatrixTravel } from './profiled-travel.ts';

/**
 * Great-circle travel of a problem, for the profiles that its vehicles use.
 *
 * @throws InputError (`UNKNOWN_PROFILE`) if a vehicle uses one that the problem does not define
 */
export function problemTravel(
  problem: Pick<Problem, 'places' | 'vehicles' | 'profiles'>,
  options: TableOptions = {},
): MatrixTravel {
  const names = new Set(problem.vehicles.map((vehicle) => vehicle.profile));
  const profiles = problem.profiles.filter((profile) => names.has(profile.name));
  const lacking = [...names].filter((name) => !profiles.some((profile) => profile.name === name));
  if (lacking.length === 0) return greatCircleTravel(problem.places, profiles, options);
  throw new InputError([
    {
      code: 'UNKNOWN_PROFILE',
      severity: 'error',
      message: `vehicles use the travel profile "${lacking.join('", "')}", which nothing defines`,
      ...(profiles.length === 0 ? {} : { expected: profiles.map((profile) => profile.name).join(', ') }),
      cure: 'Define it under profiles in dayroute.json, or give a travel table with --matrix',
    },
  ]);
}
