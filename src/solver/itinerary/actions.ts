/** What is done between two calls: a number below these is the index of a break. */
export const REST = 65;
/** The next part of a split rest. */
export const PART_OF_REST = 66;
/** Not done but noted where rides are limited: when a call begins. */
export const CALLED = 67;
/** From here on: a reload, at the depot of that number among those where the vehicle may. */
export const RELOAD = 128;
