import { vanIds } from '../../src/model/index.ts';
import type { Tours } from './plan-judge.ts';
import { mulberry, type RandomDay } from './random-days.ts';
import type { Act } from './route-judge.ts';

/** Ways through a day that came about by chance: some keep all rules, most break one. */
export function randomTours({ problem }: RandomDay, seed: number, count: number): Tours[] {
  const random = mulberry(seed * 7919);
  const below = (n: number) => Math.floor(random() * n);
  return Array.from({ length: count }, () => {
    const calls = new Map<string, Act[]>(problem.vehicles.flatMap(vanIds).map((id) => [id, []]));
    const vans = [...calls.keys()];
    for (const stop of problem.stops) {
      if (random() < 0.2) continue;
      const acts = calls.get(vans[below(vans.length)]) as Act[];
      const at = below(acts.length + 1);
      acts.splice(at, 0, { kind: 'visit', stop });
      if (stop.from !== undefined && random() < 0.95)
        acts.splice(random() < 0.9 ? below(at + 1) : below(acts.length + 1), 0, { kind: 'fetch', stop });
    }
    const tours = new Map<string, readonly Act[]>();
    for (const vehicle of problem.vehicles) {
      for (const id of vanIds(vehicle)) {
        const acts = calls.get(id) as Act[];
        if (!acts.some(({ kind }) => kind === 'visit')) continue;
        const put = (act: Act, chance: number) => {
          if (random() < chance) acts.splice(below(acts.length + (vehicle.endDepotId === null ? 0 : 1)), 0, act);
        };
        if (vehicle.trips > 1)
          for (let t = 1; t < vehicle.trips; t++)
            put(
              // now and then at a depot where it may not
              { kind: 'reload', depotId: problem.depots[below(problem.depots.length)].id },
              0.5,
            );
        for (const index of vehicle.breaks.keys()) put({ kind: 'break', index }, 0.75);
        const { drivingRule } = vehicle;
        if (drivingRule !== undefined) {
          put({ kind: 'rest', seconds: drivingRule.restSeconds }, 0.7);
          put({ kind: 'rest', seconds: drivingRule.split[below(2)] ?? drivingRule.restSeconds }, 0.4);
          put({ kind: 'rest', seconds: drivingRule.split[1] ?? drivingRule.restSeconds }, 0.4);
        }
        tours.set(id, acts);
      }
    }
    return tours;
  });
}
