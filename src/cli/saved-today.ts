import {
  bestNaivePlan,
  type Comparison,
  compareFigures,
  figuresOf,
  type NaiveRule,
  type PlanFigures,
} from '../explain/index.ts';
import type { Plan, PlanDocument, Problem, Travel } from '../model/index.ts';
import { formatHours, formatKm, formatMoney, formatNumberOf } from './figures.ts';

/** How the day's plan does beside others. */
export interface SavedToday {
  readonly plan: PlanFigures;
  /** Against the better of two rules of thumb; `null` where neither makes a plan. */
  readonly naive: (Comparison & { readonly rule: NaiveRule }) | null;
  /** Against the plan named by `--previous`. */
  readonly previous?: Comparison & { readonly date: string };
}

export function savedToday(problem: Problem, plan: Plan, travel: Travel, previous?: PlanDocument): SavedToday {
  const now = figuresOf(problem, plan);
  const naive = bestNaivePlan(problem, travel);
  return {
    plan: now,
    naive: naive === null ? null : { rule: naive.rule, ...compareFigures(now, figuresOf(problem, naive.plan)) },
    ...(previous === undefined
      ? {}
      : {
          previous: {
            date: previous.problem.date,
            ...compareFigures(now, figuresOf(previous.problem, previous.plan)),
          },
        }),
  };
}

const RULE_WORDS: Readonly<Record<NaiveRule, string>> = {
  'due-date': 'going to the nearest of those due first',
  nearest: 'going to the nearest',
};

/** Rows of the closing report. */
export function savedRows({ plan, naive, previous }: SavedToday): [string, string][] {
  if (plan.stops === 0) return [];
  const rows: [string, string][] = [];
  if (naive !== null) rows.push(['saved', `${savedText(plan, naive)}; against ${RULE_WORDS[naive.rule]}`]);
  if (previous !== undefined) rows.push(['previous', previousText(plan, previous)]);
  return rows;
}

/** `983.20 (25.1 %), 203.1 km, 12 h 05 min, 4.1 stops an hour instead of 3.2`; by the order where not the same orders are served. */
function savedText(now: PlanFigures, { saved, savedPercent, savedPercentPerOrder, ...c }: Comparison): string {
  const money = `${formatMoney(saved.total)} (${savedPercent.toFixed(1)} %)`;
  const orders =
    c.moreOrders === 0
      ? ''
      : `, with ${formatNumberOf(Math.abs(c.moreOrders), 'order')} ${c.moreOrders > 0 ? 'more' : 'fewer'} served (${savedPercentPerOrder.toFixed(1)} % an order)`;
  return `${money}, ${signedKm(c.savedMetres)}, ${signedHours(c.savedSeconds)}, ${pace(now, c.other)}${orders}`;
}

function previousText(now: PlanFigures, { date, other, savedPercentPerOrder }: Comparison & { date: string }): string {
  const change =
    savedPercentPerOrder === 0
      ? 'the same'
      : `${Math.abs(savedPercentPerOrder).toFixed(1)} % ${savedPercentPerOrder > 0 ? 'less' : 'more'}`;
  const perOrder = (f: PlanFigures) => formatKm(f.orders === 0 ? 0 : f.metres / f.orders);
  return (
    `${date}: ${formatMoney(other.cost.total)} for ${formatNumberOf(other.orders, 'order')}; ` +
    `${formatMoney(now.costPerOrder)} an order instead of ${formatMoney(other.costPerOrder)} (${change}), ` +
    `${perOrder(now)} instead of ${perOrder(other)}, ${pace(now, other)}`
  );
}

function pace(now: PlanFigures, other: PlanFigures): string {
  return `${now.stopsPerHour.toFixed(1)} stops an hour instead of ${other.stopsPerHour.toFixed(1)}`;
}

function signedKm(metres: number): string {
  return `${metres < 0 ? '-' : ''}${formatKm(Math.abs(metres))}`;
}

function signedHours(seconds: number): string {
  return `${seconds < 0 ? '-' : ''}${formatHours(Math.abs(seconds))}`;
}
