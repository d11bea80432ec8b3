import type { Explanation, Extra, ServedPlace, Why } from '../explain/index.ts';
import { remedyWords } from '../explain/index.ts';
import type { WallClock } from '../formats/csv/wall-clock.ts';
import { formatComplaint, type PlanDocument, type Problem, type Stop } from '../model/index.ts';
import { formatHours, formatKm, formatMoney } from './figures.ts';

/** Places elsewhere that are told. */
const MOST_OTHERS = 3;

/** An answer of `why` for a person. */
export function whyText(orderId: string, answer: Why, { problem }: PlanDocument, clock: WallClock): string {
  const [title, rows] = rowsOf(orderId, answer, problem, clock);
  const lines = rows.map(([name, value], i) => {
    const isSame = i > 0 && rows[i - 1][0] === name;
    return `  ${(isSame ? '' : name).padEnd(9)} ${value}`;
  });
  return `${[title, ...lines].join('\n')}\n`;
}

type Row = readonly [name: string, value: string];

function rowsOf(orderId: string, answer: Why, problem: Problem, clock: WallClock): [string, Row[]] {
  switch (answer.kind) {
    case 'served': {
      const { now, others, hindrances, stop } = answer;
      const rows: Row[] = [['place', placeText(now, problem)]];
      if (stop.windows.length > 0) rows.push(['window', windowsText(stop, clock)]);
      const together = stop.orderIds.filter((id) => id !== orderId);
      if (together.length > 0) rows.push(['together', `with ${together.join(', ')} at one door`]);
      if (others === null || now.extraCost === null) {
        rows.push(['next best', 'not looked for: it is a shipment']);
        return [`order ${orderId}: served by ${now.vanId}, ${timeText(now, clock)}`, rows];
      }
      rows.push(['adds', `${formatMoney(now.extraCost)}: ${extraText(now)}`]);
      for (const other of others.slice(0, MOST_OTHERS))
        rows.push(['next best', `${placeText(other, problem)}, ${timeText(other, clock)}: ${dearer(other, now)}`]);
      if (others.length === 0) rows.push(['next best', 'no other van could take it as things are']);
      if (hindrances.length > 0) rows.push(['others', hindrances.join(', ')]);
      return [`order ${orderId}: served by ${now.vanId}, ${timeText(now, clock)}`, rows];
    }
    case 'unassigned':
      return [
        `order ${orderId}: unassigned${answer.verdict === null ? '' : `, ${answer.verdict}`} (${answer.code})`,
        [['why', answer.reason], ...remedyRows(answer, answer.stop, problem, clock)],
      ];
    case 'deferred':
    case 'held': {
      const { entry, today } = answer;
      const rows: Row[] = [['why', entry.reason]];
      if (entry.lastDay !== undefined) rows.push(['last day', entry.lastDay]);
      if (today !== undefined) rows.push(...todayRows(orderId, today, problem, clock));
      else if (answer.kind === 'deferred') rows.push(['today', 'not known: there are no travel times for it']);
      return [`order ${orderId}: ${answer.kind}`, rows];
    }
    case 'rejected': {
      const { row } = answer;
      const rows = row.complaints.map((complaint): Row => ['why', formatComplaint(complaint)]);
      return [`order ${orderId}: rejected (${row.file}:${row.line})`, rows];
    }
  }
}

/** What serving a deferred order today would have taken. */
function todayRows(orderId: string, today: Explanation, problem: Problem, clock: WallClock): Row[] {
  const [best] = today.served;
  if (best === undefined || best.changes.length > 0) {
    const stop = best?.problem.stops.find((s) => s.orderIds.includes(orderId));
    return [['today', today.reason], ...(stop === undefined ? [] : remedyRows(today, stop, problem, clock))];
  }
  const { route, extraCost } = best;
  const visits = route.steps.filter((step) => step.kind === 'visit').length;
  const step = route.steps.filter((s) => s.kind === 'visit')[best.position];
  const at = step === undefined ? '' : `, at ${minute(step.start, clock)}`;
  return [
    [
      'today',
      `it would have added ${formatMoney(extraCost)}: ${route.vanId}, visit ${best.position + 1} of ${visits}${at}`,
    ],
  ];
}

