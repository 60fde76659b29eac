import { KUSTOMIZATION_NAMES } from '@floe/values-files';
import { pathInEnvironment } from '../repository/repositoryPath';

/**
 * The path that the manifest of a new store has: in the folder that the
 * annotation `floe.dev/secret-stores` names, by convention in the folder
 * `secret-stores` beside the values file.
 *
 * @param place - `folder` as the annotation has it, null if there is none
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

/** How many folders are looked into for a kustomization: that of the file and the one above. */
const MAX_FOLDERS = 2;

/** A kustomization that applies a file, or would if it listed it. @public */
export type FoundKustomization = {
  path: string;
  text: string;
  /** Path of the file from the folder of the kustomization. */
  resource: string;
};

/**
 * Finds the kustomization that has to list a file: in its own folder, or in
 * the one above.
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
