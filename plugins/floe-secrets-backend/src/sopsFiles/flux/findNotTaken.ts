import { SopsFileFacts, SopsNotTaken } from '../../model/sopsFile';
import { isSameRepositoryUrl, isWithin, targetIn } from './applies';
import { KustomizationUse } from './FluxReader';

const MAX_FOUND = 5;

/** Whether Flux applies a file only if a kustomization.yaml lists it. */
export function isPassedOver({ path }: Pick<SopsFileFacts, 'path'>): boolean {
  return !/\.ya?ml$/.test(path);
}

/**
 * The Kustomizations whose folder has a file that none of them applies: in a
 * folder without kustomization.yaml, Flux only reads `.yaml` and `.yml` (seen
 * with kustomize-controller 1.9.6: Ready, with an empty inventory).
 */
export function findNotTaken(
  file: Pick<SopsFileFacts, 'path' | 'url' | 'manifests'>,
  kustomizations: KustomizationUse[],
): SopsNotTaken[] {
  const encrypted = file.manifests.filter(
    manifest => manifest.encrypted.length > 0,
  );
  const isTaken = kustomizations.some(kustomization =>
    encrypted.some(manifest => {
      const { name, namespace } = targetIn(kustomization, manifest);
      return kustomization.secrets.has(`${namespace}/${name}`);
    }),
  );
  if (!isPassedOver(file) || encrypted.length === 0 || isTaken) {
    return [];
  }
  return kustomizations
    .filter(
      ({ path, ready, source }) =>
        source &&
        isSameRepositoryUrl(source.url, file.url) &&
        isWithin(file.path, path) &&
        ready?.status === 'True',
    )
    .map(({ name, namespace, path }) => ({
      namespace,
      name,
      path: path || '.',
    }))
    .slice(0, MAX_FOUND);
}
