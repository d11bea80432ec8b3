import type { Flaw } from './flaw.ts';

/** How a column writes its decimals: known from cells that leave no doubt. */
export type DecimalStyle = 'point' | 'comma' | 'both' | 'unknown';

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** One separator and three digits after it: 1.234 may be a thousand or a fraction. */
const DOUBTFUL = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const SURE_COMMA = /^[+-]?(?:0?,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,})$/;
const SURE_POINT =
  /^[+-]?(?:0?\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,})$/;

/** Reads what the cells of a column say about its decimal mark. */
export function decimalStyle(cells: Iterable<string>): DecimalStyle {
  let comma = false;
  let point = false;
  for (const cell of cells) {
    const text = cell.trim();
    if (!comma && SURE_COMMA.test(text)) comma = true;
    else if (!point && SURE_POINT.test(text)) point = true;
    if (comma && point) return 'both';
  }
  return comma ? 'comma' : point ? 'point' : 'unknown';
}

/** Whether a cell needs `decimalStyle` to be understood. */
export function isDoubtful(text: string): boolean {
  const mark = text.charCodeAt(text.length - 4);
  return (mark === 46 || mark === 44) && DOUBTFUL.test(text);
}

/**
 * A number as people write it: 12.5, 12,5, 1.234,56, 1,234.56, 1 234,56, 1'234.5, 1e3, with its unit after it or not.
 * `style` settles 1.234 and 1,234 and is asked for those alone.
 */
export function parseNumber(cell: string, unit: string | undefined, style: () => DecimalStyle): number | Flaw {
  if (PLAIN.test(cell) && !isDoubtful(cell)) return finite(Number(cell));
  let text = cell.replace(/[−–]/g, '-').replace(/(\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '$1');
  if (unit !== undefined) {
    const end = text.length - unit.length;
    if (end > 0 && text.slice(end).toLowerCase() === unit.toLowerCase()) text = text.slice(0, end).trim();
  }
  if (isDoubtful(text)) {
    const known = style();
    if (known === 'both' || (known === 'unknown' && text.includes(','))) return ambiguous(text);
    const decimal = known === 'comma' ? ',' : '.';
    return finite(Number(text.includes(decimal) ? text.replace(decimal, '.') : text.replace(/[.,]/, '')));
  }
  if (SURE_COMMA.test(text)) text = text.replaceAll('.', '').replace(',', '.');
  else if (SURE_POINT.test(text)) text = text.replaceAll(',', '');
  return PLAIN.test(text) ? finite(Number(text)) : NOT_A_NUMBER;
}

const NOT_A_NUMBER: Flaw = {
  code: 'NUMBER',
  message: 'this is not a number',
  cure: 'Write digits with one decimal mark.',
};

function finite(value: number): number | Flaw {
  if (Number.isFinite(value)) return value;
  return { code: 'NUMBER_RANGE', message: 'the number is too large to be one', cure: 'Correct the number.' };
}

function ambiguous(text: string): Flaw {
  return {
    code: 'NUMBER_AMBIGUOUS',
    message: `${text} may be a thousand or a fraction, and the other cells of the column do not settle it`,
    expected: 'one decimal mark throughout the column',
    cure: 'Write it without thousands separator, or with another number of decimals.',
  };
}
