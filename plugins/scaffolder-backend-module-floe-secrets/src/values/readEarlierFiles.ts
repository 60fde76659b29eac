import { InputError } from '@backstage/errors';
import type { earlierPathsOf } from '../service/target';
import { RepositoryValues, WorkspaceValues } from './valuesFile';

/**
 * Reads the values files that Helm reads before this one. A missing file of the
 * annotation is an error; a missing one of the configuration is left out.
 */
export async function readEarlierFiles(
  { paths, mayBeAbsent }: ReturnType<typeof earlierPathsOf>,
  files: RepositoryValues | WorkspaceValues,
) {
  const read = await Promise.all(
    paths.map(async path => ({ path, text: await files.read(path) })),
  );
  return read.flatMap(({ path, text }) => {
    if (text === undefined && !mayBeAbsent) {
      throw new InputError(
        `The annotation floe.dev/values names ${path}, which does not exist. Correct the annotation, or add the file`,
      );
    }
    return text === undefined ? [] : [{ path, text }];
  });
}
