/** How a table is written. */
export interface CsvStyle {
  readonly delimiter: ',' | ';';
  readonly decimalMark: '.' | ',';
  /** Without it Excel takes UTF-8 for the machine's old code page. */
  readonly byteOrderMark: boolean;
}

/** RFC 4180, what programs read. */
export const RFC_4180: CsvStyle = { delimiter: ',', decimalMark: '.', byteOrderMark: false };

/**
 * What Excel opens right by a double click: it splits cells by the list separator of its language, which is `;` where
 * decimals have a comma.
 */
export const CSV_STYLES = {
  comma: { delimiter: ';', decimalMark: ',', byteOrderMark: true },
  point: { delimiter: ',', decimalMark: '.', byteOrderMark: true },
} as const satisfies Readonly<Record<string, CsvStyle>>;

export type CsvStyleName = keyof typeof CSV_STYLES;
