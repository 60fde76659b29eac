import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { addKustomizationResource, ValuesInputError } from '@floe/values-files';

const TIMEOUT_MS = 30_000;

/** Whether a kustomization lists a file, or why the file cannot be added. */
type KustomizationReading = { lists: boolean; problem: string | null };

/**
 * Errors lose their class on the way from the worker thread, so a refusal is
 * returned as a result.
 */
async function readKustomization(
  text: string,
  resource: string,
): Promise<KustomizationReading> {
  try {
    return {
      lists: addKustomizationResource(text, resource) === undefined,
      problem: null,
    };
  } catch (error) {
    if (error instanceof ValuesInputError) {
      return { lists: false, problem: error.message };
    }
    throw error;
  }
}

const inWorker = workerFunctions(
  __filename,
  { readKustomization },
  { timeoutMs: TIMEOUT_MS, threads: 1 },
);

/** Parses a kustomization of a repository in a worker thread. */
export const kustomizationReading = {
  async read(text: string, resource: string): Promise<KustomizationReading> {
    try {
      return await inWorker.readKustomization(text, resource);
    } catch (error) {
      if (error instanceof WorkerLimitError) {
        return {
          lists: false,
          problem: 'it takes too much time or memory to parse',
        };
      }
      throw error;
    }
  },
};
