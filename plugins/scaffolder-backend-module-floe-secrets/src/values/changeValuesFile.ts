import { InputError } from '@backstage/errors';
import {
  AppliedSecretsChange,
  applySecretsChange,
  ChangeFinding,
  checkChangedFile,
  CheckKnowledge,
  refusalText,
  SecretsChange,
  ValuesContext,
  ValuesInputError,
} from '@floe/values-files';
import {
  WorkerLimitError,
  workerFunctions,
} from '@floe/backstage-plugin-floe-secrets-node';

/** The largest file that is allowed takes a few seconds on a slow machine. */
const TIMEOUT_MS = 30_000;

/** An applied change, with the findings of the checks of the result. */
type CheckedChange = Omit<AppliedSecretsChange, 'findings'> & {
  findings: ChangeFinding[];
};

type Outcome = { applied: CheckedChange } | { refusal: string };

function applyAndCheck(
  file: { path: string; text: string | undefined },
  secretsChange: SecretsChange,
  context: ValuesContext,
  known: CheckKnowledge,
): CheckedChange {
  const applied = applySecretsChange(file.text, secretsChange, context);
  const findings: ChangeFinding[] = [
    ...applied.findings,
    ...checkChangedFile(
      { path: file.path, before: file.text, after: applied.yaml },
      secretsChange,
      context,
      { known, found: applied.findings },
    ),
  ];
  if (findings.some(({ severity }) => severity === 'error')) {
    throw new ValuesInputError(refusalText(findings));
  }
  return { ...applied, findings };
}

/** Errors from another thread lose their classes, so a refusal is returned. */
function change(...args: Parameters<typeof applyAndCheck>): Outcome {
  try {
    return { applied: applyAndCheck(...args) };
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
 * Applies a change to the text of a values file and checks the result, in a
 * worker thread, so that no file blocks the backend. See `applySecretsChange`
 * and `checkChangedFile`.
 *
 * @throws InputError if the change is refused, if a check of the result finds
 *   an error, or if it takes too much time or memory
 */
export async function changeValuesFile(
  ...args: Parameters<typeof applyAndCheck>
): Promise<CheckedChange> {
  const outcome = await inWorker.change(...args).catch(error => {
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
