import type { Load } from '../../model/index.ts';
import { loadText } from '../door-text.ts';
import { htmlText } from '../markup-text.ts';
import type { Loading, Sheet, SheetOrder, SheetRow, StopRow } from './sheet-data.ts';

/** What is the same on all sheets of a day. */
export interface SheetDay {
  /** `Monday 23 November 2026`. */
  readonly day: string;
  readonly timeZone: string;
  readonly dimensions: readonly string[];
}

/** One driver's pages: what to do in order, then what to load, last stop first. */
export function sheetSection(sheet: Sheet, day: SheetDay, anchor: string): string {
  const hasCash = sheet.rows.some((row) => row.kind === 'stop' && row.cash !== 0);
  return `<section class="sheet" id="${anchor}">
${head(sheet, day)}
<table class="list">
<thead>
${running(sheet, day, hasCash ? 6 : 5)}
<tr><th class="figure" scope="col">No.</th><th scope="col">Arrive</th><th scope="col">Customer</th><th scope="col">Goods</th>${hasCash ? '<th class="figure" scope="col">Collect</th>' : ''}<th scope="col">Done</th></tr>
</thead>
<tbody>
${sheet.rows.map((row) => sheetRow(row, day, hasCash)).join('\n')}
</tbody>
</table>
<p class="signature"><span>Returned at, km at the end</span>${hasCash ? '<span>Cash handed in</span>' : ''}<span>Signature</span></p>
${sheet.loadings.map((loading, i) => loadingList(loading, sheet, day, i)).join('\n')}
</section>`;
}

