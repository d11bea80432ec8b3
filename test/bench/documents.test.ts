import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { withColumnTables } from '../../bench/documents/column-tables.ts';
import { configSchema } from '../../bench/documents/config-schema.ts';
import { readConfig } from '../../src/formats/config/index.ts';

const root = join(import.meta.dirname, '../..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const REMEDY = 'npm run build:bench && node build/bench/documents/write.js';

describe('docs/formats.md', () => {
  it('has the column tables of the source', () => {
    const document = text('docs/formats.md');
    expect(withColumnTables(document), REMEDY).toBe(document);
    expect(document.match(/^\| `/gm)?.length).toBeGreaterThan(90);
  });
});

describe('schema/config.schema.json', () => {
  const schema = JSON.parse(text('schema/config.schema.json')) as object;
  const accepts = new Ajv({ allowUnionTypes: true, allowMatchingProperties: true }).compile(schema);

  it('is that of the source', () => expect(schema, REMEDY).toEqual(configSchema()));

  it.each([
    {},
    {
      '//': 'any words',
      '// x': 1,
      defaults: { '//': '', orders: { '// why': '' } },
      profiles: { '//': 'x', van: { '//': '', detour: 1.2 } },
      aliases: { '//': '', orders: { '//': 'x' } },
    },
    { $schema: 'x', timeZone: 'UTC', windowEnds: 'service-end', dateFormat: 'dd/mm/yyyy', outputs: ['csv'] },
    { defaults: { orders: { service_min: 5, load_cold: '1' }, vehicles: { max_cold: 3 } } },
    { aliases: { orders: { Kühl: 'load_cold', Nr: 'order_id' } } },
    {
      profiles: {
        van: { detour: 1.4, speeds: [{ belowKm: 5, kmPerHour: 20 }, { kmPerHour: 60 }] },
        bike: { speeds: 15 },
      },
    },
  ])('and our own check accept %j', (config) => {
    expect(accepts(config)).toBe(true);
    expect(readConfig(JSON.stringify(config), 'c').complaints).toEqual([]);
  });

  it.each([
    { timezone: 'UTC' },
    { windowEnds: 'never' },
    { outputs: ['mpa'] },
    { outputs: 'csv' },
    { defaults: { order: {} } },
    { defaults: { orders: { service_mins: 5 } } },
    { defaults: { orders: { service_min: [] } } },
    { aliases: { orders: { Nr: 'oder_id' } } },
    { profiles: { van: { detour: 0 } } },
    { profiles: { van: { speeds: [] } } },
    { profiles: { van: { speeds: [{ belowKm: 5 }] } } },
    [],
  ])('and our own check refuse %j', (config) => {
    expect(accepts(config)).toBe(false);
    expect(readConfig(JSON.stringify(config), 'c').complaints).not.toEqual([]);
  });
});
