import type { PlanDocument } from '../../model/index.ts';
import { DEFINITIONS, PLAN_SCHEMA, type Schema } from './plan-schema.ts';

/** Objects that get a line a key; everything below them stands on one line an element, so that a diff reads well. */
const OPEN = new Set(['#/$defs/Problem', '#/$defs/Plan', '#/$defs/Route']);

/** Maps whose keys come in no order of their own, so that they are sorted; cells and extra columns keep the file's. */
const SORTED = new Set<Schema>([DEFINITIONS.Load, PLAN_SCHEMA.properties?.manifest as Schema]);

/** `plan.json` as text; the same document gives the same bytes, in whatever order its keys were put in. */
export function writePlanDocument(doc: PlanDocument): string {
  return [...writePlanChunks(doc)].join('');
}

/** The same text in chunks of one line or less, for days too long for one string. */
export function* writePlanChunks(doc: PlanDocument): Generator<string> {
  yield* open(doc, PLAN_SCHEMA, '');
  yield '\n';
}

function* open(value: object, schema: Schema, indent: string): Generator<string> {
  const inner = `${indent}  `;
  let separator = '{';
  for (const [key, field, fieldSchema] of entriesOf(value, schema)) {
    yield `${separator}\n${inner}${JSON.stringify(key)}: `;
    separator = ',';
    yield* write(field, fieldSchema, inner);
  }
  yield separator === '{' ? '{}' : `\n${indent}}`;
}

function* write(value: unknown, schema: Schema | undefined, indent: string): Generator<string> {
  if (isOpen(schema) && isObject(value)) {
    yield* open(value, resolve(schema), indent);
  } else if (Array.isArray(value) && schema?.items?.$ref !== undefined && value.length > 0) {
    const inner = `${indent}  `;
    for (const [i, item] of value.entries()) {
      yield `${i === 0 ? '[' : ','}\n${inner}`;
      yield* write(item, schema.items, inner);
    }
    yield `\n${indent}]`;
  } else {
    yield JSON.stringify(ordered(value, schema)) ?? 'null';
  }
}

/** The value with its objects' keys in the schema's order. */
function ordered(value: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, schema?.items));
  if (!isObject(value)) return value;
  const resolved = meantFor(value, resolve(schema));
  const entries = entriesOf(value, resolved).map(([key, field, fieldSchema]) => [key, ordered(field, fieldSchema)]);
  return Object.fromEntries(entries);
}

/** Known keys in the schema's order, then unknown ones (kept, for a newer model); absent ones are left out. */
function entriesOf(value: object, schema: Schema | undefined): [string, unknown, Schema | undefined][] {
  const fields = value as Readonly<Record<string, unknown>>;
  const known = schema?.properties ?? {};
  const rest = Object.keys(fields).filter((key) => !Object.hasOwn(known, key));
  if (schema === undefined || schema.properties !== undefined || SORTED.has(schema)) rest.sort();
  const keys = [...Object.keys(known).filter((key) => Object.hasOwn(fields, key)), ...rest];
  return keys
    .filter((key) => fields[key] !== undefined)
    .map((key) => [key, fields[key], Object.hasOwn(known, key) ? known[key] : schema?.additionalProperties]);
}

/** The alternative of an `anyOf` that has the value's kind. */
function meantFor(value: object, schema: Schema | undefined): Schema | undefined {
  if (schema?.anyOf === undefined) return schema;
  const { kind } = value as { kind?: unknown };
  return schema.anyOf.map(resolve).find((alternative) => alternative?.properties?.kind?.const === kind);
}

function resolve(schema: Schema): Schema;
function resolve(schema: Schema | undefined): Schema | undefined;
function resolve(schema: Schema | undefined): Schema | undefined {
  return schema?.$ref === undefined ? schema : DEFINITIONS[schema.$ref.slice('#/$defs/'.length)];
}

function isOpen(schema: Schema | undefined): schema is Schema {
  return schema?.$ref !== undefined && OPEN.has(schema.$ref);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
