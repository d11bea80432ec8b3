/** What is done between two calls: a number below these is the index of a break. */
export const RELOAD = 64;
export const REST = 65;
/** The next part of a split rest. */
export const PART_OF_REST = 66;
/** Not done but noted where rides are limited: when a call begins. */
export const CALLED = 67;
