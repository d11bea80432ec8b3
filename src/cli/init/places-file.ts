import { writeTable } from '../../formats/csv/write-table.ts';

/** A places file to be filled in. */
export function placesCsv(places: readonly { readonly address: string; readonly postcode: string }[]): string {
  return writeTable(
    ['address', 'postcode', 'lat', 'lon'],
    places.map(({ address, postcode }) => [address, postcode, '', '']),
  );
}
