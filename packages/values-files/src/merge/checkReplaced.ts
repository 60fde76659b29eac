import { ChartSecretManifest } from '../chart/manifests';
import { SecretsChange } from '../model/secretsChange';
import { ValuesContext } from './context';
import { ValuesFinding, valuesFinding } from './findings';
import { replacedNames } from './replacedParts';

const MANAGED = 'sealedsecrets.bitnami.com/managed=true';

function keysOf(manifest: ChartSecretManifest): string[] {
  switch (manifest.kind) {
    case 'ExternalSecret':
      return manifest.spec.data.map(({ secretKey }) => secretKey);
    case 'SealedSecret':
      return Object.keys(manifest.spec.encryptedData);
    default:
      return Object.keys(manifest.stringData);
  }
}

/** A Kubernetes name in a command, without characters that no name has. */
function word(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '');
}

function toSealedSecret(
  name: string,
  { namespace }: Pick<ValuesContext, 'namespace'>,
): ValuesFinding {
  const finding = valuesFinding(
    'secret-replaced',
    'warning',
    name,
    'The controller of Sealed Secrets refuses a Secret that something else has created, and gives up within a second. Without the command below the Secret may be missing after the deployment',
    'Run this command before you merge. Then the controller takes the Secret over; running pods keep their values until a restart',
  );
  const command = `kubectl annotate secret ${word(name)} -n ${word(
    namespace,
  )} --overwrite ${MANAGED}`;
  return { ...finding, remedies: [{ ...finding.remedies[0], command }] };
}

function toExternalSecret(name: string, policy: string): ValuesFinding {
  return policy === 'Owner'
    ? valuesFinding(
        'secret-replaced',
        'warning',
        name,
        'The deployment deletes the Secret, and External Secrets creates it again at once, or at its next attempt. Running pods keep their values; a pod that starts in between waits for the Secret',
        'Check first that the store has the values: until it has them, the Secret is missing',
      )
    : valuesFinding(
        'secret-replaced',
        'error',
        name,
        `The deployment deletes the Secret, and with the creation policy ${policy} External Secrets does not create it again`,
        'Choose the creation policy Owner, or move the Secret in steps with the campaign',
      );
}

/**
 * What happens in the cluster to the Secrets that get another approach, as
 * interop/src/approachChange.test.ts shows it with the real operators.
 *
 * @param before - the objects of the release without the change
 * @param after - its objects with the change
 */
export function checkReplaced(
  change: SecretsChange,
  before: readonly ChartSecretManifest[],
  after: readonly ChartSecretManifest[],
  { fullname, namespace }: { fullname: string; namespace: string },
): ValuesFinding[] {
  return replacedNames(change, fullname).flatMap(name => {
    const old = before.filter(({ metadata }) => metadata.name === name);
    const now = after.find(({ metadata }) => metadata.name === name);
    const gone = old.filter(({ kind }) => kind !== now?.kind);
    if (!now || gone.length === 0) {
      return [];
    }
    const kept = keysOf(now);
    const lost = [...new Set(gone.flatMap(keysOf))].filter(
      key => !kept.includes(key),
    );
    return [
      now.kind === 'ExternalSecret'
        ? toExternalSecret(name, now.spec.target.creationPolicy)
        : toSealedSecret(name, { namespace }),
      ...(lost.length > 0
        ? [
            valuesFinding(
              'secret-replaced',
              'warning',
              name,
              `The Secret loses the keys that this change does not name: ${lost.join(
                ', ',
              )}`,
              'Add them too, or check that no pod needs them',
            ),
          ]
        : []),
    ];
  });
}
