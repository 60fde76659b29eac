import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { decryptYaml } from '../../sops/decryptYaml';
import { HostedRepository } from '../../store/HostedRepository';
import { KubernetesObject } from '../types';

/**
 * The objects of a folder without kustomization.yaml, as Flux takes them: of
 * all `.yaml` and `.yml` files in it and below it, decrypted.
 *
 * @throws InputError, which quotes no value, for a file that is not YAML or that
 * the key does not open
 */
export async function readManifests(
  { git }: HostedRepository,
  revision: string,
  folder: string,
  ageIdentity: string | undefined,
): Promise<KubernetesObject[]> {
  const root = await git.entry(revision, folder);
  const entries =
    root?.type === 'tree' ? await git.listAll(root.oid, folder) : [];
  const objects: KubernetesObject[] = [];
  for (const { oid, path, type } of entries) {
    if (type === 'blob' && /\.ya?ml$/.test(path)) {
      const text = (await git.readBlob(oid)).toString('utf8');
      objects.push(...parse(path, await decryptYaml(path, text, ageIdentity)));
    }
  }
  return objects;
}

function parse(path: string, text: string): KubernetesObject[] {
  return [...parseAllDocuments(text, { prettyErrors: false })].flatMap(
    document => {
      const [error] = document.errors;
      if (error) {
        throw new InputError(`${path} is not YAML: ${error.code}`);
      }
      const object = document.toJS();
      return object?.kind && object.metadata?.name ? [object] : [];
    },
  );
}
