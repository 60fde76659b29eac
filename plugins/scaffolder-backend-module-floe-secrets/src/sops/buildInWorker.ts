import { InputError } from '@backstage/errors';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { BuiltSopsFile, buildSopsFile, SopsFileSource } from './buildSopsFile';

/** The largest file that is allowed takes a few seconds of a slow machine. */
const TIMEOUT_MS = 30_000;

type Outcome = { built: BuiltSopsFile } | { refusal: string };

/** Errors lose their classes on the way from another thread, so a refusal is returned. */
async function build(source: SopsFileSource): Promise<Outcome> {
  try {
    return { built: await buildSopsFile(source) };
  } catch (error) {
    if (error instanceof InputError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

const inWorker = workerFunctions(
  __filename,
  { build },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

/**
 * Builds the files of a change in a worker thread, so that no `.sops.yaml`
 * holds up the backend. See `buildSopsFile`.
 *
 * @throws InputError where the file is refused, or takes too much time or memory
 */
export async function buildInWorker(
  source: SopsFileSource,
): Promise<BuiltSopsFile> {
  const outcome = await inWorker.build(source).catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          `${source.config.path} takes too much time or memory to parse. Split it or make it smaller`,
        )
      : error;
  });
  if ('refusal' in outcome) {
    throw new InputError(outcome.refusal);
  }
  return outcome.built;
}
