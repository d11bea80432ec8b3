import type { ResearchFleet, ResearchInstance } from '../../src/model/research-instance.ts';
import { type PlainSpec, plainInstance } from './plain-instance.ts';
import { Random } from './random.ts';

/** One rule on top of a plain instance, after the published families that the rich kernel is measured on. */
export type Variant =
  | {
      /** Vehicle types of which the next is `step` times as large. */
      readonly kind: 'fleet';
      readonly types: number;
      readonly step: number;
      /** A kilometre costs as capacity to this power; absent = alike. */
      readonly unitPower?: number;
      /** A vehicle costs as capacity to this power, the middling one as much as this many times its way to a far corner. */
      readonly fixedPower?: number;
      readonly fixedWays?: number;
      /** All vehicles together carry this many times the demand; absent = as many of each as there are customers. */
      readonly tightness?: number;
    }
  | { readonly kind: 'depots'; readonly count: number }
  /** Vehicles of each type may serve this share of the customers beside those that all may. */
  | { readonly kind: 'site'; readonly types: number; readonly share: number }
  /** Customers are worth what they ask for and a little more; vehicles carry this share of the demand. */
  | { readonly kind: 'prize'; readonly carried: number }
  | { readonly kind: 'backhaul'; readonly share: number };

export interface VariantSpec extends PlainSpec {
  readonly variant: Variant;
  /** A route may take so many times as long as the longest there and back; absent = all day. */
  readonly hours?: number;
}

export function variantInstance({ variant, hours, ...spec }: VariantSpec): ResearchInstance {
  const plain = plainInstance(spec);
  const random = new Random(spec.seed + 7);
  const comment = `generated: ${JSON.stringify({ ...spec, variant, hours })}`;
  const day = { ...plain, comment, ...changed(plain, variant, random) };
  return hours === undefined ? day : withHours(day, hours);
}

/** Vehicles may be out for so many times as long as the farthest customer takes; there are twice as many of them. */
function withHours(day: ResearchInstance, hours: number): ResearchInstance {
  const { xs = [], ys = [], service = [], depotCount, fleet } = day;
  const there = (i: number) =>
    Math.min(...Array.from({ length: depotCount }, (_, d) => Math.hypot(xs[i] - xs[d], ys[i] - ys[d])));
  const longest = Math.max(...xs.map((_, i) => 2 * there(i) + (service[i] ?? 0)));
  const twice = <T>(list: readonly T[]) => list.flatMap((entry) => [entry, entry]);
  const count = 2 * (fleet.count ?? 0);
  const { depot, allowedClients } = fleet;
  return {
    ...day,
    fleet: {
      ...fleet,
      count,
      maxDuration: Array.from({ length: count }, () => Math.ceil(hours * longest)),
      ...(depot && { depot: twice(depot) }),
      ...(allowedClients && { allowedClients: twice(allowedClients) }),
    },
  };
}

function changed(plain: ResearchInstance, variant: Variant, random: Random): Partial<ResearchInstance> {
  const { demand = [], size, fleet } = plain;
  const n = size - plain.depotCount;
  const sum = demand.reduce((total, [amount]) => total + amount, 0);
  const capacity = fleet.capacity?.[0][0] ?? 0;
  const isTimed = plain.windows !== undefined;
  const needed = Math.ceil((isTimed ? 1.5 : 1.15) * (sum / capacity)) + 1;
  switch (variant.kind) {
    case 'fleet':
      return { type: 'HFVRP', fleet: mixedFleet(plain, variant, capacity, sum) };
    case 'prize':
      return {
        type: 'PCVRPTW',
        prize: demand.map(([amount], i) => (i === 0 ? 0 : Math.round(amount * random.between(0.8, 1.2)) + 10)),
        fleet: { ...fleet, count: Math.max(1, Math.ceil((variant.carried * sum) / capacity)) },
      };
    case 'backhaul': {
      const isBack = demand.map((_, i) => i > 0 && random.chance(variant.share));
      return {
        type: 'VRPB',
        demand: demand.map((amount, i) => (isBack[i] ? [0] : amount)),
        backhaul: demand.map((amount, i) => (isBack[i] ? amount : [0])),
      };
    }
    case 'depots': {
      const { xs = [], ys = [], windows = [], service = [] } = plain;
      const side = Math.max(...xs, ...ys);
      const more = variant.count - 1;
      const extra = Array.from({ length: more }, () => random.whole(0, side));
      const each = Math.ceil(needed / variant.count) + 1;
      return {
        type: 'MDVRPTW',
        size: size + more,
        depotCount: variant.count,
        xs: [...extra, ...xs],
        ys: [...extra.map(() => random.whole(0, side)), ...ys],
        demand: [...extra.map(() => [0]), ...demand],
        ...(isTimed && {
          windows: [...extra.map(() => windows[0]), ...windows],
          service: [...extra.map(() => 0), ...service],
        }),
        fleet: {
          ...fleet,
          count: each * variant.count,
          depot: Array.from({ length: each * variant.count }, (_, v) => Math.trunc(v / each)),
        },
      };
    }
    case 'site': {
      const each = Math.ceil((1.2 * needed) / variant.types);
      const allowed = Array.from({ length: variant.types }, (): number[] => []);
      for (let i = 1; i <= n; i++) {
        const open = random.chance(0.3);
        const one = random.whole(0, variant.types - 1);
        allowed.forEach((list, t) => {
          if (open || t === one || random.chance(variant.share)) list.push(i);
        });
      }
      return {
        type: 'SDVRPTW',
        fleet: {
          ...fleet,
          count: each * variant.types,
          allowedClients: Array.from({ length: each * variant.types }, (_, v) => allowed[Math.trunc(v / each)]),
        },
      };
    }
  }
}

function mixedFleet(
  { xs = [], ys = [], size }: ResearchInstance,
  { types, step, unitPower = 0, fixedPower, fixedWays = 1, tightness }: Variant & { readonly kind: 'fleet' },
  middle: number,
  sum: number,
): ResearchFleet {
  const far = Math.hypot(Math.max(...xs) - xs[0], Math.max(...ys) - ys[0]);
  const capacity: number[][] = [];
  const unitDistanceCost: number[] = [];
  const fixedCost: number[] = [];
  for (let t = 0; t < types; t++) {
    const ratio = step ** (t - (types - 1) / 2);
    const load = Math.max(1, Math.round(middle * ratio));
    const count = tightness === undefined ? size - 1 : Math.ceil((tightness * sum) / types / load);
    for (let v = 0; v < count; v++) {
      capacity.push([load]);
      unitDistanceCost.push(Math.round(100 * ratio ** unitPower));
      fixedCost.push(fixedPower === undefined ? 0 : Math.round(100 * fixedWays * far * ratio ** fixedPower));
    }
  }
  return { count: capacity.length, capacity, unitDistanceCost, fixedCost };
}
