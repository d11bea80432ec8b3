export { DEFAULT_CONFIG } from './default-config.ts';
export { OUTPUT_NAMES, readConfig } from './read-config.ts';
