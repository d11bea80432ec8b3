import type { ResearchLayout } from '../formats/read-research-instance.ts';
import type { Complaint, UnassignedCode } from '../model/index.ts';
import type { Rounding } from '../model/research-instance.ts';
import { formatCount, formatNumberOf } from './figures.ts';
import type { SearchOutcome } from './plan-summary.ts';
import type { ReferenceSolution } from './reference-solution.ts';
import { refineText } from './refine-outcome.ts';

/** The result of `solve` in figures; printed as it is with `--json`. */
export interface SolveSummary {
  readonly ok: true;
  readonly exitCode: number;
  readonly file: string;
  readonly name: string;
  /** As the file states it, e.g. `CVRP`. */
  readonly type: string;
  readonly layout: ResearchLayout;
  readonly rounding: Rounding;
  /** Units of `scaledCost` in one of `cost`: 10 for `dimacs`, 1,000 for `exact`, else 1. */
  readonly scale: number;
  /** In the file's units; what is left out though it must be served costs nothing. */
  readonly cost: number;
  /** In units of the rounding, as the `.sol` file states it. */
  readonly scaledCost: number;
  readonly routes: number;
  /** As stated by the file; `null` = any number. */
  readonly vehicles: number | null;
  readonly customers: number;
  readonly served: number;
  /** Optional locations not served. */
  readonly skipped: readonly number[];
  /** Locations left out that must be served; empty = the solution is whole. */
  readonly unassigned: readonly LeftOut[];
  /** The solution beside the instance, its cost in units of the rounding; `null` if there is none to compare with. */
  readonly reference: ReferenceSolution | null;
  /** 100 x (cost / that of the reference - 1); `null` without a reference, or if the solution is not whole. */
  readonly gapPercent: number | null;
  /** Locations from 0 by vehicle, as in the `.sol` file. */
  readonly solution: readonly (readonly number[])[];
  readonly search: SearchOutcome & {
    readonly clock: 'wall' | 'cpu';
    readonly seed: number;
    readonly interrupted: boolean;
  };
  /** The `.sol` file written, if any. */
  readonly out: string | null;
  readonly warnings: readonly Complaint[];
}

/** A location that no route serves, and why. */
export interface LeftOut {
  readonly location: number;
  readonly code: UnassignedCode;
  readonly reason: string;
}

const LAYOUTS: Readonly<Record<ResearchLayout, string>> = {
  vrplib: 'VRPLIB layout',
  solomon: 'Solomon layout',
  lilim: 'Li & Lim layout',
};

/** `X-n101-k25: CVRP, VRPLIB layout, rounding round` */
export function solveTitle(s: Pick<SolveSummary, 'name' | 'type' | 'layout' | 'rounding'>): string {
  return `${s.name}: ${[s.type, LAYOUTS[s.layout], `rounding ${s.rounding}`].filter(Boolean).join(', ')}`;
}

/** The summary for a person. */
export function solveText(s: SolveSummary): string {
  const skipped = s.skipped.length > 0 ? [`${formatCount(s.skipped.length)} left out by choice`] : [];
  const missing = s.unassigned.length > 0 ? [`${formatCount(s.unassigned.length)} LEFT OUT that must be served`] : [];
  const scaled = s.scale > 1 ? ` (${formatCost(s.scaledCost)} in units of 1/${formatCount(s.scale)})` : '';
  const fleet = s.vehicles === null ? '' : ` of ${formatNumberOf(s.vehicles, 'vehicle')}`;
  const { search } = s;
  const rows: [string, string][] = [
    ['cost', `${formatCost(s.cost)}${scaled}${missing.length > 0 ? ', of a solution that is not whole' : ''}`],
    ['routes', `${formatCount(s.routes)}${fleet}`],
    ['served', [`${formatCount(s.served)} of ${formatCount(s.customers)}`, ...skipped, ...missing].join(', ')],
    ...gapRow(s),
    [
      'search',
      `${search.elapsedSeconds.toFixed(1)} ${search.clock === 'cpu' ? 'CPU seconds' : 's'}, ${formatCount(search.iterations)} iterations, seed ${search.seed}${search.interrupted ? ', interrupted' : ''}`,
    ],
    ...(s.search.refine === null ? [] : ([['refined', refineText(s.search.refine)]] satisfies [string, string][])),
    ['checked', 'no rule is broken'],
    ...(s.out === null ? [] : ([['written', s.out]] satisfies [string, string][])),
  ];
  return `${[solveTitle(s), ...rows.map(([name, value]) => `  ${name.padEnd(9)} ${value}`)].join('\n')}\n`;
}

function gapRow({ gapPercent, reference, scale }: SolveSummary): [string, string][] {
  if (reference === null || gapPercent === null) return [];
  const sign = gapPercent > 0 ? '+' : '';
  return [['gap', `${sign}${gapPercent.toFixed(3)} % to ${formatCost(reference.cost / scale)} (${reference.file})`]];
}

/** `27,591`, `42,434.8` */
function formatCost(cost: number): string {
  return cost.toLocaleString('en-US', { maximumFractionDigits: 3 });
}
