import { Argument, Command, CommanderError, Option } from 'commander';
import { CSV_STYLES } from '../formats/csv/csv-style.ts';
import { defaultThreads, MOST_THREADS } from '../parallel/default-threads.ts';
import { REFINE_SWITCHES } from '../parallel/solve-settings.ts';
import { SHELLS, type Shell } from './completion/shells.ts';
import { EXIT } from './exit-code.ts';
import { failureJson } from './failure.ts';
import {
  parseClock,
  parseCutOff,
  parseDate,
  parseMetres,
  parseNames,
  parsePath,
  parsePercent,
  parseSeconds,
  parseTiles,
  parseVans,
  parseWhole,
} from './option-values.ts';
import { OUTPUT_GROUPS } from './output-groups.ts';
import type { CommonOptions, Session } from './run-command.ts';
import { ROUNDINGS } from './solve-options.ts';
import { dayrouteVersion } from './version.ts';

const MOST_SEED = 2 ** 32 - 1;

/** Parses a command line and runs its command; what a command needs is loaded only when it runs. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.ok;
  const run = async <O extends CommonOptions>(
    options: O,
    command: (options: O, session: Session) => Promise<number>,
  ) => {
    const { runCommand } = await import('./run-command.ts');
    exitCode = await runCommand(options, (session) => command(options, session));
  };
  const program = new Command('dayroute')
    .description('Plans a day of deliveries: orders, vehicles and depots from CSV to checked routes.')
    .version(dayrouteVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .showHelpAfterError('(add --help for all options)')
    .addHelpText('after', PROGRAM_HELP);
  program.addCommand(planProgram(run));
  program.addCommand(checkProgram(run));
  program.addCommand(whyProgram(run));
  program.addCommand(checkInputProgram(run));
  program.addCommand(solveProgram(run));
  program.addCommand(rollProgram(run));
  program.addCommand(fleetProgram(run));
  program.addCommand(demoProgram(run));
  program.addCommand(initProgram(run));
  program.addCommand(completionProgram(program));
  for (const command of program.commands) command.exitOverride().showHelpAfterError('(add --help for all options)');
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return EXIT.input;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.ok;
    // who reads standard output is told there too
    if (argv.includes('--json')) process.stdout.write(usageFailure(error));
    return EXIT.input;
  }
  return exitCode;
}

/** A command line that could not be read. */
function usageFailure({ message: said }: CommanderError): string {
  const message = said.replace(/^error: /, '').split('\n')[0];
  const errors = [{ code: 'USAGE', severity: 'error', message }] as const;
  return failureJson({ exitCode: EXIT.input, message, next: null, errors, warnings: [] });
}

type Run = <O extends CommonOptions>(
  options: O,
  command: (options: O, session: Session) => Promise<number>,
) => Promise<void>;

