import type { PlanDocument } from '../../model/index.ts';
import { htmlText } from '../markup-text.ts';
import { PlanBook } from '../plan-book.ts';
import { vanFileNames } from '../van-file-names.ts';
import { sheetOf } from './sheet-data.ts';
import { type SheetDay, sheetSection } from './sheet-html.ts';
import { SHEET_STYLE } from './sheet-style.ts';

/** The file with every driver's sheet, each beginning on a page of its own. */
export const ALL_SHEETS = 'all';

/** Names of sheets by van, without folder and ending. */
export function sheetNames(problem: PlanDocument['problem']): Map<string, string> {
  return vanFileNames(problem, [ALL_SHEETS]);
}

/**
 * `sheets/VAN.html`, a driver's stops and loading list to be printed, and `sheets/all.html` with those of all drivers.
 * Needs no network and runs no script. Holds telephone numbers and notes; e-mail addresses are left out.
 *
 * @returns text by file name
 */
export function sheetFiles(doc: PlanDocument): Map<string, string> {
  const book = new PlanBook(doc);
  const { date, timeZone, dimensions } = doc.problem;
  const day: SheetDay = { day: dayInWords(date), timeZone, dimensions };
  const names = sheetNames(doc.problem);
  const files = new Map<string, string>();
  const sections: string[] = [];
  const links: string[] = [];
  for (const [i, route] of doc.plan.routes.entries()) {
    const section = sheetSection(sheetOf(route, book), day, `route-${i + 1}`);
    files.set(`sheets/${names.get(route.vanId)}.html`, page(`${route.vanId}, ${date}`, section));
    sections.push(section);
    links.push(`<a href="#route-${i + 1}"><bdi>${htmlText(route.vanId)}</bdi></a>`);
  }
  const contents = `<nav aria-label="Drivers"><p>${htmlText(day.day)}: print this page for all drivers, or open one of the other files for one.</p>${links.join('')}</nav>`;
  const all = sections.length === 0 ? '<section class="sheet"><p>No route today.</p></section>' : sections.join('\n');
  files.set(`sheets/${ALL_SHEETS}.html`, page(`Driver sheets, ${date}`, `${contents}\n${all}`));
  return files;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="generator" content="dayroute">
<title>${htmlText(title)}</title>
<style>${SHEET_STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function dayInWords(date: string): string {
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return words.format(new Date(`${date}T00:00:00Z`));
}
