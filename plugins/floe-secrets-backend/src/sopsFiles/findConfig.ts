import { RepositoryBranch } from '@floe/backstage-plugin-floe-secrets-node';
import { FoundConfig } from './foundConfig';
import { FileAnswer, GitFiles } from './GitFiles';
import { ReadProblem } from './readProblem';
import type { SopsFileReading } from './SopsFileReading';

/** How long the absence of a `.sops.yaml` in a folder is cached. */
const ABSENT_MS = 15 * 60_000;
/** Maximum depth of the folders to search. */
const MAX_FOLDERS = 8;

const CONFIG_NAME = '.sops.yaml';

export type ConfigFileAnswer = FileAnswer<FoundConfig['content']>;

export type ConfigAnswer =
  | { status: 'found'; config: FoundConfig }
  | { status: 'absent' }
  | { status: 'failed'; problem: ReadProblem };

/**
 * Finds the `.sops.yaml` that sops uses if it is run in the folder of a file:
 * the nearest one on the way to the repository's root. sops starts from its
 * working directory, so it may use one farther out if it is run elsewhere.
 *
 * @param path - path of the file, from the repository's root
 * @param urlOf - returns the address of a path of the repository
 * @param readConfig - reads the file at a path of the repository, see {@link
 * readConfigFile}
 */
export async function findConfig(
  path: string,
  urlOf: (path: string) => string,
  readConfig: (path: string) => Promise<ConfigFileAnswer>,
): Promise<ConfigAnswer> {
  let nearest: FoundConfig | null = null;
  for (const folder of foldersOf(path)) {
    const configPath = `${folder}${CONFIG_NAME}`;
    const answer = await readConfig(configPath);
    if (nearest && answer.status === 'read') {
      return {
        status: 'found',
        config: { ...nearest, outerPath: configPath },
      };
    }
    if (!nearest && answer.status === 'failed') {
      return answer;
    }
    if (!nearest && answer.status === 'read') {
      nearest = {
        path: configPath,
        url: urlOf(configPath),
        folder,
        content: answer.value,
      };
    }
  }
  return nearest ? { status: 'found', config: nearest } : { status: 'absent' };
}

/**
 * Reads a `.sops.yaml`, if it exists.
 *
 * @param patience - factor for how long its absence is cached
 */
export function readConfigFile(
  files: GitFiles,
  branch: RepositoryBranch,
  path: string,
  patience: number,
  reading: SopsFileReading,
): Promise<ConfigFileAnswer> {
  return files.read<FoundConfig['content']>(branch, path, {
    absentMs: ABSENT_MS * patience,
    digest: text => reading.parseConfig(text),
  });
}

/** The parent folders of a path, the innermost first; the last is the root. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts
    .map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
    .reverse()
    .concat('')
    .slice(-MAX_FOLDERS);
}
