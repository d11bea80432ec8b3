/** Fields of `info`, 8 ints a node, at the node's own address. */
export const OPEN = 0;
export const CLOSE = 1;
export const SERVICE = 2;
export const DEMAND = 3;
/** Metres depot -> node. */
export const FROM_DEPOT = 4;
/** Metres node -> depot. */
export const TO_DEPOT = 5;
