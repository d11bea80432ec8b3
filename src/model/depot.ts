import type { LatLon, Seconds, TimeWindow } from './units.ts';

/** Where vans load and return to. */
export interface Depot {
  readonly id: string;
  readonly location: LatLon;
  /** A van leaves at its start or later and is back by its end; absent = always open. */
  readonly window?: TimeWindow;
  /** Loading time before each departure. Default 0. */
  readonly loadSeconds: Seconds;
  /** Vans that can load at once; absent = any number. */
  readonly docks?: number;
  /** IANA name; absent = the plan's. */
  readonly timeZone?: string;
  readonly extra: Readonly<Record<string, string>>;
}
