import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutputName } from '../../src/cli/publish/output-name.ts';
import { vanFileNames } from '../../src/formats/van-file-names.ts';
import { VEHICLE_DEFAULTS } from '../../src/model/index.ts';

const vehicle = (id: string, count = 1) => ({ ...VEHICLE_DEFAULTS, id, count, depotId: 'hub', endDepotId: 'hub' });
const namesOf = (...ids: string[]) => [...vanFileNames({ vehicles: ids.map((id) => vehicle(id)) }).values()];

describe('names of a van’s files', () => {
  it('keep an ordinary id as it is', () => {
    expect(namesOf('van-1', 'Küche_2', 'トラック.3')).toEqual(['van-1', 'Küche_2', 'トラック.3']);
    expect(vanFileNames({ vehicles: [vehicle('van', 2)] })).toEqual(
      new Map([
        ['van-1', 'van-1'],
        ['van-2', 'van-2'],
      ]),
    );
  });

  it.each([
    ['../../etc/x', 'etc-x'],
    ['..', 'van'],
    ['', 'van'],
    ['C:\\temp\\x', 'C-temp-x'],
    ['.hidden', 'hidden'],
    ['--help', 'help'],
    ['a\u0000b\nc', 'a-b-c'],
    ['invoice\u202egpj.exe', 'invoice-gpj.exe'],
    ['con', '_con'],
    ['LPT1.html', '_LPT1.html'],
    ['<b>"x"|*?', 'b-x'],
    ['\ud800x', 'x'],
  ])('%j is %j', (id, name) => {
    expect(namesOf(id)).toEqual([name]);
  });

  it('are apart also on disks that do not tell case apart', () => {
    expect(namesOf('Van', 'van', 'VAN', 'van-2')).toEqual(['Van', 'van-2', 'VAN-3', 'van-2-2']);
    expect([...vanFileNames({ vehicles: [vehicle('ALL')] }, ['all']).values()]).toEqual(['ALL-2']);
  });

  it('fit a file system and stay in their folder, whatever an id holds', () => {
    const ids = fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 90 }), { maxLength: 8 });
    fc.assert(
      fc.property(ids, (some) => {
        const names = namesOf(...some);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(some.length);
        for (const name of names) {
          expect(isOutputName(`sheets/${name}.html`)).toBe(true);
          expect(new TextEncoder().encode(`${name}.html`).length).toBeLessThanOrEqual(255);
          expect(name).not.toMatch(/[/\\<>:"|?*]|^[.-]|\.$/);
        }
      }),
    );
  });
});
