import { writePlanDocument } from '../../formats/json/index.ts';
import type { PlanDocument } from '../../model/index.ts';
import { sha256 } from './hash.ts';
import { OutputError } from './output-error.ts';
import { outputPath } from './output-name.ts';
import { clearLeftovers, closeStaging, openStaging, stage } from './staging.ts';
import { previousManifest } from './stale.ts';
import { switchOver } from './switch-over.ts';
import { testTargets } from './test-targets.ts';

/** Name of the plan among the outputs; always written, always last. */
export const PLAN_FILE = 'plan.json';

export interface PublishOptions {
  /** Outputs left out of the manifest, since they hold the clock. Default: `run.json`. */
  readonly unlisted?: ReadonlySet<string>;
}

export interface Published {
  /** The document with its manifest filled in, as written. */
  readonly doc: PlanDocument;
  /** Paths, in the order written: the plan last. */
  readonly written: readonly string[];
  /** Names of outputs of the plan before that were removed, since this one has no such output. */
  readonly removed: readonly string[];
}

const UNLISTED: ReadonlySet<string> = new Set(['run.json']);

/**
 * Tests early, before a long search, whether outputs can be written; also finishes or clears what a killed run left.
 *
 * @throws OutputError for the first obstacle
 */
export function prepareOutput(dir: string, names: Iterable<string>): void {
  clearLeftovers(dir);
  testTargets(dir, [...names, PLAN_FILE]);
}

/**
 * Writes a plan and its outputs into a folder, all or nothing: everything is staged in `.dayroute-tmp` and synced, every
 * target is tested for writing, then all are renamed in one go, `plan.json` with the manifest of hashes last. Outputs of
 * the plan before that this one lacks are removed if they are unchanged; nobody else's file is touched. Synchronous, so
 * that no signal handler runs while files are replaced.
 *
 * @param doc its manifest is replaced
 * @param files content by name relative to `dir`, `/` between folders; `plan.json` is not among them
 * @throws OutputError if something cannot be written; all old outputs are then as they were
 */
export function publish(
  dir: string,
  doc: PlanDocument,
  files: ReadonlyMap<string, string | Uint8Array>,
  options: PublishOptions = {},
): Published {
  const unlisted = options.unlisted ?? UNLISTED;
  if (files.has(PLAN_FILE)) {
    const path = outputPath(dir, PLAN_FILE);
    throw new OutputError('OUTPUT_NAME', path, 'the plan is written from the document', 'Leave it out of the files');
  }
  const names = [...files.keys(), PLAN_FILE];
  for (const name of names) outputPath(dir, name);

  openStaging(dir);
  try {
    testTargets(dir, names);
    const manifest: Record<string, string> = {};
    for (const [name, content] of files) {
      stage(dir, name, content);
      if (!unlisted.has(name)) manifest[name] = sha256(content);
    }
    const whole = { ...doc, manifest };
    stage(dir, PLAN_FILE, writePlanDocument(whole));

    const stale = previousManifest(dir);
    for (const name of names) delete stale[name];
    const removed = switchOver(dir, { names, stale });
    return { doc: whole, written: names.map((name) => outputPath(dir, name)), removed };
  } finally {
    closeStaging(dir);
  }
}
