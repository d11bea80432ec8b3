import { OUTPUT_NAMES } from '../../src/formats/config/read-config.ts';
import type { AmountFamily, Column } from '../../src/formats/csv/column.ts';
import { DEPOT_COLUMNS } from '../../src/formats/csv/columns-depot.ts';
import { ORDER_AMOUNTS, ORDER_COLUMNS } from '../../src/formats/csv/columns-order.ts';
import { VEHICLE_AMOUNTS, VEHICLE_COLUMNS } from '../../src/formats/csv/columns-vehicle.ts';

const TABLES: readonly (readonly [string, readonly Column[], readonly AmountFamily[]])[] = [
  ['orders', ORDER_COLUMNS, ORDER_AMOUNTS],
  ['vehicles', VEHICLE_COLUMNS, VEHICLE_AMOUNTS],
  ['depots', DEPOT_COLUMNS, []],
];

/** Keys for people, anywhere. */
const COMMENTS = { '^//': {} };

/** JSON Schema of dayroute.json, for editors; dayroute itself checks by its own code, whose messages teach more. */
export function configSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'dayroute.json',
    description: 'Settings of dayroute; every key may be left out',
    type: 'object',
    additionalProperties: false,
    patternProperties: COMMENTS,
    properties: {
      $schema: { type: 'string' },
      timeZone: {
        type: 'string',
        description: "IANA zone of the plan, e.g. Europe/Berlin. Default: the first depot's, else UTC",
      },
      dateFormat: {
        enum: ['yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy'],
        description: 'How to read dates such as 03/04/2026. Default: decided per file, a complaint when ambiguous',
      },
      windowEnds: {
        enum: ['service-start', 'service-end'],
        default: 'service-start',
        description: 'Whether window ends bound the start of service or its end',
      },
      outputs: {
        type: 'array',
        items: { enum: OUTPUT_NAMES },
        description: 'Outputs to write beside plan.json and run.json. Default: all',
      },
      defaults: perTable('Cell values used where a cell is empty or a column missing', (columns, families) => ({
        properties: Object.fromEntries(
          columns.map((c) => [c.name, { type: ['string', 'number', 'boolean'], description: c.about }]),
        ),
        patternProperties: {
          ...COMMENTS,
          ...Object.fromEntries(
            families.map((f) => [`^${f.prefix}.+$`, { type: ['string', 'number'], description: f.about }]),
          ),
        },
        additionalProperties: false,
      })),
      aliases: perTable("Your header -> dayroute's column", (columns, families) => ({
        patternProperties: COMMENTS,
        additionalProperties: {
          anyOf: [
            { enum: columns.map((c) => c.name) },
            ...families.map((f) => ({ type: 'string', pattern: `^${f.prefix}.+$` })),
          ],
        },
      })),
      profiles: {
        type: 'object',
        description:
          'How great-circle distance becomes road metres and seconds, by name; "van" is built in and may be replaced',
        patternProperties: COMMENTS,
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          patternProperties: COMMENTS,
          properties: {
            detour: {
              type: 'number',
              exclusiveMinimum: 0,
              default: 1.3,
              description: 'Road metres per great-circle metre',
            },
            speeds: {
              description: 'km/h: one speed, or speeds by road distance in rising order, the last without belowKm',
              anyOf: [
                { type: 'number', exclusiveMinimum: 0 },
                {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['kmPerHour'],
                    properties: {
                      belowKm: { type: ['number', 'null'], exclusiveMinimum: 0 },
                      kmPerHour: { type: 'number', exclusiveMinimum: 0 },
                    },
                  },
                },
              ],
            },
          },
        },
      },
      traffic: { description: 'Not honoured by this version' },
      objective: {
        type: ['object', 'null'],
        description: 'What is minimised besides the cost of routes; see docs/rules.md, section 6. Left out: cost alone',
        additionalProperties: false,
        patternProperties: COMMENTS,
        properties: {
          cost: { type: 'number', minimum: 0, default: 1, description: 'Weight of the money of routes' },
          completionPerHour: {
            type: 'number',
            minimum: 0,
            default: 0,
            description: 'Money an hour until the last visit of all is done',
          },
          arrivalsPerHour: {
            type: 'number',
            minimum: 0,
            default: 0,
            description: 'Money an hour until a visit begins, for each visit',
          },
        },
      },
    },
  };
}

function perTable(
  description: string,
  schema: (columns: readonly Column[], families: readonly AmountFamily[]) => object,
): object {
  const properties = TABLES.map(([name, columns, families]) => [
    name,
    { type: 'object', ...schema(columns, families) },
  ]);
  return {
    type: 'object',
    description,
    additionalProperties: false,
    patternProperties: COMMENTS,
    properties: Object.fromEntries(properties),
  };
}
