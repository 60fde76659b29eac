import { InputError } from '@backstage/errors';
import {
  CheckContext,
  CheckedFile,
  CheckFinding,
  checkValuesFiles,
} from '@floe/values-files';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';

/** The largest files that are allowed take a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

const inWorker = workerFunctions(
  __filename,
  {
    check: (files: CheckedFile[], context: CheckContext): CheckFinding[] =>
      checkValuesFiles(files, context),
  },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

/**
 * Checks values files in a worker thread, so that no file blocks the backend.
 * See `checkValuesFiles`.
 *
 * @throws InputError if the files take too much time or memory
 */
export async function checkFiles(
  files: CheckedFile[],
  context: CheckContext,
): Promise<CheckFinding[]> {
  return inWorker.check(files, context).catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          'The values files take too much time or memory to parse. Split them or make them smaller',
        )
      : error;
  });
}
