import { InputError } from '@backstage/errors';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { findCiphertexts, FoundCiphertext } from './ciphertexts';

/** The largest file that is allowed takes a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

/** Errors from another thread lose their classes, so a refusal is returned. */
function find(
  path: string,
  text: string,
): { found: FoundCiphertext[] } | { refusal: string } {
  try {
    return { found: findCiphertexts(path, text) };
  } catch (error) {
    if (error instanceof InputError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

const inWorker = workerFunctions(
  __filename,
  { find },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

/**
 * Finds ciphertexts in a worker thread, so that no file blocks the backend. See
 * `findCiphertexts`.
 *
 * @throws InputError if the file is not YAML, or takes too much time or memory
 */
export async function findInWorker(
  path: string,
  text: string,
): Promise<FoundCiphertext[]> {
  const outcome = await inWorker.find(path, text).catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          `${path} takes too much time or memory to parse. Split it or make it smaller`,
        )
      : error;
  });
  if ('refusal' in outcome) {
    throw new InputError(outcome.refusal);
  }
  return outcome.found;
}
