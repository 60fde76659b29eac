import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { programPath } from './parts';
import { Workspace } from './Workspace';

/**
 * A clone of a repository in which a person runs the commands that the portal
 * shows, with the real `sops` and personal keys.
 */
export class SopsWorkingCopy {
  readonly #folder: string;
  readonly #programs: string;

  /**
   * @param version - of `sops`
   * @param env - the keys of services that the person has
   */
  readonly #identities: readonly string[];
  readonly #env: Record<string, string>;

  constructor(
    workspace: Workspace,
    name: string,
    identities: readonly string[],
    version: string,
    env: Record<string, string> = {},
  ) {
    this.#identities = identities;
    this.#env = env;
    this.#folder = workspace.path(name);
    this.#programs = workspace.path(`${name}-programs`);
    mkdirSync(this.#folder);
    mkdirSync(this.#programs);
    symlinkSync(programPath('sops', version), join(this.#programs, 'sops'));
  }

  write(path: string, text: string): void {
    const file = join(this.#folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.#folder, path), 'utf8');
  }

  remove(path: string): void {
    rmSync(join(this.#folder, path));
  }

  /** All files, by their paths. */
  files(): Record<string, string> {
    return Object.fromEntries(
      readdirSync(this.#folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .map(file => [
          file.slice(this.#folder.length + 1),
          readFileSync(file, 'utf8'),
        ]),
    );
  }

  /**
   * Runs a command in the root and answers yes to its question.
   *
   * @param options - `edit`: the `sed` command for the file that an editor is
   *   opened for
   * @returns its output
   * @throws with its own message if it fails
   */
  async run(command: string, options: { edit?: string } = {}): Promise<string> {
    const editor = join(this.#programs, 'editor');
    writeFileSync(editor, `#!/bin/sh\nsed -i '${options.edit ?? ''}' "$1"\n`);
    chmodSync(editor, 0o755);
    const shell = spawn('sh', ['-c', command], {
      cwd: this.#folder,
      env: {
        PATH: `${this.#programs}:${process.env.PATH}`,
        HOME: this.#folder,
        EDITOR: editor,
        SOPS_AGE_KEY: this.#identities.join('\n'),
        SOPS_DISABLE_VERSION_CHECK: '1',
        ...this.#env,
      },
    });
    const printed: Buffer[] = [];
    shell.stdout.on('data', chunk => printed.push(chunk));
    shell.stderr.on('data', chunk => printed.push(chunk));
    // A command that asks nothing may end before it reads.
    shell.stdin.on('error', () => {});
    shell.stdin.end('y\n');
    const code = await new Promise((done, failed) => {
      shell.once('close', done);
      shell.once('error', failed);
    });
    const words = Buffer.concat(printed).toString();
    if (code !== 0) {
      throw new Error(`${command} ended with ${code}: ${words}`);
    }
    return words;
  }
}
