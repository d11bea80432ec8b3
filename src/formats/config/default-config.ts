import { type Config, VAN_PROFILE } from '../../model/index.ts';

/** What holds without a dayroute.json. */
export const DEFAULT_CONFIG: Config = {
  defaults: { orders: {}, vehicles: {}, depots: {} },
  profiles: [VAN_PROFILE],
  windowEnds: 'service-start',
  aliases: { orders: {}, vehicles: {}, depots: {} },
};
