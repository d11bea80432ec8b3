import type { Routes } from '../routes.ts';
import type { Gates } from './gates.ts';
import type { Prefix } from './prefix.ts';
import type { RichSolution } from './rich-solution.ts';
import type { Side } from './side.ts';
import type { Walk } from './walk.ts';

/** A solution with the scratch objects that price its moves: made once, so that no move allocates. */
export type Walked = RichSolution & {
  /** Null where none of its rules is in use. */
  readonly gates: Gates | null;
  readonly walk: Walk;
  readonly prefixA: Prefix;
  readonly prefixB: Prefix;
  readonly sideA: Side;
  readonly sideB: Side;
};

/** The same with its ways to find places. */
export type Searched = Walked & Pick<Routes, 'findPosition' | 'findAnywhere'>;
