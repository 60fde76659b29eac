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

/**
 * The folders above a file, from its own to the root of the repository, each
 * with a slash at its end; the root is empty.
 * @public
 */
export function foldersAbove(path: string): string[] {
  const folders = [];
  for (let end = path.lastIndexOf('/'); end > 0; ) {
    folders.push(path.slice(0, end + 1));
    end = path.lastIndexOf('/', end - 1);
  }
  return [...folders, ''];
}
