import type { Schema } from './plan-schema.ts';

/** Where a value is not as its schema says. */
export interface SchemaFault {
  /** `plan.routes[3].steps[0].load`; empty for the document itself. */
  readonly path: string;
  readonly expected: string;
  readonly value: unknown;
}

/** More are not looked for: one wrong key in every order of a day says nothing that fifty do not. */
const MOST_FAULTS = 50;

/** Everything in which `value` differs from `schema`, at most 50 faults. */
export function schemaFaults(
  value: unknown,
  schema: Schema,
  definitions: Readonly<Record<string, Schema>>,
): SchemaFault[] {
  const faults: SchemaFault[] = [];
  look(value, schema, '');
  return faults;

  function look(value: unknown, given: Schema, path: string): void {
    if (faults.length >= MOST_FAULTS) return;
    const schema = resolve(given);
    if (schema.anyOf !== undefined) {
      lookAny(value, schema.anyOf, path);
      return;
    }
    const expected = valueFault(value, schema);
    if (expected !== undefined) {
      faults.push({ path, expected, value });
      return;
    }
    if (Array.isArray(value)) {
      if (schema.items === undefined) return;
      for (let i = 0; i < value.length; i++) look(value[i], schema.items, `${path}[${i}]`);
    } else if (typeof value === 'object' && value !== null) {
      lookInside(value as Record<string, unknown>, schema, path);
    }
  }

  function lookInside(value: Record<string, unknown>, schema: Schema, path: string): void {
    const at = (key: string) => (path === '' ? key : `${path}.${key}`);
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(value, key)) faults.push({ path: at(key), expected: 'to be there', value: undefined });
    }
    for (const key of Object.keys(value)) {
      const known = schema.properties;
      const field = known !== undefined && Object.hasOwn(known, key) ? known[key] : schema.additionalProperties;
      if (field !== undefined) look(value[key], field, at(key));
    }
  }

  /** Complains about the alternative that was meant: the one whose `kind` agrees, else all of them at once. */
  function lookAny(value: unknown, alternatives: readonly Schema[], path: string): void {
    const meant = alternatives.filter((alternative) => {
      const kind = resolve(alternative).properties?.kind?.const;
      return kind === undefined || (typeof value === 'object' && (value as { kind?: unknown } | null)?.kind === kind);
    });
    if (meant.length === 1) {
      look(value, meant[0], path);
      return;
    }
    if (meant.some((alternative) => schemaFaults(value, alternative, definitions).length === 0)) return;
    const expected = alternatives.map((alternative) => wordsOf(resolve(alternative))).join(' or ');
    faults.push({ path, expected, value });
  }

  function resolve(schema: Schema): Schema {
    return schema.$ref === undefined ? schema : definitions[schema.$ref.slice('#/$defs/'.length)];
  }
}

/** What the value itself, its inside left aside, was expected to be; `undefined` = it is. */
function valueFault(value: unknown, schema: Schema): string | undefined {
  if (schema.type !== undefined && !isOfType(value, schema.type)) return wordsOf(schema);
  if (schema.const !== undefined && value !== schema.const) return wordsOf(schema);
  if (typeof value === 'string') {
    if (schema.enum !== undefined && !schema.enum.includes(value)) return wordsOf(schema);
    if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) return wordsOf(schema);
    if (value.length < (schema.minLength ?? 0)) return 'a text that is not empty';
  }
  if (typeof value === 'number') {
    if (value < (schema.minimum ?? -Infinity)) return `${schema.minimum} or more`;
    if (value > (schema.maximum ?? Infinity)) return `${schema.maximum} or less`;
    if (value <= (schema.exclusiveMinimum ?? -Infinity)) return `more than ${schema.exclusiveMinimum}`;
  }
  return undefined;
}

function isOfType(value: unknown, type: NonNullable<Schema['type']>): boolean {
  switch (type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'null':
      return value === null;
    case 'string':
    case 'boolean':
      return typeof value === type;
  }
}

function wordsOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.join(', ');
  if (schema.pattern !== undefined) return `a text like ${schema.pattern}`;
  switch (schema.type) {
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'null':
      return 'null';
    default: {
      const kind = schema.properties?.kind?.const;
      return kind === undefined ? 'an object' : `an object of kind ${kind}`;
    }
  }
}