function head(sheet: Sheet, { day, timeZone, dimensions }: SheetDay): string {
  const { seconds, stops, orders, km, cash } = sheet;
  const hours = `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;
  const [brings, fetches] = [loadText(sheet.delivery, dimensions), loadText(sheet.pickup, dimensions)];
  const sums: [value: string, words: string][] = [
    [String(stops), stops === 1 ? 'stop' : 'stops'],
    [String(orders), orders === 1 ? 'order' : 'orders'],
    [km.toFixed(1), 'km'],
    [hours, ''],
  ];
  if (brings !== '') sums.push([brings, 'to bring']);
  if (fetches !== '') sums.push([fetches, 'to fetch']);
  if (cash !== 0) sums.push([money(cash), 'cash to collect']);
  const way =
    sheet.to === ''
      ? `from ${sheet.from} at ${sheet.departure}, last stop done at ${sheet.finish}`
      : `from ${sheet.from} at ${sheet.departure}, back at ${sheet.to} at ${sheet.finish}`;
  const row = sheet.vehicle === sheet.van ? '' : ` · vehicle <bdi>${htmlText(sheet.vehicle)}</bdi>`;
  return `<header class="head">
<div>
<h1><bdi>${htmlText(sheet.van)}</bdi></h1>
<p class="day">${htmlText(day)}</p>
<p class="way"><bdi>${htmlText(way)}</bdi>${row} · times in ${htmlText(timeZone.replaceAll('_', ' '))}</p>
</div>
<table class="fill"><tr><th scope="row">Driver</th><td></td></tr><tr><th scope="row">Plate</th><td></td></tr><tr><th scope="row">km at the start</th><td></td></tr></table>
</header>
<dl class="sums">${sums.map(([value, words]) => `<div><dt>${words}</dt><dd>${htmlText(value)}</dd></div>`).join('')}</dl>`;
}

/** Repeated on every page, so that a loose page can be told. */
function running(sheet: Sheet, { day }: SheetDay, columns: number): string {
  return `<tr class="running"><th colspan="${columns}"><bdi>${htmlText(sheet.van)}</bdi> · ${htmlText(day)}</th></tr>`;
}

function sheetRow(row: SheetRow, { dimensions }: SheetDay, hasCash: boolean): string {
  if (row.kind !== 'stop') {
    const detail = row.detail === '' ? '' : ` <small>${htmlText(row.detail)}</small>`;
    return `<tr class="between ${row.kind}"><td></td><td class="time"><b>${row.time}</b></td><td colspan="${hasCash ? 4 : 3}"><b><bdi>${htmlText(row.words)}</bdi></b>${detail}</td></tr>`;
  }
  const phones = row.phones.map((phone) => `<small class="phone">☎ <bdi>${htmlText(phone)}</bdi></small>`);
  const notes = row.notes.map((note) => `<div class="note"><bdi>${htmlText(note)}</bdi></div>`);
  const address = row.address === '' ? '' : `<small><bdi>${htmlText(row.address)}</bdi></small>`;
  const goods = row.orders.map((order) => `<li>${orderLine(order, dimensions)}</li>`);
  return `<tr>
<td class="number">${row.number}</td>
<td class="time">${timeCell(row)}</td>
<td class="door"><b><bdi>${htmlText(row.name)}</bdi></b>${phones.join('')}${address}${notes.join('')}</td>
<td class="goods"><ul>${goods.join('')}</ul></td>
${hasCash ? `<td class="cash">${row.cash === 0 ? '' : money(row.cash)}</td>` : ''}<td class="done"><span class="box"></span></td>
</tr>`;
}

function timeCell(row: StopRow): string {
  const lines = [
    row.waitsUntil === '' ? '' : `wait until ${row.waitsUntil}`,
    row.windows.join('</small><small>or '),
    row.isLate ? '<span class="late">after the window</span>' : '',
    `${row.km.toFixed(1)} km`,
  ].filter((line) => line !== '');
  return `<b>${row.arrival}</b>${lines.map((line) => `<small>${line}</small>`).join('')}`;
}

function orderLine({ id, brings, fetches }: SheetOrder, dimensions: readonly string[]): string {
  const [bring, fetch] = [loadText(brings, dimensions), loadText(fetches, dimensions)];
  const goods = [
    fetch === '' ? bring : `<span class="verb">Bring</span> ${bring}`,
    fetch === '' ? '' : `<span class="verb">Fetch</span> ${fetch}`,
  ].filter((text, i) => (i === 0 ? bring !== '' : text !== ''));
  return `${goods.join('<br>')}${goods.length === 0 ? '' : ' '}<small>order <bdi>${htmlText(id)}</bdi></small>`;
}

function loadingList(loading: Loading, sheet: Sheet, day: SheetDay, trip: number): string {
  if (loading.rows.length === 0) return '';
  const used = day.dimensions.filter((name) => (loading.total[name] ?? 0) > 0);
  const amounts = (load: Load) =>
    used.map((name) => `<td class="figure">${loadText(load, [name]).replace(/ parcels?$/, '')}</td>`).join('');
  const title = sheet.loadings.length > 1 ? `Loading list, trip ${trip + 1}` : 'Loading list';
  const rows = loading.rows.map(
    (row, i) =>
      `<tr><td class="place">${i + 1}</td><td class="done"><span class="box"></span></td><td class="number">${row.number}</td><td class="door"><b><bdi>${htmlText(row.name)}</bdi></b><small><bdi>${htmlText(broughtIds(row))}</bdi></small></td>${amounts(row.delivery)}</tr>`,
  );
  return `<div class="loading">
<h2>${title} <bdi>${htmlText(sheet.van)}</bdi></h2>
<p>${htmlText(day.day)} · leaves <bdi>${htmlText(loading.depot)}</bdi> at ${loading.time} · load from the top: the last stop goes in first</p>
<table class="list">
<thead>
${running(sheet, day, 4 + used.length)}
<tr><th class="figure" scope="col"></th><th scope="col">In</th><th class="figure" scope="col">Stop</th><th scope="col">Customer, orders</th>${used.map((name) => `<th class="figure" scope="col">${htmlText(dimensionName(name))}</th>`).join('')}</tr>
</thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot><tr><td></td><td></td><td></td><td>Total, ${loading.rows.length} ${loading.rows.length === 1 ? 'stop' : 'stops'}</td>${amounts(loading.total)}</tr></tfoot>
</table>
</div>`;
}

function broughtIds(row: StopRow): string {
  return row.orders
    .filter((order) => Object.keys(order.brings).length > 0)
    .map((order) => order.id)
    .join(', ');
}

function dimensionName(name: string): string {
  return { weight_kg: 'Weight', volume_m3: 'Volume', parcels: 'Parcels' }[name] ?? name.replaceAll('_', ' ');
}

function money(amount: number): string {
  return amount.toFixed(2);
}
