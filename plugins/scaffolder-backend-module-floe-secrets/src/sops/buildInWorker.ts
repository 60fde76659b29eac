import { InputError } from '@backstage/errors';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { BuiltSopsFile, buildSopsFile } from './buildSopsFile';
import { SopsFileSource } from './SopsFileSource';
import {
  ChangedRecipients,
  changeRuleRecipients,
  RecipientsSource,
} from './changeRecipients';

/** The largest file that is allowed takes a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

type Outcome<T> = { done: T } | { refusal: string };

/** Errors from another thread lose their classes, so a refusal is returned. */
async function refusing<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: await work };
  } catch (error) {
    if (error instanceof InputError) {
      return { refusal: error.message };
    }
    throw error;
  }
}

const inWorker = workerFunctions(
  __filename,
  {
    build: (source: SopsFileSource) => refusing(buildSopsFile(source)),
    changeRecipients: (source: RecipientsSource) =>
      refusing(changeRuleRecipients(source)),
  },
  { timeoutMs: TIMEOUT_MS, threads: 2 },
);

async function withInputError<T>(
  work: Promise<Outcome<T>>,
  path: string,
): Promise<T> {
  const outcome = await work.catch(error => {
    throw error instanceof WorkerLimitError
      ? new InputError(
          `${path} takes too much time or memory to parse. Split it or make it smaller`,
        )
      : error;
  });
  if ('refusal' in outcome) {
    throw new InputError(outcome.refusal);
  }
  return outcome.done;
}

/**
 * Builds the files of a change in a worker thread, so that no `.sops.yaml`
 * blocks the backend. See `buildSopsFile`.
 *
 * @throws InputError if the file is refused, or takes too much time or memory
 */
export async function buildInWorker(
  source: SopsFileSource,
): Promise<BuiltSopsFile> {
  return await withInputError(inWorker.build(source), source.config.path);
}

/**
 * Changes the recipients of a rule in a worker thread. See
 * `changeRuleRecipients`.
 *
 * @throws InputError if the change is refused, or takes too much time or memory
 */
export async function changeRecipientsInWorker(
  source: RecipientsSource,
): Promise<ChangedRecipients> {
  return await withInputError(
    inWorker.changeRecipients(source),
    source.config.path,
  );
}
