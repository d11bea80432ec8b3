/** Travel between named places as a user's file gives it; row-major, `ids.length` squared; -1 = no entry (not reachable). */
export interface TravelTable {
  /** Depot or order ids. */
  readonly ids: readonly string[];
  /** Profile it is for; absent = all. */
  readonly profile?: string;
  readonly metres: Int32Array;
  readonly seconds: Int32Array;
  /** As given by the user. */
  readonly file: string;
}
