import { compile } from '../../src/solver/compile.ts';
import { construct } from '../../src/solver/construct.ts';
import type { Instance } from '../../src/solver/instance.ts';
import { findNeighbours } from '../../src/solver/neighbours.ts';
import { parametersFor } from '../../src/solver/parameters.ts';
import { plainInstance } from '../../src/solver/plain/plain-instance.ts';
import { PlainRoutes } from '../../src/solver/plain/plain-routes.ts';
import { Random } from '../../src/solver/random.ts';
import { richInstance } from '../../src/solver/rich/rich-instance.ts';
import { RichRoutes } from '../../src/solver/rich/rich-routes.ts';
import { Search } from '../../src/solver/search.ts';
import type { MadeDay } from './made-day.ts';

export interface Begun {
  readonly instance: Instance;
  readonly routes: PlainRoutes | RichRoutes;
  readonly random: Random;
}

/** How many neighbours a stop has, and how many once it is cold. */
export type ListLengths = readonly [nearest: number, cold: number];

/** The empty routes of a day, plain where the day is, rich where it is not or on demand. */
export function beginRoutes(
  { problem, travel }: MadeDay,
  seed: number,
  kind: 'fitting' | 'rich' = 'fitting',
  lengths?: ListLengths,
): Begun {
  const instance = compile(problem, travel);
  const parameters = parametersFor(instance);
  const neighbours = findNeighbours(instance, ...(lengths ?? [parameters.neighbours, parameters.neighboursCold]));
  const random = new Random(seed);
  const plain = kind === 'rich' ? null : plainInstance(instance);
  const routes =
    plain !== null
      ? new PlainRoutes(plain, neighbours, random)
      : new RichRoutes(richInstance(instance), neighbours, random);
  return { instance, routes, random };
}

/** The same, with a first solution and a search over it. */
export function beginSearch(
  day: MadeDay,
  seed: number,
  kind: 'fitting' | 'rich' = 'fitting',
  lengths?: ListLengths,
): Begun & { search: Search } {
  const begun = beginRoutes(day, seed, kind, lengths);
  construct(
    begun.routes,
    Int32Array.from({ length: begun.instance.n }, (_, i) => i),
  );
  return {
    ...begun,
    search: new Search(begun.routes, parametersFor(begun.instance), begun.random, begun.instance),
  };
}
