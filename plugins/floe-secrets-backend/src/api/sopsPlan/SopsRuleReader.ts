import { RepositoryBranch } from '@floe/backstage-plugin-floe-secrets-node';
import { foldersOf } from '../../sopsFiles/findConfig';
import { ValuesFileReader } from '../preview/ValuesFileReader';
import { sopsPlanReading } from './readInWorker';
import { noRule, ReadRules } from './readRules';

const CONFIG_NAME = '.sops.yaml';

/** The recipients of a file, as the repository configures them. */
type FileRules = ReadRules & { config: { path: string; exists: boolean } };

/** Reads the rule of a repository for a SOPS file. */
export class SopsRuleReader {
  readonly #files: ValuesFileReader;

  constructor(options: { files: ValuesFileReader }) {
    this.#files = options.files;
  }

  /**
   * The rule for a file by the `.sops.yaml` that sops takes in its folder;
   * where there is none, one at the root is to be written.
   *
   * @throws the errors of {@link ValuesFileReader.read}
   */
  async read(branch: RepositoryBranch, path: string): Promise<FileRules> {
    for (const folder of foldersOf(path)) {
      const configPath = `${folder}${CONFIG_NAME}`;
      const text = await this.#files.read(branch, configPath);
      if (text !== undefined) {
        return {
          config: { path: configPath, exists: true },
          ...(await sopsPlanReading.readRules(
            text,
            path.slice(folder.length),
            configPath,
          )),
        };
      }
    }
    return {
      config: { path: CONFIG_NAME, exists: false },
      unusable: null,
      knownRecipients: [],
      rule: noRule('absent'),
    };
  }
}
