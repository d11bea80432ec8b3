import { DEFINITIONS, type Schema } from './plan-schema.ts';

/** What must be there of what a problem file holds; `readProblem` fills in the rest. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Problem: ['date', 'places', 'depots', 'vehicles', 'stops'],
  Place: ['lat', 'lon'],
  ProblemDepot: ['id', 'place'],
  Vehicle: ['id'],
  Stop: ['id', 'place'],
  Order: ['id', 'type', 'location'],
  StopOrigin: ['place'],
  Objective: [],
};

export const PROBLEM_DEFINITIONS: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.entries(DEFINITIONS).map(([name, schema]) => {
    const required = REQUIRED[name];
    return [name, required === undefined ? schema : { ...schema, required }];
  }),
);

const table: Schema = {
  type: 'object',
  description: 'Travel between places by their order, in place of the great circle; null or negative = no way',
  properties: {
    profile: { type: 'string', description: 'Travel profile it is for; left out = every one' },
    metres: { type: 'array', items: { type: 'array' }, description: 'A row a place, an entry a place' },
    seconds: { type: 'array', items: { type: 'array' }, description: 'A row a place, an entry a place' },
  },
  required: ['metres', 'seconds'],
};

/** The JSON Schema (2020-12) of a problem file; `schema/problem.schema.json` is this, written out. */
export const PROBLEM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:dayroute:problem:1',
  title: 'dayroute problem',
  ...PROBLEM_DEFINITIONS.Problem,
  properties: {
    ...PROBLEM_DEFINITIONS.Problem.properties,
    travel: { anyOf: [table, { type: 'array', items: table }] },
  },
  $defs: PROBLEM_DEFINITIONS,
} satisfies Schema & Record<string, unknown>;
