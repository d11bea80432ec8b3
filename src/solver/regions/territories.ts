/** Owner of what everybody works on at once. */
export const EVERYBODY = 255;

/** Most regions a day can be cut into. */
export const MOST_REGIONS = 254;

/** Which region each node and each route of a day belongs to: a number below `MOST_REGIONS`, or EVERYBODY. */
export interface Territories {
  readonly ofNode: Uint8Array;
  readonly ofRoute: Uint8Array;
}

/** Whether what has this owner belongs to a region. */
export function isIn(region: number, owner: number): boolean {
  return owner === region || owner === EVERYBODY;
}
