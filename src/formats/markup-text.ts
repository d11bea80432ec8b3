import { plainText } from './plain-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an element or between the quotes of an attribute; marks that turn the direction of writing are taken out. */
export function htmlText(text: string): string {
  return escaped(plainText(text));
}

/** Text as XML 1.0 shows it. What XML cannot hold at all (control characters, halves of characters) is taken out. */
export function xmlText(text: string): string {
  return escaped(plainText(text).replace(NOT_XML, ''));
}

/** U+FFFE, U+FFFF and surrogates without their other half. */
const NOT_XML = /[\ufffe\uffff]|\p{Cs}/gu;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