function remedyRows(answer: Explanation, stop: Stop, problem: Problem, clock: WallClock): Row[] {
  const rows = answer.served.map((served, i): Row => {
    // the first is the one of the plan; its words are those of unassigned.csv
    const words = i === 0 ? answer.remedy : remedyWords(stop, served, problem, (seconds) => minute(seconds, clock));
    return ['remedy', `${words.slice(0, -1)}; it adds ${formatMoney(served.extraCost)}.`];
  });
  if (rows.length > 0) return rows;
  return answer.remedy === '' && answer.verdict === null ? [] : [['remedy', answer.remedy || 'none was found']];
}

function placeText(place: ServedPlace, problem: Problem): string {
  const name = (id: string) => {
    const orders = problem.stops.find((stop) => stop.id === id)?.orderIds ?? [id];
    return `${orders[0]}${orders.length > 1 ? ` (+${orders.length - 1})` : ''}`;
  };
  const of = `${place.vanId}, visit ${place.visit} of ${place.visits}`;
  if (place.before === undefined && place.after === undefined) return `${place.vanId}, alone`;
  if (place.before === undefined) return `${of}, before ${name(place.after as string)}`;
  if (place.after === undefined) return `${of}, after ${name(place.before)}`;
  return `${of}, between ${name(place.before)} and ${name(place.after)}`;
}

function extraText({ extraMetres, extraSeconds }: Extra): string {
  const signed = (value: number, words: string) => (value < 0 ? `${words} less` : words);
  return `${signed(extraMetres, formatKm(Math.abs(extraMetres)))}, ${signed(extraSeconds, formatHours(Math.abs(extraSeconds)))}`;
}

function dearer(other: Extra, now: Extra): string {
  const more = other.extraCost - now.extraCost;
  const difference =
    Math.abs(more) < 0.005
      ? 'no difference'
      : more > 0
        ? `${formatMoney(more)} more`
        : `${formatMoney(-more)} less; the search did not come to it`;
  return `${formatMoney(other.extraCost)}, ${difference}`;
}

function timeText({ start }: ServedPlace, clock: WallClock): string {
  return `at ${minute(start, clock)}`;
}

function minute(seconds: number, clock: WallClock): string {
  return clock.bound(Math.floor(seconds / 60) * 60);
}

function windowsText({ windows }: Stop, clock: WallClock): string {
  return windows.map((w) => `${minute(w.start, clock)}-${minute(w.end, clock)}`).join(', ');
}

/** An answer for a program: what the solver's rooms hold beside it is left out. */
export function whyJson(answer: Why): object {
  switch (answer.kind) {
    case 'served': {
      const { kind, now, others, hindrances, stop } = answer;
      return { kind, stop: stop.id, orders: stop.orderIds, now, others, hindrances };
    }
    case 'unassigned':
      return { kind: answer.kind, stop: answer.stop.id, ...explanationJson(answer) };
    case 'deferred':
    case 'held': {
      const { entry, today } = answer;
      const { reason, lastDay = null } = entry;
      return { kind: answer.kind, reason, lastDay, today: today === undefined ? null : explanationJson(today) };
    }
    case 'rejected': {
      const { file, line, complaints } = answer.row;
      return { kind: answer.kind, file, line, complaints };
    }
  }
}

function explanationJson({ verdict, code, reason, remedy, served }: Explanation): object {
  const remedies = served.map(({ changes, route, position, extraCost }) => {
    const step = route.steps.filter((s) => s.kind === 'visit')[position];
    return { changes, vanId: route.vanId, visit: position + 1, start: step?.start ?? null, extraCost };
  });
  return { verdict, code, reason, remedy, remedies };
}
