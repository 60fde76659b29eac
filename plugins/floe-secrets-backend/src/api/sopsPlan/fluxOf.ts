import { SopsPlan } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';

const MAX_KUSTOMIZATIONS = 20;

/**
 * The path of a Kustomization without `./` and surrounding slashes; empty for
 * the root.
 */
function folderOf(path: string | null): string {
  return (path ?? '').replace(/^(?:\.?\/)+|^\.$|(?<!\/)\/+$/g, '');
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
      if (facts.type !== 'flux-kustomization') {
        return [];
      }
      const folder = folderOf(facts.path);
      const holdsFile = folder === '' || path.startsWith(`${folder}/`);
      return holdsFile
        ? [
            {
              namespace,
              name,
              path: folder || '.',
              provider: facts.decryption?.provider ?? null,
              keySecret: facts.decryption?.keySecret ?? null,
            },
          ]
        : [];
    })
    .slice(0, MAX_KUSTOMIZATIONS);
}
