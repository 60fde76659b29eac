import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { SopsError } from '@floe/sops';
import { FileError } from './readProblem';
import { directReading, SopsFileReading } from './SopsFileReading';

/** The largest allowed file takes a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

const inWorker = workerFunctions(__filename, directReading, {
  timeoutMs: TIMEOUT_MS,
});

/**
 * Parses in a worker thread, so that a large file does not block the backend.
 */
export const workerReading: SopsFileReading = {
  parseConfig: text => withFileErrors(inWorker.parseConfig(text)),
  findRule: (path, config) => withFileErrors(inWorker.findRule(path, config)),
  inspectFile: (text, candidate, rule) =>
    withFileErrors(inWorker.inspectFile(text, candidate, rule)),
};

async function withFileErrors<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WorkerLimitError) {
      throw new FileError(
        'too-large',
        'takes too much time or memory to parse. Split it or make it smaller',
      );
    }
    // Errors lose their class on the way from the worker thread.
    const { code, field, message, name } = error as SopsError;
    throw name === 'SopsError' ? new SopsError(code, field, message) : error;
  }
}
