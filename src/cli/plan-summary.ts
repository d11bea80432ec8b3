import {
  type Complaint,
  type IsoDate,
  isReplaced,
  type PlanCost,
  type PlanDocument,
  type PlanObjective,
} from '../model/index.ts';
import { formatCount, formatHours, formatKm, formatMoney, formatNumberOf } from './figures.ts';
import { namedShortly } from './outputs.ts';
import { type RefineOutcome, refineText } from './refine-outcome.ts';
import { type SavedToday, savedRows } from './saved-today.ts';

/** What the search has to say for itself. */
export interface SearchOutcome {
  readonly iterations: number;
  readonly elapsedSeconds: number;
  /** From the start of the process to the end of the search: what `--time-limit` bounds. */
  readonly endedAfterSeconds: number;
  readonly stopReason: string;
  /** What the stage beside the search did; null where it is off. */
  readonly refine: RefineOutcome | null;
}

/** The result of `plan` in figures; printed as it is with `--json`. */
export interface PlanSummary {
  readonly ok: true;
  readonly exitCode: number;
  readonly date: IsoDate;
  readonly timeZone: string;
  /** Orders by what became of them; they add up to `read`. */
  readonly orders: {
    readonly read: number;
    readonly served: number;
    readonly unassigned: number;
    /** Alternatives of what is served: another order of their group goes. */
    readonly replaced: number;
    readonly deferred: number;
    readonly held: number;
    readonly rejected: number;
  };
  /** Promises that are not kept. */
  readonly notices: number;
  /** Doorsteps of the day, served or not. */
  readonly stops: number;
  readonly visits: number;
  readonly routes: number;
  readonly vans: number;
  readonly metres: number;
  /** From departure to return, over all routes. */
  readonly seconds: number;
  readonly drivingSeconds: number;
  readonly serviceSeconds: number;
  readonly waitingSeconds: number;
  readonly cost: PlanCost;
  /** Where the day has an objective besides cost. */
  readonly objective?: PlanObjective;
  /** Against the naive plan, and against the one named by `--previous`. */
  readonly saved: SavedToday;
  readonly search: SearchOutcome & { readonly seed: number; readonly interrupted: boolean };
  readonly out: string;
  /** Names of the files written, in `out`. */
  readonly files: readonly string[];
  readonly warnings: readonly Complaint[];
}

export function countOrders(doc: PlanDocument): PlanSummary['orders'] {
  const sizes = new Map(doc.problem.stops.map((stop) => [stop.id, stop.orderIds.length]));
  let served = 0;
  for (const route of doc.plan.routes) {
    for (const step of route.steps) if (step.kind === 'visit') served += sizes.get(step.stopId) ?? 0;
  }
  const replaced = doc.plan.unassigned.filter(isReplaced).length;
  const unassigned = doc.plan.unassigned.length - replaced;
  const held = doc.deferred.filter((entry) => entry.kind === 'held').length;
  const deferred = doc.deferred.length - held;
  const rejected = doc.rejected.length;
  const read = served + unassigned + replaced + held + deferred + rejected;
  return { read, served, unassigned, replaced, deferred, held, rejected };
}

/** Sums over the routes. */
export function sumRoutes(doc: PlanDocument) {
  const { routes } = doc.plan;
  const sum = (pick: (route: (typeof routes)[number]) => number) => routes.reduce((total, r) => total + pick(r), 0);
  return {
    stops: doc.problem.stops.length,
    visits: sum((route) => route.steps.filter((step) => step.kind === 'visit').length),
    routes: routes.length,
    vans: doc.problem.vehicles.reduce((total, vehicle) => total + vehicle.count, 0),
    metres: sum((route) => route.metres),
    seconds: sum((route) => route.seconds),
    drivingSeconds: sum((route) => route.drivingSeconds),
    serviceSeconds: sum((route) => route.serviceSeconds),
    waitingSeconds: sum((route) => route.waitingSeconds),
    cost: doc.plan.cost,
    ...(doc.plan.objective === undefined ? {} : { objective: doc.plan.objective }),
  };
}

/** Iterations for each stop below which a search that ran out of time has seen next to nothing. */
const HARDLY_BEGUN = 10;

/** What the search did, and whether its time was too short for what the vehicles' rules ask for. */
export function searchText(search: Omit<PlanSummary['search'], 'refine'>, stops: number): string {
  const { elapsedSeconds, iterations, seed, interrupted, stopReason } = search;
  const isShort = stopReason === 'time' && iterations < HARDLY_BEGUN * stops;
  const note = interrupted ? ', interrupted' : isShort ? ': hardly begun, a longer --time-limit plans better' : '';
  return `${elapsedSeconds.toFixed(1)} s, ${formatCount(iterations)} iterations, seed ${seed}${note}`;
}

/** The summary for a person. */
export function summaryText(s: PlanSummary): string {
  const { orders, cost } = s;
  const notGoing = [
    [orders.unassigned, 'unassigned'],
    [orders.replaced, 'replaced by others of their groups'],
    [orders.deferred, 'deferred'],
    [orders.held, 'held'],
    [orders.rejected, 'rejected'],
  ] as const;
  const left = notGoing.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  const rows: [string, string][] = [
    ['orders', `${[`${formatCount(orders.served)} of ${formatCount(orders.read)} served`, ...left].join(', ')}`],
    ...(s.notices > 0
      ? ([['notices', `${formatNumberOf(s.notices, 'promise')} not kept: see notices.csv`]] satisfies [
          string,
          string,
        ][])
      : []),
    ['routes', `${s.routes} of ${formatNumberOf(s.vans, 'van')}, ${formatNumberOf(s.visits, 'visit')}`],
    ['distance', formatKm(s.metres)],
    [
      'time',
      `${formatHours(s.seconds)}: driving ${formatHours(s.drivingSeconds)}, service ${formatHours(s.serviceSeconds)}, waiting ${formatHours(s.waitingSeconds)}`,
    ],
    ['cost', `${formatMoney(cost.total)}: ${costParts(cost)}`],
    ...(s.objective === undefined
      ? []
      : ([
          [
            'objective',
            `${formatMoney(s.objective.value)}: all visits done ${formatHours(s.objective.completionSeconds)} into the day, arrivals ${formatHours(s.objective.arrivalsSeconds)} in all`,
          ],
        ] satisfies [string, string][])),
    ...savedRows(s.saved),
    ['search', searchText(s.search, s.stops)],
    ...(s.search.refine === null ? [] : ([['refined', refineText(s.search.refine)]] satisfies [string, string][])),
    ['checked', 'no rule is broken'],
    ['written', `${namedShortly(s.files).join(' ')} in ${s.out}`],
  ];
  const title = `Plan for ${s.date} (${s.timeZone})`;
  return `${[title, ...rows.map(([name, value]) => `  ${name.padEnd(9)} ${value}`)].join('\n')}\n`;
}

const PART_WORDS: Readonly<Partial<Record<string, string>>> = {
  fixed: 'vans',
  pay: 'piece rates',
  skipped: 'left out',
};

/** What the cost consists of: vans, distance and time always, of the other parts those that are there. */
function costParts(cost: PlanCost): string {
  const always = ['fixed', 'distance', 'time'];
  return Object.entries(cost)
    .filter(([part, money]) => part !== 'total' && (always.includes(part) || money > 0))
    .map(([part, money]) => `${PART_WORDS[part] ?? part} ${formatMoney(money)}`)
    .join(', ');
}
