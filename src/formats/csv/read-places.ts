import type { Complaint, LatLon } from '../../model/index.ts';
import { PLACE_COLUMNS, type PlaceColumn } from './columns-place.ts';
import { matchHeader } from './match-header.ts';
import { type Places, placeKey } from './places.ts';
import { PlanClock } from './plan-clock.ts';
import type { InputFile, ReadContext } from './read-context.ts';
import { readTable, unclosedQuote } from './read-table.ts';
import { RowReader } from './row-reader.ts';

/** A file of known places. The first row of an address or postcode counts; rows that cannot be read are complaints. */
export function readPlaces(file: InputFile, ctx: ReadContext): { places: Places; complaints: Complaint[] } {
  const byAddress = new Map<string, LatLon>();
  const byPostcode = new Map<string, LatLon>();
  const table = readTable(file);
  const complaints = [...table.complaints];
  if (table.header.length === 0) return { places: { byAddress, byPostcode }, complaints };
  const bound = matchHeader<PlaceColumn>(table, PLACE_COLUMNS, [], { key: 'places', defaults: {}, aliases: {} });
  complaints.push(...bound.complaints.filter((c) => c.code !== 'COLUMN_UNKNOWN'));
  for (const { line, text } of table.unclosed) complaints.push(unclosedQuote(table.file, line, text));
  if (complaints.some((c) => c.severity === 'error')) return { places: { byAddress, byPostcode }, complaints };
  const c = bound.columns;
  const r = new RowReader(table, bound, new PlanClock(ctx.date, ctx.timeZone), ctx.config.dateFormat);
  for (let i = 0; i < table.rows.length; i++) {
    if (r.open(i)) {
      const lat = r.number(c.lat);
      const lon = r.number(c.lon);
      const address = placeKey(r.text(c.address));
      const postcode = placeKey(r.text(c.postcode));
      if (address === '' && postcode === '') {
        r.reject(c.address, '', {
          code: 'VALUE_MISSING',
          message: 'neither address nor postcode',
          cure: 'Fill in one of them.',
        });
      }
      if (lat !== undefined && lon !== undefined) {
        if (address !== '' && !byAddress.has(address)) byAddress.set(address, { lat, lon });
        // A row with both is about that address: its postcode is known only roughly, but better than not at all.
        if (postcode !== '' && (address === '' || !byPostcode.has(postcode))) byPostcode.set(postcode, { lat, lon });
      }
    }
    complaints.push(...r.complaints);
  }
  complaints.push(...r.fileComplaints);
  return { places: { byAddress, byPostcode }, complaints };
}
