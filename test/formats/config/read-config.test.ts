import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, readConfig } from '../../../src/formats/config/index.ts';
import { VAN_PROFILE } from '../../../src/model/index.ts';

const read = (value: unknown) => readConfig(JSON.stringify(value), 'dayroute.json');

describe('readConfig', () => {
  it('of {} is the default', () => expect(read({})).toEqual({ config: DEFAULT_CONFIG, complaints: [] }));

  it('reads every key', () => {
    const { config, complaints } = read({
      $schema: './schema/config.schema.json',
      timeZone: 'America/Sao_Paulo',
      dateFormat: 'dd/mm/yyyy',
      windowEnds: 'service-end',
      outputs: ['csv', 'map'],
      defaults: {
        orders: { service_min: 4, divisible: true, load_cold: '1' },
        vehicles: { cost_per_km: 0.5, max_cold: 3 },
      },
      aliases: { orders: { Sendung: 'order_id', Kühl: 'load_cold' } },
      profiles: {
        truck: { detour: 1.4, speeds: [{ belowKm: 5, kmPerHour: 20 }, { kmPerHour: 60 }] },
        bike: { speeds: 15 },
      },
      traffic: {},
      objective: null,
    });
    expect(complaints).toEqual([]);
    expect(config).toEqual({
      timeZone: 'America/Sao_Paulo',
      dateFormat: 'dd/mm/yyyy',
      windowEnds: 'service-end',
      outputs: ['csv', 'map'],
      defaults: {
        orders: { service_min: '4', divisible: 'yes', load_cold: '1' },
        vehicles: { cost_per_km: '0.5', max_cold: '3' },
        depots: {},
      },
      aliases: { orders: { Sendung: 'order_id', Kühl: 'load_cold' }, vehicles: {}, depots: {} },
      profiles: [
        VAN_PROFILE,
        {
          name: 'truck',
          detour: 1.4,
          bands: [
            { belowMetres: 5000, kmPerHour: 20 },
            { belowMetres: null, kmPerHour: 60 },
          ],
        },
        { name: 'bike', detour: 1.3, bands: [{ belowMetres: null, kmPerHour: 15 }] },
      ],
    });
  });

  it('replaces the built-in van', () => {
    const { config } = read({ profiles: { van: { detour: 1.5 } } });
    expect(config.profiles).toEqual([{ ...VAN_PROFILE, detour: 1.5 }]);
  });

  it.each([
    [{ timezone: 'UTC' }, { code: 'CONFIG_KEY', column: 'timezone', cure: 'Did you mean timeZone?' }],
    [{ defaults: { order: {} } }, { code: 'CONFIG_KEY', column: 'defaults.order', cure: 'Did you mean orders?' }],
    [
      { defaults: { orders: { service_mins: 5 } } },
      { code: 'CONFIG_KEY', column: 'defaults.orders.service_mins', cure: 'Did you mean service_min?' },
    ],
    [
      { defaults: { vehicles: { max_stop: 5 } } },
      { code: 'CONFIG_KEY', column: 'defaults.vehicles.max_stop', cure: 'Did you mean max_stops?' },
    ],
    [
      { defaults: { orders: { service_min: [5] } } },
      { code: 'CONFIG_VALUE', column: 'defaults.orders.service_min', read: '[5]' },
    ],
    [
      { aliases: { orders: { Gewicht: 'weight' } } },
      { code: 'CONFIG_VALUE', column: 'aliases.orders.Gewicht', read: 'weight' },
    ],
    [
      { timeZone: 'Europe/Berlinn' },
      { code: 'CONFIG_VALUE', column: 'timeZone', cure: 'Did you mean "Europe/Berlin"?' },
    ],
    [
      { dateFormat: 'dd.mm.yyyy' },
      { code: 'CONFIG_VALUE', column: 'dateFormat', expected: '"yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy"' },
    ],
    [{ windowEnds: true }, { code: 'CONFIG_VALUE', column: 'windowEnds', read: 'true' }],
    [{ outputs: ['csv', 'mpa'] }, { code: 'CONFIG_VALUE', column: 'outputs[1]', cure: 'Did you mean "map"?' }],
    [{ outputs: 'csv' }, { code: 'CONFIG_VALUE', column: 'outputs' }],
    [
      { profiles: { van: { speed: 30 } } },
      { code: 'CONFIG_KEY', column: 'profiles.van.speed', cure: 'Did you mean speeds?' },
    ],
    [
      { profiles: { van: { detour: 0 } } },
      { code: 'CONFIG_VALUE', column: 'profiles.van.detour', expected: 'a number above 0' },
    ],
    [{ profiles: { van: { speeds: [] } } }, { code: 'CONFIG_VALUE', column: 'profiles.van.speeds' }],
    [
      { profiles: { van: { speeds: [{ kmPerHour: 1 }, { kmPerHour: 2 }] } } },
      { code: 'CONFIG_VALUE', column: 'profiles.van.speeds[0].belowKm' },
    ],
    [
      { profiles: { van: { speeds: [{ belowKm: 1, kmPerHour: 1 }] } } },
      { code: 'CONFIG_VALUE', column: 'profiles.van.speeds[0].belowKm' },
    ],
    [
      { profiles: { van: { speeds: [{ belowKm: 5, kmPerHour: 1 }, { belowKm: 5, kmPerHour: 2 }, { kmPerHour: 3 }] } } },
      { code: 'CONFIG_VALUE', column: 'profiles.van.speeds[1].belowKm', expected: 'distances in rising order' },
    ],
    [{ traffic: { monday: 1 } }, { code: 'NOT_YET_HONOURED', column: 'traffic' }],
    [
      { objective: { cost: 0 } },
      { code: 'CONFIG_VALUE', column: 'objective', expected: 'at least one weight above 0' },
    ],
    [{ objective: { arrivals: 1 } }, { code: 'CONFIG_KEY', column: 'objective.arrivals' }],
    [{ objective: { completionPerHour: -1 } }, { code: 'CONFIG_VALUE', column: 'objective.completionPerHour' }],
    [[], { code: 'CONFIG_VALUE', column: '(whole file)' }],
  ])('%j', (value, expected) => {
    const { complaints } = read(value);
    expect(complaints).toMatchObject([{ severity: 'error', file: 'dayroute.json', ...expected }]);
    expect(complaints[0].cure).toBeTruthy();
  });

  it('finds all that is wrong at once', () => {
    expect(read({ windowEnds: 1, dateFormat: 2, colour: 3 }).complaints).toHaveLength(3);
  });

  it('says where it is not JSON', () => {
    const { config, complaints } = readConfig('{\n  "timeZone": "UTC",\n}', 'dayroute.json');
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(complaints).toMatchObject([{ code: 'CONFIG_JSON', line: 3 }]);
    expect(readConfig('', 'dayroute.json').complaints).toMatchObject([{ code: 'CONFIG_JSON', line: 1 }]);
  });
});
