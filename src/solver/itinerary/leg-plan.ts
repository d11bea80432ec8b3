import { PART_OF_REST, REST } from './actions.ts';

/*
 * What is decided for one leg: the pauses and the reload that come before its far end, in order, packed into an int of seven
 * nibbles, the first one lowest; 0 = nothing. A break is 4 + its index.
 */
export const LEG_RELOAD = 1;
export const LEG_REST = 2;
export const LEG_PART = 3;
export const LEG_BREAK = 4;

/** Breaks that a nibble can name. */
export const MOST_BREAKS = 12;

/** Set besides the nibbles where one of them is a reload; then at which depot of those where the vehicle may. */
export const HAS_RELOAD = 1 << 28;
const CHOICE_SHIFT = 29;
/** Depots that can be told apart. */
export const MOST_RELOADS = 4;
const NIBBLES = HAS_RELOAD - 1;
const ROOM = 7;

/** A pause as it is told to whoever writes the route out: see actions.ts. */
export function actionOf(code: number): number {
  if (code === LEG_REST) return REST;
  return code === LEG_PART ? PART_OF_REST : code - LEG_BREAK;
}

export function codeOf(action: number): number {
  if (action === REST) return LEG_REST;
  return action === PART_OF_REST ? LEG_PART : action + LEG_BREAK;
}

/** A leg with one pause more at its end; what there is no room for is left out. */
export function withPause(leg: number, code: number): number {
  let at = 0;
  for (let rest = leg & NIBBLES; rest !== 0; rest >>>= 4) at++;
  return at === ROOM ? leg : leg | (code << (4 * at));
}

/** With several. */
export function withPauses(leg: number, pauses: number): number {
  let longer = leg;
  for (let rest = pauses; rest !== 0; rest >>>= 4) longer = withPause(longer, rest & 15);
  return longer;
}

/** A leg without a reload, with one at its end at the depot of this number. */
export function withReload(leg: number, choice: number): number {
  const longer = withPause(leg, LEG_RELOAD);
  return longer === leg ? leg : longer | HAS_RELOAD | (choice << CHOICE_SHIFT);
}

/** Where it reloads, if it does. */
export function reloadOf(leg: number): number {
  return (leg >>> CHOICE_SHIFT) & (MOST_RELOADS - 1);
}

/** One leg instead of two in a row, what is between them gone; with a reload on both the second is left out. */
export function joined(first: number, second: number): number {
  if (first === 0 || second === 0) return first | second;
  let leg = first;
  for (let rest = second & NIBBLES; rest !== 0; rest >>>= 4) {
    const code = rest & 15;
    if (code !== LEG_RELOAD) leg = withPause(leg, code);
    else if ((leg & HAS_RELOAD) === 0) leg = withReload(leg, reloadOf(second));
  }
  return leg;
}

/** The same without its reload. */
export function withoutReload(leg: number): number {
  if ((leg & HAS_RELOAD) === 0) return leg;
  let left = 0;
  for (let rest = leg & NIBBLES; rest !== 0; rest >>>= 4)
    if ((rest & 15) !== LEG_RELOAD) left = withPause(left, rest & 15);
  return left;
}

/** The pauses before the reload; all where there is none. */
export function pausesBefore(leg: number): number {
  let pauses = 0;
  for (let rest = leg & NIBBLES; rest !== 0 && (rest & 15) !== LEG_RELOAD; rest >>>= 4)
    pauses = withPause(pauses, rest & 15);
  return pauses;
}

/** The pauses after the reload; none where there is none. */
export function pausesAfter(leg: number): number {
  let rest = leg & NIBBLES;
  while (rest !== 0 && (rest & 15) !== LEG_RELOAD) rest >>>= 4;
  return rest >>> 4;
}
