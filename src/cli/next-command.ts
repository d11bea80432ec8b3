import type { Complaint } from '../model/index.ts';
import type { NamedFiles } from './day-defaults.ts';
import { shellWord } from './shell-word.ts';

/** What a command was asked, as far as the next one needs it. */
export interface Asked extends NamedFiles {
  readonly matrix?: string;
  readonly date?: string;
}

/** What one would type next after these complaints; undefined if their cures say it all. */
export function nextCommand(asked: Asked, complaints: readonly Complaint[]): string | undefined {
  const has = (...codes: string[]) => complaints.some(({ code }) => codes.includes(code));
  if (has('NO_DAY_HERE')) return 'dayroute init day';
  if (has('INIT_EXISTS')) return 'dayroute check-input --date tomorrow';
  if (has('PLAN_OTHER_FILE', 'PLAN_NOT_JSON', 'PLAN_OTHER_VERSION')) return 'dayroute plan --date tomorrow --out plan';
  // of a plan that is not there: it is called plan.json, whatever the folder
  if (complaints.some(({ code, file }) => code === 'FILE_UNREADABLE' && /(^|[/\\])plan\.json$/.test(file ?? ''))) {
    return 'dayroute plan --date tomorrow --out plan';
  }
  const isAgain = !(asked.orders ?? []).includes('-');
  if (isAgain && has('STRICT', 'TOO_MANY_REJECTED')) return ['dayroute check-input', ...dayArguments(asked)].join(' ');
  return undefined;
}

/** The files of a day as arguments, for a command on the same day. */
function dayArguments(asked: Asked): string[] {
  const words: string[] = [];
  const add = (name: string, values: readonly string[]) => words.push(`--${name}`, ...values.map(shellWord));
  if (asked.orders !== undefined) add('orders', asked.orders);
  for (const name of ['vehicles', 'depots', 'config', 'places', 'zones', 'matrix', 'date'] as const) {
    const value = asked[name];
    if (value !== undefined) add(name, [value]);
  }
  return words;
}
