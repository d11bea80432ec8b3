import type { Complaint } from '../../model/index.ts';
import { nearestName } from '../nearest-name.ts';
import { visibleText } from '../visible-text.ts';

/** A parsed JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Walks a parsed config and collects complaints that name key paths such as `profiles.van.detour`. */
export class ConfigReader {
  readonly complaints: Complaint[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** The object at a path, or undefined and a complaint; keys not in `known` are complaints. */
  object(value: unknown, path: string, known?: readonly string[]): JsonObject | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.reject(path, value, 'an object { ... }');
      return undefined;
    }
    if (known !== undefined)
      for (const key of Object.keys(value)) if (!known.includes(key)) this.unknownKey(path, key, known);
    return value as JsonObject;
  }

  number(value: unknown, path: string, more: number): number | undefined {
    if (typeof value === 'number' && Number.isFinite(value) && value > more) return value;
    this.reject(path, value, `a number above ${more}`);
    return undefined;
  }

  /** A number from 0 on. */
  amount(value: unknown, path: string): number | undefined {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    this.reject(path, value, 'a number from 0');
    return undefined;
  }

  oneOf<T extends string>(value: unknown, path: string, choices: readonly T[]): T | undefined {
    const choice = choices.find((c) => c === value);
    if (choice === undefined)
      this.reject(path, value, choices.map((c) => `"${c}"`).join(', '), nearest(value, choices));
    return choice;
  }

  unknownKey(path: string, key: string, known: Iterable<string>): void {
    const names = [...known];
    const near = nearestName(key, names);
    this.complaints.push({
      code: 'CONFIG_KEY',
      severity: 'error',
      file: this.#file,
      column: visibleText(join(path, key)),
      message: `the key ${visibleText(key)} is not known here`,
      expected: visibleText(names.join(', ')),
      cure: near === undefined ? 'Remove the key.' : `Did you mean ${near}?`,
    });
  }

  reject(path: string, value: unknown, expected: string, cure = 'Correct the value.'): void {
    this.complaints.push({
      code: 'CONFIG_VALUE',
      severity: 'error',
      file: this.#file,
      column: visibleText(path === '' ? '(whole file)' : path),
      read: visibleText(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')),
      message: 'the value cannot be used',
      expected,
      cure,
    });
  }

  notYet(key: string, rule: string): void {
    this.complaints.push({
      code: 'NOT_YET_HONOURED',
      severity: 'error',
      file: this.#file,
      column: key,
      message: `the rule behind ${key} (${rule}) is not kept by this version`,
      cure: 'Remove the key to plan without the rule.',
    });
  }
}

export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function nearest(value: unknown, choices: readonly string[]): string {
  const near = typeof value === 'string' ? nearestName(value, choices) : undefined;
  return near === undefined ? 'Correct the value.' : `Did you mean "${near}"?`;
}
