import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/formats/nearest-name.ts';

const names = ['weight_kg', 'window', 'lat', 'lon', 'service_min'];

describe('nearestName', () => {
  it.each([
    ['weigth_kg', 'weight_kg'],
    ['Weight_KG', 'weight_kg'],
    ['windows', 'window'],
    ['lta', 'lat'],
    ['servicemin', 'service_min'],
    ['colour', undefined],
    ['', undefined],
    ['x'.repeat(1000), undefined],
  ])('%s: %s', (word, near) => expect(nearestName(word, names)).toBe(near));
});
