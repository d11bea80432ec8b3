import type { Complaint } from '../../model/index.ts';

/** Characters of a file, or why it has none. */
export interface FileText {
  readonly text: string;
  readonly complaints: readonly Complaint[];
}

/** Decodes a file: UTF-8, UTF-16 by its byte order mark, else Windows-1252. Empty and binary files are complaints. */
export function readText(file: string, bytes: Uint8Array): FileText {
  if (bytes.length === 0) {
    return refuse(
      file,
      'FILE_EMPTY',
      'the file is empty',
      'a header line and one line a row',
      'Export the table again.',
    );
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode('utf-16le', bytes), complaints: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode('utf-16be', bytes), complaints: [] };
  const format = binaryFormat(bytes);
  if (format !== undefined) {
    const cure = `Open it where it was made and save it as CSV (UTF-8).`;
    return refuse(file, 'FILE_BINARY', `the file is not text but ${format}`, 'a CSV file', cure);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') {
      const expected = 'a header line and one line a row';
      return refuse(file, 'FILE_EMPTY', 'the file holds nothing but blanks', expected, 'Export the table again.');
    }
    return { text, complaints: [] };
  } catch {
    const complaint: Complaint = {
      code: 'FILE_ENCODING',
      severity: 'warning',
      file,
      message: 'the file is not UTF-8 and was read as Windows-1252',
      cure: 'If names look wrong, save it as CSV UTF-8.',
    };
    return { text: decodeWindows1252(bytes), complaints: [complaint] };
  }
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

const WINDOWS_80_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20's own decoder of this name is Latin-1, which has no euro sign. */
function decodeWindows1252(bytes: Uint8Array): string {
  return decode('latin1', bytes).replace(/[\u0080-\u009f]/g, (ch) => WINDOWS_80_9F[ch.charCodeAt(0) - 0x80]);
}

/** What kind of binary file this looks like; undefined for text. */
function binaryFormat(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] <= 0x08) return 'a zip archive or an Excel workbook (.xlsx)';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) return 'an old Excel workbook (.xls)';
  if (bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46) return 'a PDF';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'compressed (gzip)';
  const seen = Math.min(bytes.length, 65_536);
  for (let i = 0; i < seen; i++) if (bytes[i] === 0) return 'binary data';
  return undefined;
}

function refuse(file: string, code: string, message: string, expected: string, cure: string): FileText {
  return { text: '', complaints: [{ code, severity: 'error', file, message, expected, cure }] };
}
