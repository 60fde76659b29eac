import gitUrlParse from 'git-url-parse';
import { SopsFileFacts, SopsUndecrypted } from '../../model/sopsFile';
import { KustomizationUse } from './FluxReader';
import { isSameRepositoryUrl, isWithin, targetIn } from './applies';

const MAX_FOUND = 5;

/**
 * The Kustomizations that apply Secrets of a file with their ciphertext: their
 * path contains the file, their inventory the Secret, and they do not decrypt.
 * If the source is readable, it shows whether it is the repository of the file.
 */
export function findUndecrypted(
  file: Pick<SopsFileFacts, 'path' | 'url' | 'manifests'>,
  kustomizations: KustomizationUse[],
): SopsUndecrypted[] {
  const encrypted = file.manifests.filter(
    manifest => manifest.encrypted.length > 0,
  );
  return kustomizations
    .flatMap(kustomization => {
      const { namespace, name, path, ready, source } = kustomization;
      const isOther = source && !isSameRepositoryUrl(source.url, file.url);
      if (kustomization.decrypts || isOther || !isWithin(file.path, path)) {
        return [];
      }
      const secret = encrypted
        .map(manifest => targetIn(kustomization, manifest))
        .find(target =>
          kustomization.secrets.has(`${target.namespace}/${target.name}`),
        );
      return secret
        ? [
            {
              namespace,
              name,
              path: path || '.',
              secret,
              ready,
              source: compareSource(source, file.url),
            },
          ]
        : [];
    })
    .slice(0, MAX_FOUND);
}

function compareSource(
  source: KustomizationUse['source'],
  url: string,
): SopsUndecrypted['source'] {
  if (!source) {
    return 'unseen';
  }
  return source.branch !== null && source.branch === gitUrlParse(url).ref
    ? 'same-branch'
    : 'same-repository';
}
