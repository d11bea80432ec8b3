import type { Config, Depot, IsoDate } from '../../model/index.ts';
import type { Places } from './places.ts';

/** A file as it was read; `name` is what complaints call it (`-` = standard input). */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a table cannot say for itself. */
export interface ReadContext {
  /** The day that is planned. */
  readonly date: IsoDate;
  /** Zone of the plan (IANA): local times without a zone of their own are in it. */
  readonly timeZone: string;
  readonly config: Config;
  /** Where to look up orders that have an address or postcode but no coordinates. */
  readonly places?: Places;
  /** When given, vehicles must start and end at one of them, and their local times are in its zone. */
  readonly depots?: readonly Depot[];
}
