const LONGEST = 80;

/** Text as a complaint shows it: at most 80 characters, control and direction marks made visible. */
export function visibleText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  let shown = '';
  for (const ch of cut) {
    const code = ch.codePointAt(0) as number;
    if (code < 0x20) shown += String.fromCharCode(0x2400 + code);
    else if (code === 0x7f) shown += '␡';
    else if (isInvisible(code)) shown += `\\u${code.toString(16).padStart(4, '0')}`;
    else shown += ch;
  }
  // An escape is longer than what it stands for: a text full of them is cut once more.
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
}

/** C1 controls, marks that turn the reading direction, lone surrogates, zero-width characters. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x80 && code < 0xa0) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff
  );
}
