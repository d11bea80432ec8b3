export { sha256 } from './hash.ts';
export { type OutputCode, OutputError } from './output-error.ts';
export { PLAN_FILE, type Published, type PublishOptions, prepareOutput, publish } from './publish.ts';
export { verifyManifest } from './verify-manifest.ts';
