import { RepositoryBranch } from '@floe/backstage-plugin-floe-secrets-node';
import { FoundConfig } from './foundConfig';
import { FileAnswer, GitFiles } from './GitFiles';
import { ReadProblem } from './readProblem';
import type { SopsFileReading } from './SopsFileReading';

/** How long a folder without `.sops.yaml` is believed to have none. */
const ABSENT_MS = 15 * 60_000;
/** Deeper than this no configuration is looked for. */
const MAX_FOLDERS = 8;

const CONFIG_NAME = '.sops.yaml';

export type ConfigFileAnswer = FileAnswer<FoundConfig['content']>;

export type ConfigAnswer =
  | { status: 'found'; config: FoundConfig }
  | { status: 'absent' }
  | { status: 'failed'; problem: ReadProblem };

/**
 * Finds the `.sops.yaml` that sops takes when it is run in the folder of a
 * file: the nearest one on the way from there to the repository's root. Run
 * elsewhere, sops starts from its working directory, so a further one on that
 * way may be the one that is used.
 *
 * @param path - of the file, from the repository's root
 * @param urlOf - the address of a path of the repository
 * @param readConfig - reads the file at a path of the repository, see {@link readConfigFile}
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
 * Reads a `.sops.yaml`, if there is one.
 *
 * @param patience - how many times longer than usual it is believed that there is none
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

/** The folders of a path, the innermost first; the last is the root. */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts
    .map((_, index) => `${parts.slice(0, index + 1).join('/')}/`)
    .reverse()
    .concat('')
    .slice(-MAX_FOLDERS);
}
