import type { ResearchInstance, Rounding } from '../../src/model/research-instance.ts';
import { capacityFor, type DemandKind, drawDemands } from './demands.ts';
import { type CustomerPlaces, type DepotPlace, placePoints } from './places.ts';
import { Random } from './random.ts';
import { RoadFormula } from './roads.ts';
import { dayFor, drawWindows, type WindowKind } from './windows.ts';

/** What a plain generated instance (capacity, perhaps windows) looks like; the same spec gives the same instance. */
export interface PlainSpec {
  readonly name: string;
  readonly n: number;
  readonly seed: number;
  readonly depot: DepotPlace;
  readonly customers: CustomerPlaces;
  readonly demand: DemandKind;
  /** Customers a full vehicle serves on average; with windows the day is cut to it as well. */
  readonly routeLength: number;
  readonly windows: WindowKind;
  /** Share of customers with a window of their own. Default 1. */
  readonly windowShare?: number;
  /** At each customer; only with windows. Default 10. */
  readonly service?: number;
  /** `one-way`: an explicit, asymmetric matrix. Default `beeline`. */
  readonly roads?: 'beeline' | 'one-way';
}

/** The rounding that goes with a spec: that of the published sets it takes after. */
export function roundingOf(spec: PlainSpec): Rounding {
  return spec.windows === 'none' ? 'round' : 'dimacs';
}

/** An instance after the ideas of Uchoa et al. (2017), with windows after Gehring & Homberger (1999). */
export function plainInstance(spec: PlainSpec): ResearchInstance {
  const random = new Random(spec.seed);
  const { n, routeLength } = spec;
  const isTimed = spec.windows !== 'none';
  // as dense as the published sets: 1,000 x 1,000 up to 1,000 customers, with windows 500 x 500; wider if there are more
  const side = Math.round((isTimed ? 500 : 1000) * Math.max(isTimed ? Math.sqrt(n / 1000) : 1, Math.sqrt(n / 1000)));
  const points = placePoints(random, n, side, spec.depot, spec.customers);
  const demands = drawDemands(random, points, side, spec.demand);
  const service = spec.service ?? 10;
  const oneWay = spec.roads === 'one-way' ? (0.3 * side) / Math.sqrt(n) : 0;
  const day = isTimed ? dayFor(points, routeLength, service) : 0;
  const instance: ResearchInstance = {
    name: spec.name,
    type: isTimed ? 'VRPTW' : 'CVRP',
    comment: `generated: ${JSON.stringify(spec)}`,
    size: n + 1,
    depotCount: 1,
    edgeWeightType: 'EUC_2D',
    xs: points.xs,
    ys: points.ys,
    demand: [[0], ...demands.map((demand) => [demand])],
    ...(spec.windows !== 'none' && {
      service: [0, ...new Array<number>(n).fill(service)],
      windows: drawWindows(random, points, spec.windows, spec.windowShare ?? 1, day, service, 2 * oneWay + 1),
    }),
    groups: [],
    shipments: [],
    fleet: {
      ...(isTimed && { count: Math.max(2, Math.ceil(n / 3)) }),
      capacity: [[capacityFor(demands, routeLength)]],
    },
  };
  return oneWay > 0 ? onOneWayRoads(instance, oneWay, spec.seed + 1) : instance;
}

/** The matrix stands for the legs; coordinates stay, for drawing. */
function onOneWayRoads(instance: ResearchInstance, oneWayMetres: number, seed: number): ResearchInstance {
  const { xs = [], ys = [], size } = instance;
  const formula = new RoadFormula(xs, ys, { detour: 1, oneWayMetres, townMetres: 0, kmPerHour: [1, 1], seed });
  const matrix = new Float64Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) matrix[from * size + to] = formula.metres(from, to);
  }
  return { ...instance, edgeWeightType: 'EXPLICIT', matrix };
}
