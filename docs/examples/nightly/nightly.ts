// Plans tomorrow from a folder and writes the plan beside it: `node nightly.js FOLDER [SECONDS]`, as cron runs it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DayFiles,
  formatComplaint,
  InputError,
  type PlanDocument,
  plan,
  readDay,
  rejectedCsv,
  rejectedTooMany,
  routesCsv,
  summaryCsv,
  unassignedCsv,
  writePlanDocument,
} from 'dayroute';

const [folder = '.', seconds = '60'] = process.argv.slice(2);

/** Tomorrow where the plan's clocks are; the Swedish way of writing a date is ISO 8601. */
function tomorrow(timeZone: string): string {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());
  const next = new Date(`${today}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function filesOf(dir: string): DayFiles {
  const file = (name: string) => ({ name, bytes: readFileSync(join(dir, name)) });
  const [orders, vehicles, depots, config] = ['orders.csv', 'vehicles.csv', 'depots.csv', 'dayroute.json'].map(file);
  return { orders: [orders], vehicles, depots, config };
}

/** The new plan is put in place of the old one as a whole. */
function publish(dir: string, document: PlanDocument): void {
  const staged = join(dir, 'plan.new');
  rmSync(staged, { recursive: true, force: true });
  mkdirSync(staged, { recursive: true });
  const outputs = {
    'plan.json': writePlanDocument(document),
    'routes.csv': routesCsv(document),
    'summary.csv': summaryCsv(document),
    'unassigned.csv': unassignedCsv(document),
    'rejected.csv': rejectedCsv(document),
  };
  for (const [name, text] of Object.entries(outputs)) writeFileSync(join(staged, name), text);
  rmSync(join(dir, 'plan.old'), { recursive: true, force: true });
  try {
    renameSync(join(dir, 'plan'), join(dir, 'plan.old'));
  } catch {
    // the first night there is none
  }
  renameSync(staged, join(dir, 'plan'));
}

async function main(): Promise<number> {
  const { day, complaints } = readDay(filesOf(folder), tomorrow);
  for (const complaint of complaints) console.error(formatComplaint(complaint));
  if (day === undefined || rejectedTooMany(day.rows, day.rejected.length)) return 2;

  // whoever stops the job gets the best plan so far
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());

  const result = await plan(day, { timeLimitSeconds: Number(seconds), signal: stop.signal });
  for (const complaint of result.complaints) console.error(formatComplaint(complaint));
  publish(folder, result.document);
  const { routes, unassigned, cost } = result.document.plan;
  console.log(`${day.date}: ${routes.length} routes, ${unassigned.length} orders left over, cost ${cost.total}`);
  return unassigned.length > 0 ? 4 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const complaint of error.complaints) console.error(formatComplaint(complaint));
  process.exitCode = 2;
}
