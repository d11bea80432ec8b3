import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../formats/config/read-config.ts';
import { type ConvertedExport, convertExport } from '../../formats/exports/convert-export.ts';
import { visibleText } from '../../formats/visible-text.ts';
import type { Complaint } from '../../model/index.ts';
import { EXIT } from '../exit-code.ts';
import { Failure, failure } from '../failure.ts';
import { formatNumberOf } from '../figures.ts';
import { readInputFile } from '../input-file.ts';
import { prepareFile, replaceFile } from '../replace-file.ts';
import type { CommonOptions, Session } from '../run-command.ts';
import { shellWord } from '../shell-word.ts';
import { placesCsv } from './places-file.ts';
import {
  configJson,
  depotsCsv,
  SAMPLE_DEPOT,
  SAMPLE_ORDERS,
  SAMPLE_VEHICLES,
  STARTER,
  vehiclesCsv,
} from './starter-files.ts';
import { STARTER_README } from './starter-readme.ts';

export interface InitOptions extends CommonOptions {
  /** An export of another program; its orders go into the folder. */
  readonly from?: string;
  /** Replace an orders.csv that is there. */
  readonly force?: boolean;
}

/** Makes a folder that plans as it is. What is there already is kept. */
export async function initCommand(folder: string, options: InitOptions, session: Session): Promise<number> {
  const { terminal, complaints } = session;
  const converted = options.from === undefined ? undefined : await readExport(options.from, complaints);
  const path = (name: string) => join(folder, name);
  if (existsSync(path(STARTER.orders)) && !options.force) {
    throw failure(EXIT.input, {
      code: 'INIT_EXISTS',
      file: path(STARTER.orders),
      message: 'there is an order file already',
      cure: 'Choose another folder, or replace this file (and no other) with --force',
    });
  }
  const files = filesOf(converted);
  const written: string[] = [];
  const kept: string[] = [];
  for (const [name, content] of files) {
    if (name !== STARTER.orders && existsSync(path(name))) {
      kept.push(name);
      continue;
    }
    prepareFile(path(name));
    replaceFile(path(name), content);
    written.push(name);
  }
  if (converted !== undefined && kept.includes(STARTER.config)) {
    complaints.add(await otherWindowEnds(path(STARTER.config), converted));
  }
  const needsPlaces = (converted?.places.length ?? 0) > 0;
  const next = nextSteps(folder, converted, needsPlaces);
  if (options.json) {
    const facts = converted === undefined ? null : factsOf(converted);
    const report = {
      ok: true,
      exitCode: EXIT.ok,
      folder,
      written,
      kept,
      from: facts,
      next,
      warnings: complaints.warnings(),
    };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else if (!options.quiet) {
    terminal.out(converted === undefined ? '' : `${describe(converted)}\n`);
    terminal.out(`Written to ${folder}: ${written.join(' ')}\n`);
    if (kept.length > 0) terminal.out(`Kept as they were: ${kept.join(' ')}\n`);
    terminal.out(`Next:\n${next.map((step) => `  ${step}\n`).join('')}`);
  }
  return EXIT.ok;
}

async function readExport(file: string, complaints: Session['complaints']): Promise<ConvertedExport> {
  const read = convertExport(await readInputFile(file));
  complaints.add(read.complaints);
  if (read.converted === undefined) throw new Failure(EXIT.input, read.complaints);
  return read.converted;
}

function filesOf(converted: ConvertedExport | undefined): [name: string, content: string][] {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (converted === undefined) {
    return [
      [STARTER.orders, SAMPLE_ORDERS],
      [STARTER.vehicles, SAMPLE_VEHICLES],
      [STARTER.depots, depotsCsv(SAMPLE_DEPOT)],
      [STARTER.config, configJson(zone, 'service-start', false)],
      [STARTER.readme, STARTER_README],
    ];
  }
  const { ordersCsv, vehicles, orders, skills, centre, kind, hasSlashDates, places } = converted;
  return [
    [STARTER.orders, ordersCsv],
    [STARTER.vehicles, vehiclesCsv(vehicles, orders, skills)],
    [STARTER.depots, depotsCsv(centre)],
    [STARTER.config, configJson(zone, kind.windowEnds, hasSlashDates)],
    [STARTER.readme, STARTER_README],
    ...(places.length === 0 ? [] : [[STARTER.places, placesCsv(places)] as [string, string]]),
  ];
}

/** Settings made for other orders may read the same windows otherwise. */
async function otherWindowEnds(file: string, { kind }: ConvertedExport): Promise<Complaint[]> {
  const { bytes } = await readInputFile(file);
  const { config } = readConfig(new TextDecoder().decode(bytes), file);
  if (config.windowEnds === kind.windowEnds) return [];
  return [
    {
      code: 'INIT_WINDOW_ENDS',
      severity: 'warning',
      file,
      column: 'windowEnds',
      read: config.windowEnds,
      expected: kind.windowEnds,
      message: `windows of ${kind.name} end otherwise than these settings say`,
      cure: `Set "windowEnds" to "${kind.windowEnds}", or check that the windows are meant so`,
    },
  ];
}

function nextSteps(folder: string, converted: ConvertedExport | undefined, needsPlaces: boolean): string[] {
  const go = folder === '.' ? [] : [`cd ${shellWord(folder)}`];
  const edit =
    converted === undefined
      ? []
      : [
          ...(needsPlaces ? [`# fill in lat and lon in ${STARTER.places}: the export has none`] : []),
          `# put your depot into ${STARTER.depots} and your vans into ${STARTER.vehicles}`,
        ];
  return [...go, ...edit, 'dayroute check-input --date tomorrow', 'dayroute plan --date tomorrow'];
}

function factsOf({ kind, orders, mapping, carried, serviceUnit, namedHere, places, vehicles }: ConvertedExport) {
  const program = kind.name;
  return { program, orders, mapping, carried, serviceUnit, namedHere, withoutCoordinates: places.length, vehicles };
}

function describe(converted: ConvertedExport): string {
  const { kind, orders, mapping, carried, serviceUnit, namedHere, places, vehicles, centre } = converted;
  const unit = serviceUnit === undefined ? '' : `\n  times at the door are taken as ${serviceUnit}`;
  const names =
    namedHere === 0 ? '' : `\n  ${formatNumberOf(namedHere, 'order')} had no id and got one: row-1, row-2 ...`;
  const vans = vehicles.length === 0 ? '' : `\n  ${formatNumberOf(vehicles.length, 'van')} named in it`;
  const lacking = places.length === 0 ? '' : `\n  ${formatNumberOf(places.length, 'place')} without coordinates`;
  const depot = centre === undefined ? '' : '\n  the depot is set amid the orders, until you say where it is';
  const ends =
    kind.windowEnds === 'service-end' ? '\n  its windows end when work is over: windowEnds is service-end' : '';
  const columns = mapping.map(({ from, to }) => `${visibleText(from)} -> ${to}`).join(', ');
  const others = carried.length === 0 ? '' : `\n  carried along: ${carried.map(visibleText).join(', ')}`;
  return `An export of ${kind.name}: ${formatNumberOf(orders, 'order')}\n  ${columns}${others}${unit}${ends}${names}${vans}${lacking}${depot}`;
}
