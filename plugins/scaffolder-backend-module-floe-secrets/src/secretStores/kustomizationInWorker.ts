import { InputError } from '@backstage/errors';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { addKustomizationResource, ValuesInputError } from '@floe/values-files';

const TIMEOUT_MS = 30_000;

/** Errors from another thread lose their classes, so a refusal is returned. */
async function addResource(
  text: string,
  resource: string,
): Promise<{ text: string | undefined } | { refusal: string }> {
  try {
    return { text: addKustomizationResource(text, resource) };
  } catch (error) {
    if (error instanceof ValuesInputError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

const inWorker = workerFunctions(
  __filename,
  { addResource },
  { timeoutMs: TIMEOUT_MS, threads: 1 },
);

/**
 * Adds a file to a kustomization of a repository, in a worker thread.
 *
 * @returns undefined if it is listed already
 * @throws InputError if the kustomization cannot be edited
 */
export async function addResourceInWorker(kustomization: {
  path: string;
  text: string;
  resource: string;
}): Promise<string | undefined> {
  const { path, resource, text } = kustomization;
  const outcome = await inWorker.addResource(text, resource).catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          `${path} takes too much time or memory to parse. Split it or make it smaller`,
        )
      : error;
  });
  if ('refusal' in outcome) {
    throw new InputError(
      `${path} has to list the new file, but ${outcome.refusal}`,
    );
  }
  return outcome.text;
}
