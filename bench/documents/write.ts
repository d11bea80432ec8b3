// Writes the generated parts of the documents: node build/bench/documents/write.js (after npm run build:bench).
import { readFileSync, writeFileSync } from 'node:fs';
import { PLAN_SCHEMA, PROBLEM_SCHEMA } from '../../src/formats/json/index.ts';
import { withColumnTables } from './column-tables.ts';
import { configSchema } from './config-schema.ts';

writeFileSync('docs/formats.md', withColumnTables(readFileSync('docs/formats.md', 'utf8')));
writeFileSync('schema/config.schema.json', `${JSON.stringify(configSchema(), null, 2)}\n`);
writeFileSync('schema/plan.schema.json', `${JSON.stringify(PLAN_SCHEMA, null, 2)}\n`);
writeFileSync('schema/problem.schema.json', `${JSON.stringify(PROBLEM_SCHEMA, null, 2)}\n`);
