import gitUrlParse from 'git-url-parse';
import { SopsManifest } from '../../model/sopsFile';
import { KustomizationUse } from './FluxReader';

/** The name of the Secret that a Kustomization creates from a manifest. */
export function targetIn(
  { namespace, targetNamespace }: KustomizationUse,
  manifest: SopsManifest,
): { namespace: string; name: string } {
  return {
    namespace: targetNamespace ?? manifest.namespace ?? namespace,
    name: manifest.name,
  };
}

/**
 * Whether a file is in a folder of its repository; the empty text is the root.
 */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Whether two addresses belong to the same repository. */
export function isSameRepositoryUrl(one: string, other: string): boolean {
  const a = repositoryOf(one);
  return a !== undefined && a === repositoryOf(other);
}

/** Host and path, for `ssh://` and `https://` alike. */
function repositoryOf(url: string): string | undefined {
  try {
    const { full_name: name, resource } = gitUrlParse(url);
    return `${resource}/${name}`.toLowerCase();
  } catch {
    return undefined;
  }
}
