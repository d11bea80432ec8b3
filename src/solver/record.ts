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
/** Metres from PREV. */
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
