import { InputError } from '@backstage/errors';
import { MigrationPlan } from '@floe/backstage-plugin-floe-secrets-common';
import {
  externalSecretsBeside,
  externalSecretsOwn,
  MigratingSecret,
  migrationReferences,
  plainValuesPath,
  MigrationStore,
  RemoteReference,
  SecretsChange,
  ValuesContext,
  ValuesInputError,
} from '@floe/values-files';
import { changeValuesFile } from '../values/changeValuesFile';

type Applied = Awaited<ReturnType<typeof changeValuesFile>>;

/** A step that was written into the text of a values file. */
type AppliedStep = {
  yaml: string;
  changed: boolean;
  /** One for each change, in their order. */
  applied: Applied[];
};

/** Errors of the library are those of the input. */
function asked<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ValuesInputError
      ? new InputError(error.message)
      : error;
  }
}

/** The changes that add ExternalSecrets, and where their values are to be. */
export function addChanges(
  secrets: readonly MigratingSecret[],
  fullname: string,
  store: MigrationStore,
): { changes: SecretsChange[]; references: RemoteReference[][] } {
  return asked(() => ({
    changes: [externalSecretsBeside(secrets, fullname, store)],
    references: secrets.map(secret =>
      migrationReferences(secret, fullname, store),
    ),
  }));
}

/** The changes of the last step, after which External Secrets owns the Secrets. */
export function removeChanges(
  { from }: MigrationPlan,
  secrets: readonly MigratingSecret[],
  fullname: string,
): SecretsChange[] {
  return asked(() =>
    externalSecretsOwn(secrets, fullname, {
      sealed: from === 'sealed-secrets',
    }),
  );
}

/** Where the values of each Secret are in the values files of a release. */
export function valuesPaths(
  secrets: readonly MigratingSecret[],
  fullname: string,
): string[][] {
  return asked(() =>
    secrets.map(({ name }) => plainValuesPath(name, fullname)),
  );
}

/**
 * Writes changes into the text of a values file, one after the other.
 *
 * @throws InputError where one of them is refused; see `changeValuesFile`
 */
export async function applyStep(
  file: { path: string; text: string | undefined },
  changes: readonly SecretsChange[],
  context: ValuesContext,
  known: Parameters<typeof changeValuesFile>[3],
): Promise<AppliedStep> {
  const applied: Applied[] = [];
  let { text } = file;
  for (const change of changes) {
    const one = await changeValuesFile(
      { path: file.path, text },
      change,
      context,
      known,
    );
    applied.push(one);
    text = one.yaml;
  }
  return { yaml: text ?? '', changed: text !== file.text, applied };
}
