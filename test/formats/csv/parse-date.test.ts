import { describe, expect, it } from 'vitest';
import { dayMonthOrder, parseDate } from '../../../src/formats/csv/parse-date.ts';
import { codes, order, orders, withConfig, wrongs } from './reading.ts';

describe('parseDate', () => {
  it.each([
    ['2026-11-22', '2026-11-22'],
    ['2026/1/2', '2026-01-02'],
    ['20261122', '2026-11-22'],
    ['22/11/2026', '2026-11-22'],
    ['3/4/2026', '2026-04-03'],
    ['22.11.2026', '2026-11-22'],
    ['46348', '2026-11-22'],
    ['2024-02-29', '2024-02-29'],
  ])('%s', (text, expected) => expect(parseDate(text, 'dd/mm/yyyy')).toBe(expected));

  it.each(['2026-02-29', '31/04/2026', '2026-13-01', 'soon', '22/11', '22/11-2026', '99999999'])(
    '%s is no day',
    (text) => {
      expect(parseDate(text, 'dd/mm/yyyy')).toMatchObject({ code: 'DATE' });
    },
  );

  it('takes the month first when told, but never with points', () => {
    expect(parseDate('3/4/2026', 'mm/dd/yyyy')).toBe('2026-03-04');
    expect(parseDate('3.4.2026', 'mm/dd/yyyy')).toBe('2026-04-03');
    expect(parseDate('3/4/2026', 'yyyy-mm-dd')).toMatchObject({ code: 'DATE' });
  });
});

describe('dayMonthOrder', () => {
  it('is what any date beyond doubt says', () => {
    expect(dayMonthOrder(['03/04/2026', '22/11/2026'])).toBe('dd/mm/yyyy');
    expect(dayMonthOrder(['03/04/2026', '11/22/2026'])).toBe('mm/dd/yyyy');
    expect(dayMonthOrder(['22/11/2026', '11/22/2026'])).toBe('both');
    expect(dayMonthOrder(['03/04/2026', '2026-11-22', '22.11.2026'])).toBeUndefined();
  });
});

describe('dates of an order file', () => {
  const file = (...dates: string[]) =>
    orders(`order_id,lat,lon,due_on\n${dates.map((d, i) => `A${i},52,13,${d}\n`).join('')}`);

  it('are read by the file’s own custom', () => {
    expect(file('03/04/2026', '22/11/2026').orders[0].dueOn).toBe('2026-04-03');
    expect(file('03/04/2026', '11/22/2026').orders[0].dueOn).toBe('2026-03-04');
  });

  it('stop the run when nothing settles them, naming the first', () => {
    const [complaint] = file('2026-11-22', '03/04/2026').complaints;
    expect(complaint).toMatchObject({
      code: 'DATE_AMBIGUOUS',
      severity: 'error',
      line: 3,
      column: 'due_on',
      read: '03/04/2026',
    });
    expect(complaint.cure).toContain('dateFormat');
    expect(codes(file('22/11/2026', '11/22/2026').complaints)).toEqual(['DATE_AMBIGUOUS']);
  });

  it('follow dateFormat', () => {
    expect(order('due_on', '03/04/2026', withConfig({ dateFormat: 'mm/dd/yyyy' })).dueOn).toBe('2026-03-04');
    expect(codes(wrongs('due_on', '03/04/2026', withConfig({ dateFormat: 'yyyy-mm-dd' })))).toEqual(['DATE']);
  });

  it('may be instants where that means something', () => {
    expect(order('due_on', '2026-11-22T14:00').dueOn).toBe('2026-11-22T14:00:00');
    expect(order('due_on', '2026-11-22T14:00Z').dueOn).toBe('2026-11-22T15:00:00');
    expect(order('ordered_at', '46348.5').orderedAt).toBe('2026-11-22T12:00:00');
    expect(order('ready_on', '2026-11-22T14:00').readyOn).toBe('2026-11-22');
    expect(codes(wrongs('due_on', '14:00'))).toEqual(['DATE']);
  });
});
