/** What a spreadsheet takes for a formula, also after apostrophes, so that reading can take exactly one off again. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A sign and digits are no formula: coordinates, amounts, times stay as they are, and so do phone numbers with blanks. */
const SIGNED_NUMBER = /^[+-]\d(?:[\d.,:]*(?:[eE][+-]?\d{1,3})?|[\d ]*)$/;

/** Text as a cell may hold it: what would run as a formula in a spreadsheet gets an apostrophe before it. */
export function safeCell(text: string): string {
  return FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
}

/** What {@link safeCell} made of a text, undone; other text stays as it is. So a file that dayroute wrote is read as it was meant, and one in which a planner wrote `'=x`, as spreadsheets show it, too. */
export function plainCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
