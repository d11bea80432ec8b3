import type { LatLon } from '../../model/index.ts';

/** Coordinates by address and by postcode, keys as `placeKey` makes them. */
export interface Places {
  readonly byAddress: ReadonlyMap<string, LatLon>;
  readonly byPostcode: ReadonlyMap<string, LatLon>;
}

/** Addresses and postcodes are compared without case, blanks and punctuation. */
export function placeKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
