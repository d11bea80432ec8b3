import type { ResearchInstance } from '../../model/research-instance.ts';

/**
 * The rules of an instance that the solver does not honour yet, each by the name of its section and in words; empty
 * when it may be solved.
 */
export function unsupportedSections(instance: ResearchInstance): string[] {
  const { fleet } = instance;
  const unsupported: string[] = [];
  if (instance.release?.some((time) => time > 0)) unsupported.push('RELEASE_TIME_SECTION (goods not ready at once)');
  if (fleet.reloadDepots?.some((depots) => depots.length > 0)) {
    unsupported.push('VEHICLES_RELOAD_DEPOT_SECTION (several trips a vehicle)');
  }
  return unsupported;
}
