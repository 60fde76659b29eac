import { InputError } from '@backstage/errors';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { readExisting } from './existingFile';
import { readRules } from './readRules';

/** The largest allowed file takes a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

const inWorker = workerFunctions(
  __filename,
  { readExisting, readRules },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

async function withInputError<T>(work: Promise<T>, path: string): Promise<T> {
  return await work.catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          `${path} takes too much time or memory to parse. Split it or make it smaller`,
        )
      : error;
  });
}

/**
 * Parses files of repositories in a worker thread, so that they do not block
 * the backend.
 */
export const sopsPlanReading = {
  readRules: (text: string, path: string, configPath: string) =>
    withInputError(inWorker.readRules(text, path), configPath),
  readExisting: (text: string, path: string) =>
    withInputError(inWorker.readExisting(text, path), path),
};
