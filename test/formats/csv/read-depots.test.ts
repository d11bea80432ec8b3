import { describe, expect, it } from 'vitest';
import { readDepots } from '../../../src/formats/csv/read-depots.ts';
import { codes, DAY, fileOf } from './reading.ts';

const read = (text: string) => readDepots(fileOf('depots.csv', text), DAY);

describe('a depot', () => {
  it('has stated defaults for all that is not given', () => {
    expect(read('depot_id,lat,lon\nMain,52.5,13.4\n')).toEqual({
      depots: [{ id: 'Main', location: { lat: 52.5, lon: 13.4 }, loadSeconds: 0, extra: {} }],
      complaints: [],
    });
  });

  it('keeps its own hours', () => {
    const { depots } = read('depot_id,lat,lon,window,time_zone\nMain,51,0,06:00-20:00,Europe/London\n');
    expect(depots[0]).toMatchObject({ window: { start: 25_200, end: 75_600 }, timeZone: 'Europe/London' });
  });

  it('asks for rules that are not kept yet', () => {
    const { depots, complaints } = read('depot_id,lat,lon,load_min,docks\nMain,51,0,10,2\n');
    expect(depots[0]).toMatchObject({ loadSeconds: 600, docks: 2 });
    expect(complaints.map((c) => [c.code, c.column])).toEqual([['NOT_YET_HONOURED', 'docks']]);
    expect(read('depot_id,lat,lon,load_min,docks\nMain,51,0,0,\n').complaints).toEqual([]);
  });

  it('is an error when its row is bad', () => {
    const { depots, complaints } = read(
      'depot_id,lat,lon,window,time_zone,docks\nA,91,0,,,\nB,1,,8-9|10-11,Europe/Berlinn,0.5\nA,1,2,,,\n,1,2,,,\nA,3,4,,,\n',
    );
    expect(depots.map((d) => d.location.lat)).toEqual([]);
    expect(complaints.every((c) => c.severity === 'error' && c.file === 'depots.csv')).toBe(true);
    expect(complaints.map((c) => [c.line, c.code])).toEqual([
      [2, 'NUMBER_RANGE'],
      [3, 'VALUE_MISSING'],
      [3, 'TIME_ZONE'],
      [3, 'WINDOW'],
      [3, 'NUMBER_RANGE'],
      [4, 'ID_DUPLICATE'],
      [5, 'VALUE_MISSING'],
      [6, 'ID_DUPLICATE'],
    ]);
    expect(complaints[2].cure).toBe('Did you mean Europe/Berlin?');
  });

  it('needs its columns', () => {
    expect(codes(read('depot_id,lat\nA,1\n').complaints)).toEqual(['COLUMN_MISSING']);
    expect(codes(read('').complaints)).toEqual(['FILE_EMPTY']);
    expect(read('depot_id,lat,lon\n')).toEqual({ depots: [], complaints: [] });
  });
});