function planProgram(run: Run): Command {
  return dayOptions(new Command('plan'))
    .description('Plan a day and write routes, map and tables to a folder.')
    .addOption(dateOption().makeOptionMandatory())
    .option('--out <dir>', 'folder for the outputs; made if it is not there', parsePath, 'plan')
    .addOption(
      new Option(
        '--time-limit <seconds>',
        'from the start of the program to the end of the search (default: 30 s per 1,000 stops, at least 5 s)',
      ).argParser(parseSeconds),
    )
    .addOption(new Option('--iterations <n>', 'end the search after so many').argParser(parseWhole(1)))
    .addOption(seedOption())
    .addOption(threadsOption())
    .addOption(refineOption())
    .addOption(
      new Option('--only <names>', `outputs to write, of ${OUTPUT_GROUPS.join(', ')} (default: all)`).argParser(
        parseNames(OUTPUT_GROUPS),
      ),
    )
    .addOption(excelOption())
    .addOption(tilesOption())
    .addOption(tilesAttributionOption())
    .addOption(
      new Option(
        '--previous <plan>',
        'earlier plan to compare with, and to keep parts of: its folder or plan.json',
      ).argParser(parsePath),
    )
    .addOption(locksOption())
    .addOption(
      new Option('--freeze <vans>', 'vans whose routes of --previous stay as they are, separated by commas').argParser(
        parseVans,
      ),
    )
    .addOption(
      new Option(
        '--keep-until <time>',
        'calls of --previous that begin before it stay the first of their vans',
      ).argParser(parseClock),
    )
    .option('--strict', 'stop at any error in the input instead of setting its row aside')
    .addOption(
      new Option('--max-rejected <percent>', 'stop if more of the order rows cannot be used')
        .argParser(parsePercent)
        .default(5),
    )
    .option('--fail-on-unassigned', 'exit with 4 if orders are left over')
    .addOption(selectOption())
    .addOption(cutOffOption())
    .addOption(sameDoorOption())
    .addOption(noticeDaysOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', PLAN_HELP)
    .action(async (options) => {
      const { planCommand } = await import('./plan-command.ts');
      const { withDayDefaults } = await import('./day-defaults.ts');
      await run(options, (given, session) => planCommand(withDayDefaults(given), session));
    });
}

function checkProgram(run: Run): Command {
  return new Command('check')
    .description('Recompute a plan and list every rule it breaks.')
    .argument('<plan>', 'folder written by plan, or a plan.json')
    .option('--matrix <file>', 'travel table the plan was made with (default: the file the plan names)')
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', CHECK_HELP)
    .action(async (path: string, options) => {
      const { checkCommand } = await import('./check-command.ts');
      await run(options, (given, session) => checkCommand(path, given, session));
    });
}

function whyProgram(run: Run): Command {
  return new Command('why')
    .description('Say of one order why it is where it is, or why it is left out.')
    .argument('<order>', 'id of the order')
    .argument('[plan]', 'folder written by plan, or a plan.json', 'plan')
    .option('--matrix <file>', 'travel table the plan was made with (default: the file the plan names)')
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', WHY_HELP)
    .action(async (order: string, path: string, options) => {
      const { whyCommand } = await import('./why-command.ts');
      await run(options, (given, session) => whyCommand(order, path, given, session));
    });
}

function checkInputProgram(run: Run): Command {
  return dayOptions(new Command('check-input'))
    .description('Read the input files and list every complaint, without planning.')
    .addOption(dateOption().default('today'))
    .addOption(locksOption())
    .option('--strict', 'let warnings count as errors')
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', CHECK_INPUT_HELP)
    .action(async (options) => {
      const { checkInputCommand } = await import('./check-input-command.ts');
      const { withDayDefaults } = await import('./day-defaults.ts');
      await run(options, (given, session) => checkInputCommand(withDayDefaults(given), session));
    });
}

function solveProgram(run: Run): Command {
  return new Command('solve')
    .description('Solve a problem in JSON, or a research instance: VRPLIB, Solomon, Li & Lim.')
    .argument('<file>', 'problem or instance; which one is found out by its content; - reads standard input')
    .addOption(
      new Option('--round <rule>', 'how numbers become integers (default: round for .vrp, none for .txt)').choices(
        ROUNDINGS,
      ),
    )
    .addOption(
      new Option(
        '--time-limit <seconds>',
        'from the start of the program to the end of the search (default: 30 s per 1,000 stops, at least 5 s)',
      ).argParser(parseSeconds),
    )
    .option('--cpu', 'the time limit is CPU seconds of the process')
    .addOption(new Option('--iterations <n>', 'end the search after so many').argParser(parseWhole(1)))
    .addOption(seedOption())
    .addOption(threadsOption())
    .addOption(refineOption())
    .option('--out <file>', 'plan (.json) or solution (.sol) to write; its folder is made if it is not there')
    .option('--fail-on-unassigned', 'exit with 4 if locations that must be served are left out')
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', SOLVE_HELP)
    .action(async (file: string, options) => {
      const { solveCommand } = await import('./solve-command.ts');
      await run(options, (given, session) => solveCommand(file, given, session));
    });
}

function rollProgram(run: Run): Command {
  return new Command('roll')
    .description("Make today's order book of yesterday's plan and what became of it.")
    .argument('<plan>', 'folder written by plan, or a plan.json')
    .requiredOption('--progress <files...>', 'what drivers reported (CSV): order_id, vehicle_id, status, at, note')
    .requiredOption(
      '--out <dir>',
      'folder for orders.csv (what is still open), closed.csv, returns.csv, rejected.csv',
      parsePath,
    )
    .addOption(new Option('--date <day>', 'day of the new book (default: the day after the plan)').argParser(parseDate))
    .addOption(
      new Option('--unreported <status>', 'what became of orders on routes of which nothing is reported')
        .choices(['skipped', 'done'])
        .default('skipped'),
    )
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', ROLL_HELP)
    .action(async (path: string, options) => {
      const { rollCommand } = await import('./roll-command.ts');
      await run(options, (given, session) => rollCommand(path, given, session));
    });
}

function fleetProgram(run: Run): Command {
  return dayOptions(new Command('fleet'))
    .description('Say how many vehicles of which row the book needs, and what fewer can do.')
    .addOption(dateOption().makeOptionMandatory())
    .option('--out <file>', 'table to write (CSV)', parsePath)
    .addOption(selectOption())
    .addOption(cutOffOption())
    .addOption(sameDoorOption())
    .addOption(new Option('--steps <n>', 'smaller fleets to look at, at most').argParser(parseWhole(0)).default(10))
    .addOption(new Option('--iterations <n>', 'of the search for each fleet').argParser(parseWhole(1)).default(20_000))
    .addOption(seedOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', FLEET_HELP)
    .action(async (options) => {
      const { fleetCommand } = await import('./fleet-command.ts');
      const { withDayDefaults } = await import('./day-defaults.ts');
      await run(options, (given, session) => fleetCommand(withDayDefaults(given), session));
    });
}

function demoProgram(run: Run): Command {
  return new Command('demo')
    .description('Plan a day of an invented town in ten seconds.')
    .option('--out <dir>', 'folder for the outputs', parsePath, 'dayroute-demo')
    .addOption(
      new Option('--time-limit <seconds>', 'from the start of the program to the end of the search')
        .argParser(parseSeconds)
        .default(10),
    )
    .addOption(seedOption())
    .addOption(excelOption())
    .addOption(tilesOption())
    .addOption(tilesAttributionOption())
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', '\nExample:\n  dayroute demo --out /tmp/demo\n')
    .action(async (options) => {
      const { demoCommand } = await import('./demo-command.ts');
      await run(options, demoCommand);
    });
}

function initProgram(run: Run): Command {
  return new Command('init')
    .description('Make a folder with a small day to start from, or with the orders of an export.')
    .argument('[folder]', 'made if it is not there; files in it are kept', parsePath, '.')
    .option('--from <file>', 'an export (CSV) of OptimoRoute, Routific, Spoke or Route4Me', parsePath)
    .option('--force', 'replace an orders.csv that is there')
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText('after', INIT_HELP)
    .action(async (folder: string, options) => {
      const { initCommand } = await import('./init/init-command.ts');
      await run(options, (given, session) => initCommand(folder, given, session));
    });
}

function completionProgram(program: Command): Command {
  return new Command('completion')
    .description('Print the script that completes commands and options in a shell.')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .addHelpText('after', COMPLETION_HELP)
    .action(async (shell: Shell) => {
      const { completionScript } = await import('./completion/completion-script.ts');
      process.stdout.write(completionScript(shell, program));
    });
}

function dayOptions(command: Command): Command {
  return command
    .option('--orders <files...>', 'order files (CSV); - reads standard input (default: orders.csv)')
    .option('--vehicles <file>', 'vehicle file (CSV) (default: vehicles.csv)')
    .option('--depots <file>', 'depot file (CSV) (default: depots.csv)')
    .option('--config <file>', 'settings (default: dayroute.json if it is there)')
    .option(
      '--places <file>',
      'coordinates of addresses and postcodes (CSV), for orders without lat and lon (default: places.csv if it is there)',
    )
    .option('--zones <file>', 'areas that vehicles keep to by their column zone (GeoJSON polygons with names)')
    .option('--matrix <file>', 'travel table (CSV or JSON) in place of great-circle travel');
}

function locksOption(): Option {
  return new Option('--locks <file>', 'what is settled about vans (CSV): van_id, order_id, kind').argParser(parsePath);
}

function dateOption(): Option {
  return new Option('--date <day>', 'today, tomorrow or YYYY-MM-DD').argParser(parseDate);
}

function selectOption(): Option {
  return new Option(
    '--select <rule>',
    'book: what is due goes, what is due later may if it is cheap; everything: all that is ready; due: only what is due',
  )
    .choices(['book', 'everything', 'due'])
    .default('book');
}

function cutOffOption(): Option {
  return new Option('--cut-off <time>', 'orders placed later than this on the day before go a day later').argParser(
    parseCutOff,
  );
}

function sameDoorOption(): Option {
  return new Option('--same-door-m <metres>', 'orders of one customer within this distance are one visit')
    .argParser(parseMetres)
    .default(20);
}

function noticeDaysOption(): Option {
  return new Option('--notice-days <n>', 'how many days ahead promises that cannot be kept are noticed')
    .argParser(parseWhole(0))
    .default(7);
}

function threadsOption(): Option {
  return new Option('--threads <n>', `threads that search, up to ${MOST_THREADS}; with others the plan is another`)
    .argParser(parseWhole(1, MOST_THREADS))
    .default(defaultThreads(), 'all but one, at least one');
}

function seedOption(): Option {
  return new Option('--seed <n>', 'of the random numbers; the same seed and iterations give the same plan')
    .argParser(parseWhole(0, MOST_SEED))
    .default(1);
}

function refineOption(): Option {
  return new Option(
    '--refine <when>',
    'make better plans of the routes seen, by linear programming; auto: where it pays',
  )
    .choices(REFINE_SWITCHES)
    .default('auto');
}

function excelOption(): Option {
  return new Option(
    '--excel [decimals]',
    'write CSV that Excel opens by a double click: decimals with a comma (most of Europe, South America) or a point',
  )
    .choices(Object.keys(CSV_STYLES))
    .preset('comma');
}

function tilesOption(): Option {
  return new Option(
    '--tiles <url>',
    'background of the map, such as https://tile.example.org/{z}/{x}/{y}.png (default: none, no network)',
  ).argParser(parseTiles);
}

function tilesAttributionOption(): Option {
  return new Option('--tiles-attribution <text>', 'whose tiles they are (default: known by their address)');
}

function jsonOption(): Option {
  return new Option('--json', 'print one JSON value and nothing else on standard output');
}

function quietOption(): Option {
  return new Option('--quiet', 'no progress, no summary; complaints still go to standard error');
}

const EXIT_CODES = `
Exit codes:
  0 done                 1 internal error         2 usage or input
  3 travel times failed  4 orders are unassigned (with --fail-on-unassigned)
  5 check found violations                        6 an output cannot be written
  130, 143 a signal before any plan, or a second one
`;

const PROGRAM_HELP = `
Examples:
  dayroute demo
  dayroute init day
  dayroute plan --orders orders.csv --vehicles vehicles.csv --depots depots.csv --date tomorrow --out plan
  dayroute check plan
${EXIT_CODES}`;

const PLAN_HELP = `
Examples:
  dayroute plan --orders orders.csv --vehicles vehicles.csv --depots depots.csv --date 2026-11-23 --out plan
  dayroute plan --orders orders.csv new.csv --vehicles v.csv --depots d.csv --date today --previous plan --keep-until 10:00 --out plan
  dayroute plan --orders web.csv shop.csv --vehicles v.csv --depots d.csv --date tomorrow --out plan --time-limit 60
  export-orders | dayroute plan --orders - --vehicles v.csv --depots d.csv --date today --out plan --json
${EXIT_CODES}`;

const SOLVE_HELP = `
Roundings: round (nearest), trunc (down), dimacs (10 x, down), exact (1,000 x, nearest), none.

Examples:
  dayroute solve problem.json --out plan.json
  dayroute solve X-n101-k25.vrp --out X-n101-k25.dayroute.sol
  dayroute solve C1_10_5.vrp --round dimacs --time-limit 60 --cpu --json
  dayroute solve C101.txt --iterations 100000 --seed 7
${EXIT_CODES}`;

const INIT_HELP = `
Examples:
  dayroute init day
  dayroute init day --from optimoroute-export.csv
  dayroute init day --from tonight.csv --force    # the folder's own vehicles, depots and settings are kept
`;

const COMPLETION_HELP = `
Examples:
  dayroute completion fish > ~/.config/fish/completions/dayroute.fish
  source <(dayroute completion bash)                                     # in ~/.bashrc
  source <(dayroute completion zsh)                                      # in ~/.zshrc, after compinit
`;

const FLEET_HELP = `
Example:
  dayroute fleet --orders book.csv --vehicles v.csv --depots d.csv --date 2026-12-18 --select everything --out fleet.csv
`;

const ROLL_HELP = `
Examples:
  dayroute roll plan-22 --progress progress.csv --out book-23
  dayroute plan --orders book-23/orders.csv new.csv --vehicles v.csv --depots d.csv --date 2026-11-23 --out plan-23
`;

const CHECK_HELP = `
Examples:
  dayroute check plan
  dayroute check plan/plan.json --json
  dayroute check plan --matrix roads.csv
`;

const WHY_HELP = `
Examples:
  dayroute why 1003
  dayroute why 1003 plans/monday --json
`;

const CHECK_INPUT_HELP = `
Exits with 0 if there is no error (with --strict: no complaint at all), else with 2.

Example:
  dayroute check-input --orders orders.csv --vehicles vehicles.csv --depots depots.csv --date tomorrow
`;
