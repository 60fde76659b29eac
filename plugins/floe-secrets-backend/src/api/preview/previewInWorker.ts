import { InputError } from '@backstage/errors';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { ChangePreview, previewChange } from '@floe/values-files';

/** The largest allowed file takes a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

const inWorker = workerFunctions(
  __filename,
  {
    preview: (
      file: Parameters<typeof previewChange>[0],
      change: Parameters<typeof previewChange>[1],
      context: Parameters<typeof previewChange>[2],
      known: Parameters<typeof previewChange>[3],
    ) => previewChange(file, change, context, known),
  },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

/**
 * Previews a change in a worker thread, so that a large file does not block the
 * backend. See `previewChange`.
 *
 * @throws InputError if the files take too much time or memory
 */
export async function previewInWorker(
  file: Parameters<typeof previewChange>[0],
  change: Parameters<typeof previewChange>[1],
  context: Parameters<typeof previewChange>[2],
  known: Parameters<typeof previewChange>[3],
): Promise<ChangePreview> {
  return await inWorker.preview(file, change, context, known).catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          'The values files take too much time or memory to parse. Split them or make them smaller',
        )
      : error;
  });
}
