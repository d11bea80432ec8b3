import type { ResearchInstance } from '../../model/research-instance.ts';

/**
 * The rules of an instance that the solver does not honour yet, each by the name of its section and in words; empty
 * when it may be solved.
 */
export function unsupportedSections(instance: ResearchInstance): string[] {
  const { fleet } = instance;
  const unsupported: string[] = [];
  if (fleet.reloadDepots?.some((depots) => depots.length > 1)) {
    unsupported.push('VEHICLES_RELOAD_DEPOT_SECTION (several depots to reload at)');
  }
  return unsupported;
}
