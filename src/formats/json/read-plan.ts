import { type Complaint, InputError, PLAN_VERSION, type PlanDocument } from '../../model/index.ts';
import { DEFINITIONS, PLAN_SCHEMA } from './plan-schema.ts';
import { type SchemaFault, schemaFaults } from './schema-faults.ts';

/**
 * Reads `plan.json`. Shape and types are checked against the schema; whether the plan is any good is for the referee.
 *
 * @throws InputError with every fault (at most 50): `PLAN_NOT_JSON`, `PLAN_OTHER_FILE`, `PLAN_OTHER_VERSION`, `PLAN_SHAPE`, `PLAN_TIME_ZONE`
 */
export function readPlanDocument(text: string, file: string): PlanDocument {
  const value = parse(text, file);
  const { schema, version } = isObject(value) ? value : {};
  if (schema !== 'dayroute-plan') {
    throw refuse('PLAN_OTHER_FILE', 'this is not a plan that dayroute wrote', 'schema', schema, '"dayroute-plan"');
  }
  if (version !== PLAN_VERSION) {
    const complaint = 'this plan has a shape that this version of dayroute does not read';
    throw refuse('PLAN_OTHER_VERSION', complaint, 'version', version, `version ${PLAN_VERSION}`);
  }
  const faults = schemaFaults(value, PLAN_SCHEMA, DEFINITIONS);
  if (faults.length > 0) throw new InputError(faults.map((fault) => shapeComplaint(fault, file)));
  const doc = value as PlanDocument;
  if (!isTimeZone(doc.problem.timeZone)) {
    const complaint = 'the time zone is not known';
    throw refuse('PLAN_TIME_ZONE', complaint, 'problem.timeZone', doc.problem.timeZone, 'an IANA name');
  }
  return doc;

  function refuse(code: string, message: string, column: string, read: unknown, expected: string): InputError {
    const given = read === undefined ? {} : { read: show(read) };
    const cure = 'Give the plan.json of a dayroute output folder, or plan the day again';
    return new InputError([{ code, severity: 'error', file, column, ...given, expected, message, cure }]);
  }
}

function parse(text: string, file: string): unknown {
  try {
    // a byte-order mark, as editors leave it, is not JSON
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    const message = `this file is not JSON (${show(error instanceof Error ? error.message : String(error))})`;
    const cure = 'Give the plan.json of a dayroute output folder';
    throw new InputError([{ code: 'PLAN_NOT_JSON', severity: 'error', file, message, cure }]);
  }
}

function shapeComplaint({ path, expected, value }: SchemaFault, file: string): Complaint {
  return {
    code: 'PLAN_SHAPE',
    severity: 'error',
    file,
    column: path.length > 80 ? `...${path.slice(-77)}` : path,
    ...(value === undefined ? {} : { read: show(value) }),
    expected,
    message: value === undefined ? 'a key is missing' : 'a value is not what a plan has here',
    cure: 'See schema/plan.schema.json in the dayroute package',
  };
}

function show(value: unknown): string {
  const text =
    typeof value === 'string' ? value : isObject(value) ? 'an object' : Array.isArray(value) ? 'a list' : String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
