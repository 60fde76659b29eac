import {
  ManagedSecret,
  SopsPlan,
} from '@floe/backstage-plugin-floe-secrets-common';
import { objectKindsWith } from '../../model/objectKinds';
import { ObservedSecret } from '../../model/observed';
import { secretsKinds } from '../../secrets/SecretsKind';
import { ObservationReader } from '../../store/ObservationStore';

const MAX_KUSTOMIZATIONS = 20;

/**
 * The path of a Kustomization without `./` and surrounding slashes; empty for
 * the root.
 */
function folderOf(path: string | null): string {
  return (path ?? '').replace(/^(?:\.?\/)+|^\.$|(?<!\/)\/+$/g, '');
}

/**
 * Reads the objects of a service in a cluster that apply a folder of Git.
 *
 * @param items - the secrets of the service that the caller may see
 */
export async function readKustomizations(
  reader: Pick<ObservationReader, 'listSecrets'>,
  items: readonly ManagedSecret[],
  cluster: string,
): Promise<ObservedSecret[]> {
  const kinds = objectKindsWith(
    secretsKinds.all(),
    ({ appliedFolder }) => appliedFolder !== null,
  );
  const ids = items
    .filter(item => kinds.includes(item.kind) && item.cluster === cluster)
    .map(({ id }) => id);
  return ids.length > 0 ? await reader.listSecrets({ ids }) : [];
}

/**
 * The Kustomizations whose folder could contain a file. Only Kustomizations
 * with `spec.decryption` are observed.
 *
 * @param path - path of the file, from the root of its repository
 */
export function kustomizationsFor(
  secrets: readonly ObservedSecret[],
  path: string,
): SopsPlan['flux'] {
  return secrets
    .flatMap(({ facts, name, namespace }) => {
      const applied = secretsKinds.of(facts).appliedFolder?.(facts);
      if (!applied) {
        return [];
      }
      const { keySecret, provider } = applied;
      const folder = folderOf(applied.path);
      const holdsFile = folder === '' || path.startsWith(`${folder}/`);
      return holdsFile
        ? [
            {
              namespace,
              name,
              path: folder || '.',
              provider,
              keySecret,
            },
          ]
        : [];
    })
    .slice(0, MAX_KUSTOMIZATIONS);
}
