import { UNREACHABLE } from '../../model/travel.ts';
import {
  FAR_METRES,
  FAR_SECONDS,
  IN_METRES,
  IN_SECONDS,
  LINK_SHIFT,
  MEASURE,
  OUT_METRES,
  OUT_SECONDS,
} from './links.ts';
import type { RichInstance } from './rich-instance.ts';

/*
 * The first bound of the search for a place, in whole numbers, so that most places are passed over after a few reads and two
 * comparisons. One measure serves all classes: so many units a metre and a second, of which each class charges at least
 * `charge` times the money. What a class saves by an arc that goes (its worth) and by waiting that is used up, divided by
 * its charge, compares with the measure of a detour. Worths are rounded up and measures down, so that no place is lost.
 */

/** More than any two measures: whatever is worth this much is looked at closely. */
export const LOOK = 2 ** 27;
/** Of the dummy head: no place next to an absent stop is looked at. */
export const NEVER = -(2 ** 29);
/** The longest detour of the lists, in units. */
const LONGEST = 2 ** 26;

export interface Worths {
  /** Units per metre, per second, and for whatever arc, by class. */
  readonly perMetre: Float64Array;
  readonly perSecond: Float64Array;
  readonly base: Float64Array;
  /** Units per money at most, whatever the class. */
  readonly perMoney: number;
  /** Money per second at least, whatever the class. */
  readonly leastSecond: number;
}

/**
 * Fills in the measures of the lists.
 * @param links as links.ts lays them out
 * @param listMetre per class: money it pays at least per metre of the lists
 */
export function worthsOf(
  { rateMetre, rateSecond }: RichInstance,
  links: Int32Array,
  listMetre: Float64Array,
  listSecond: Float64Array,
): Worths {
  const mean = (rates: Float64Array) => rates.reduce((sum, rate) => sum + rate, 0) / Math.max(1, rates.length);
  const metre = mean(listMetre);
  const second = mean(listSecond);
  const detour = (at: number) => {
    const behind = metre * links[at + IN_METRES] + second * links[at + IN_SECONDS];
    const ahead = metre * links[at + OUT_METRES] + second * links[at + OUT_SECONDS];
    return Math.min(behind, ahead) + metre * links[at + FAR_METRES] + second * links[at + FAR_SECONDS];
  };
  let longest = 0;
  for (let at = 0; at < links.length; at += 1 << LINK_SHIFT) {
    if (Math.max(links[at + OUT_SECONDS], links[at + IN_SECONDS]) < UNREACHABLE)
      longest = Math.max(longest, detour(at));
  }
  const unit = longest > 0 ? LONGEST / longest : 0;
  for (let at = 0; at < links.length; at += 1 << LINK_SHIFT) {
    links[at + MEASURE] = Math.min(LONGEST, Math.floor(unit * detour(at)));
  }
  // A class that pays nothing for what others pay for tells nothing by the measure.
  const charge = listMetre.map((rate, c) =>
    Math.min(metre > 0 ? rate / metre : 1, second > 0 ? listSecond[c] / second : 1),
  );
  const units = (rates: Float64Array) => rates.map((rate, c) => (charge[c] > 0 ? (unit * rate) / charge[c] : 0));
  return {
    perMetre: units(rateMetre),
    perSecond: units(rateSecond),
    base: charge.map((each) => (each > 0 ? 0 : LOOK)),
    perMoney: charge.reduce((most, each) => (each > 0 ? Math.max(most, unit / each) : most), 0),
    leastSecond: rateSecond.reduce((least, rate) => Math.min(least, rate), Infinity),
  };
}
