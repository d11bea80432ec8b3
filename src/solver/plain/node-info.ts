/** Fields of `info`, 8 ints a node, at the node's own address. */
export const OPEN = 0;
export const CLOSE = 1;
export const SERVICE = 2;
export const DEMAND = 3;
/** Metres depot -> node, from the nearest that a route may start at. */
export const FROM_DEPOT = 4;
/** Metres node -> depot, to the nearest that a route may end at. */
export const TO_DEPOT = 5;
