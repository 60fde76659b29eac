import { KUSTOMIZATION_NAMES } from '@floe/values-files';
import { pathInEnvironment } from '../repository/repositoryPath';

/**
 * Path of the manifest of a new store: in the folder of the annotation
 * `floe.dev/secret-stores`, by convention in the folder `secret-stores` beside
 * the values file.
 *
 * @param place - `folder` is the annotation's value, null if there is none
 * @public
 */
export function proposeStorePath(
  name: string,
  place: { folder: string | null; valuesPath: string; environment: string },
): string {
  const { environment, folder, valuesPath } = place;
  const beside = valuesPath.slice(0, valuesPath.lastIndexOf('/') + 1);
  return `${
    folder === null
      ? `${beside}secret-stores`
      : pathInEnvironment(folder, environment)
  }/${name || 'secret-store'}.yaml`;
}

/**
 * Number of folders to search for a kustomization: that of the file and its
 * parent.
 */
const MAX_FOLDERS = 2;

/**
 * A kustomization that lists a file, or that has to list it for Flux or Argo CD
 * to apply it. @public
 */
export type FoundKustomization = {
  path: string;
  text: string;
  /** Path of the file from the folder of the kustomization. */
  resource: string;
};

/**
 * Finds the kustomization that has to list a file: in the same folder or in its
 * parent.
 *
 * @param read - reads a file of the repository; undefined if there is none
 * @public
 */
export async function findKustomization(
  path: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<FoundKustomization | undefined> {
  let end = path.lastIndexOf('/');
  for (let count = 0; count < MAX_FOLDERS; count++) {
    const folder = path.slice(0, end + 1);
    const texts = await Promise.all(
      KUSTOMIZATION_NAMES.map(name => read(`${folder}${name}`)),
    );
    const index = texts.findIndex(text => text !== undefined);
    if (index >= 0) {
      return {
        path: `${folder}${KUSTOMIZATION_NAMES[index]}`,
        text: texts[index]!,
        resource: path.slice(folder.length),
      };
    }
    if (folder === '') {
      return undefined;
    }
    end = path.lastIndexOf('/', end - 1);
  }
  return undefined;
}
