/** Whole seconds since the plan day's midnight in the plan's time zone, counted as they elapse (clock changes included); may be negative or beyond 86,400. */
export type Seconds = number;

/** Whole metres. */
export type Metres = number;

/** A plain amount in the planner's own currency; dayroute never converts it. */
export type Money = number;

/** A calendar day, `yyyy-mm-dd`. */
export type IsoDate = string;

/** Degrees, WGS84. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

/** Bounds of the *start* of service, both ends inclusive. */
export interface TimeWindow {
  readonly start: Seconds;
  readonly end: Seconds;
}

/** Amounts by dimension name (`weight_kg`, `volume_m3`, `parcels`, or any `NAME` of a `load_NAME` column); a missing dimension is 0 as a demand and unlimited as a capacity. */
export type Load = Readonly<Record<string, number>>;
