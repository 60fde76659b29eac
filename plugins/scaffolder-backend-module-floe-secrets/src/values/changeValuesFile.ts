import { InputError } from '@backstage/errors';
import {
  AppliedSecretsChange,
  applySecretsChange,
  SecretsChange,
  ValuesContext,
  ValuesInputError,
} from '@floe/values-files';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';

/** The largest file that is allowed takes a few seconds of a slow machine. */
const TIMEOUT_MS = 30_000;

type Outcome = { applied: AppliedSecretsChange } | { refusal: string };

/** Errors lose their classes on the way from another thread, so a refusal is returned. */
function change(...args: Parameters<typeof applySecretsChange>): Outcome {
  try {
    return { applied: applySecretsChange(...args) };
  } catch (error) {
    if (error instanceof ValuesInputError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

const inWorker = workerFunctions(
  __filename,
  { change },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

/**
 * Applies a change to the text of a values file in a worker thread, so that
 * no file holds up the backend. See `applySecretsChange`.
 *
 * @throws InputError where the file cannot be changed as asked, or takes too
 * much time or memory
 */
export async function changeValuesFile(
  existing: string | undefined,
  secretsChange: SecretsChange,
  context: ValuesContext,
): Promise<AppliedSecretsChange> {
  const outcome = await inWorker
    .change(existing, secretsChange, context)
    .catch(error => {
      throw error instanceof WorkerLimitError
        ? new InputError(
            'The values file takes too much time or memory to parse. Split it or make it smaller',
          )
        : error;
    });
  if ('refusal' in outcome) {
    throw new InputError(outcome.refusal);
  }
  return outcome.applied;
}
