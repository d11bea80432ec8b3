/*
 * The record of a node: all that changes about it during the search, side by side in one Int32Array, so that one journal
 * of (address, old value) undoes anything. A node is named by the address of its record. Stops come first, then one head
 * a route (it stands for the depot at both ends of a circular list), then the dummy head that absent stops point to.
 */

/** Address of the following node. */
export const NEXT = 0;
/** Address of the preceding node. */
export const PREV = 1;
/** Metres to NEXT. */
export const OUT = 2;
/** Metres from PREV; plain kernel alone. */
export const IN = 3;
/** Address of the route's head; a head points to itself. */
export const ROUTE = 4;
/** Earliest departure (head: from the depot). */
export const DEP = 5;
/** Latest start of work that keeps the rest of the route feasible (head: latest return). */
export const LATE = 6;
/** Head only: capacity left in the first dimension. */
export const FREE = 7;

/** log2 of the ints a record takes where only capacity and one window count. */
export const PLAIN_SHIFT = 3;

/*
 * Where more than that counts, a record has 16 ints. A prefix is the route from its departure up to a node, a suffix
 * the route from the start of work at a node on; their labels are the time segments of Vidal et al. (2013), stated as
 * departures and starts so that they stay put when time passes elsewhere.
 */

/** Seconds to NEXT, set-up there included. */
export const OUT_TIME = 8;
/** Prefix: earliest departure from the depot that wastes no waiting. */
export const EARLY = 9;
/** Prefix: latest departure from the depot that keeps it feasible. */
export const LATEST = 10;
/** Suffix: seconds from start of work to return, with no avoidable waiting. */
export const TAIL_TIME = 11;
/** Suffix: earliest start that wastes no waiting. */
export const TAIL_EARLY = 12;
/** Head only: seconds of legs and work; what the duration has beyond is waiting. */
export const WORK = 13;
/** Head only: index of its vehicle class. */
export const CLASS = 14;
/** Head only: seconds from departure to return. */
export const DURATION = 15;
/** Stops only: the most that taking out the arc to PREV can be worth; see worth.ts. */
export const IN_WORTH = 3;
/** Stops only: likewise of the arc to NEXT. */
export const OUT_WORTH = 7;
/** Head only: what the waiting of its route can be worth. */
export const SPARE = 3;

/*
 * Stops only, where some stop has several windows. The suffix labels reckon with the windows chosen at present; they hold
 * as long as the same ones are chosen.
 */

/** Suffix: latest arrival with which the windows chosen at present are chosen. */
export const CHOSEN_LATE = 15;
/** Index of the window chosen at present. */
export const WINDOW = 13;
/** Suffix: earliest arrival with which the windows chosen at present are chosen. */
export const CHOSEN_EARLY = 14;

/** log2 of the ints a record takes where all rules may count. */
export const RICH_SHIFT = 4;
