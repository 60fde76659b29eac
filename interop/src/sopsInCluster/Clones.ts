import { stringify } from 'yaml';
import { Workspace } from '../harness';
import { SopsWorkingCopy } from '../harness/SopsWorkingCopy';
import { AgeKeyPair, SOPS_VERSIONS } from '../sops/Sops';

/** Only the values of a Secret are encrypted. */
export const ENCRYPTED = { encrypted_regex: '^(data|stringData)$' };

/** One clone for each version of sops: every command runs in each. */
export class Clones {
  readonly #clones: SopsWorkingCopy[];
  readonly #keys: readonly [AgeKeyPair, AgeKeyPair, AgeKeyPair];

  /**
   * @param keys - of the cluster, of a person, and of a third; the person who
   *   runs the commands has all
   */
  constructor(
    workspace: Workspace,
    keys: readonly [AgeKeyPair, AgeKeyPair, AgeKeyPair],
  ) {
    this.#keys = keys;
    this.#clones = SOPS_VERSIONS.map(
      version =>
        new SopsWorkingCopy(
          workspace,
          `clone-${version}`,
          keys.map(({ identity }) => identity),
          version,
        ),
    );
  }

  /** The clone whose files are committed. */
  get newest(): SopsWorkingCopy {
    return this.#clones[0];
  }

  /** Key groups of `.sops.yaml`, one for each key. */
  get groups(): { age: string[] }[] {
    return this.#keys.map(({ recipient }) => ({ age: [recipient] }));
  }

  /** Writes `.sops.yaml`: a rule for each folder, some of which are changed. */
  writeConfig(changed: Record<string, Record<string, unknown>> = {}): void {
    const [cluster, person, third] = this.#keys.map(
      ({ recipient }) => recipient,
    );
    const rules: Record<string, Record<string, unknown>> = {
      'strangers/': { ...ENCRYPTED, age: person },
      'drift/': { ...ENCRYPTED, age: [cluster, third].join() },
      'ruled/': { age: cluster, encrypted_regex: '^password$' },
      'threshold/': {
        ...ENCRYPTED,
        shamir_threshold: 3,
        key_groups: this.groups,
      },
      '': { ...ENCRYPTED, age: cluster },
      ...changed,
    };
    this.write(
      '.sops.yaml',
      stringify({
        creation_rules: Object.entries(rules).map(([folder, rule]) => ({
          path_regex: folder && `^${folder}`,
          ...rule,
        })),
      }),
    );
  }

  write(path: string, text: string): void {
    for (const clone of this.#clones) {
      clone.write(path, text);
    }
  }

  /** The file of each clone. */
  read(path: string): string[] {
    return this.#clones.map(clone => clone.read(path));
  }

  change(path: string, edit: (text: string) => string): void {
    for (const clone of this.#clones) {
      clone.write(path, edit(clone.read(path)));
    }
  }

  /**
   * @param edit - the `sed` command for the file that an editor is opened for
   */
  async run(command: string, edit?: string): Promise<void> {
    for (const clone of this.#clones) {
      await clone.run(command, { edit });
    }
  }

  /** Encrypts a file, like a person who has just written it. */
  async add(path: string, text: string): Promise<void> {
    this.write(path, text);
    await this.run(`sops encrypt -i ${path}`);
  }
}
