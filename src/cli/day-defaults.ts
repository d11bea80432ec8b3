import { existsSync } from 'node:fs';
import { EXIT } from './exit-code.ts';
import { failure } from './failure.ts';
import { STARTER } from './init/starter-files.ts';
import type { DayFiles } from './read-day.ts';

/** A day's files as far as they were named. */
export type NamedFiles = { -readonly [K in keyof DayFiles]?: DayFiles[K] };

/**
 * Files that are not named are looked for where `init` puts them, in the folder one is in; settings and places are optional.
 *
 * @throws Failure that names those that are neither named nor there
 */
export function withDayDefaults<O extends NamedFiles>(options: O): O & DayFiles {
  const missing = (['orders', 'vehicles', 'depots'] as const).filter(
    (file) => options[file] === undefined && !existsSync(STARTER[file]),
  );
  if (missing.length > 0) {
    const files = missing.map((file) => STARTER[file]);
    throw failure(EXIT.input, {
      code: 'NO_DAY_HERE',
      message: `there is no ${files.join(', no ')} in this folder, and no other is named`,
      cure: `Name your files with ${missing.map((file) => `--${file}`).join(', ')}, or make a folder to start from with dayroute init`,
    });
  }
  return {
    ...options,
    orders: options.orders ?? [STARTER.orders],
    vehicles: options.vehicles ?? STARTER.vehicles,
    depots: options.depots ?? STARTER.depots,
    ...(options.config === undefined && existsSync(STARTER.config) ? { config: STARTER.config } : {}),
    ...(options.places === undefined && existsSync(STARTER.places) ? { places: STARTER.places } : {}),
  };
}
