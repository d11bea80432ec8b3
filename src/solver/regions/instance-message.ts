import { withSharedArrays } from '../../matrix/shared-arrays.ts';
import { Arcs, type ArcsMessage } from '../arcs.ts';
import type { Instance } from '../instance.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Parameters } from '../parameters.ts';

/** All that a search in another thread has to know of a day; whatever is large lies in memory that threads share. */
export interface InstanceMessage {
  readonly instance: Omit<Instance, 'arcs'>;
  readonly arcs: readonly ArcsMessage[];
  readonly neighbours: Neighbours;
  readonly parameters: Parameters;
}

/** Null if its legs are computed by something that cannot be told to another thread. */
export function packInstance(
  instance: Instance,
  neighbours: Neighbours,
  parameters: Parameters,
): InstanceMessage | null {
  const { arcs, ...rest } = instance;
  const packed: ArcsMessage[] = [];
  for (const some of arcs) {
    const message = some.pack();
    if (message === null) return null;
    packed.push(message);
  }
  return withSharedArrays({ instance: rest, arcs: packed, neighbours, parameters });
}

export function unpackInstance(message: InstanceMessage): {
  readonly instance: Instance;
  readonly neighbours: Neighbours;
  readonly parameters: Parameters;
} {
  const { instance, arcs, neighbours, parameters } = message;
  return { instance: { ...instance, arcs: arcs.map(Arcs.unpack) }, neighbours, parameters };
}
