import { execFile, execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Workspace } from '../harness';
import { AgeVersion, GO_RUNTIME, programPath } from '../harness/parts';

const run = promisify(execFile);
/** Processes at once; each takes some 30 ms. */
const WORKERS = 2;

/** The versions that are built: the newest, and an old one that is still in use. */
export const SOPS_VERSIONS = ['3.13.3', '3.9.4'] as const;
export type SopsVersion = (typeof SOPS_VERSIONS)[number];

/** An age key pair. */
export type AgeKeyPair = {
  identity: string;
  recipient: string;
};

/**
 * Makes a key pair.
 *
 * @param settings - `version` and `options` of `age-keygen`
 */
export function ageKeyPair(
  settings: { version?: AgeVersion; options?: string[] } = {},
): AgeKeyPair {
  const { version, options = [] } = settings;
  const file = execFileSync(programPath('age-keygen', version), options, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return {
    identity: /AGE-SECRET-KEY-\S+/.exec(file)![0],
    recipient: /age1\S+/.exec(file)![0],
  };
}

/** The real sops with the given age identities. */
export class Sops {
  #count = 0;

  readonly #workspace: Workspace;
  readonly #identities: readonly string[];
  readonly #env: NodeJS.ProcessEnv;

  constructor(
    workspace: Workspace,
    identities: readonly string[],
    readonly version: SopsVersion = '3.13.3',
    env: NodeJS.ProcessEnv = {},
  ) {
    this.#workspace = workspace;
    this.#identities = identities;
    this.#env = env;
  }

  /** Writes a file for sops to work on. */
  file(text: string, name = 'file.yaml'): string {
    this.#count += 1;
    const path = this.#workspace.path(
      `${this.version}-${this.#count}-${name}`.replace(/[/]/g, '_'),
    );
    writeFileSync(path, text);
    return path;
  }

  /** The output of sops; throws its own message. */
  async run(...args: string[]): Promise<string> {
    try {
      const { stdout } = await run(programPath('sops', this.version), args, {
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: {
          PATH: process.env.PATH,
          HOME: this.#workspace.path(''),
          ...GO_RUNTIME,
          SOPS_AGE_KEY: this.#identities.join('\n'),
          SOPS_DISABLE_VERSION_CHECK: '1',
          ...this.#env,
        },
      });
      return stdout;
    } catch (error) {
      throw new Error(String((error as { stderr?: string }).stderr ?? error));
    }
  }

  async decrypt(text: string, name?: string): Promise<string> {
    return await this.run('--decrypt', this.file(text, name));
  }

  async encrypt(
    text: string,
    name: string,
    ...args: string[]
  ): Promise<string> {
    return await this.run('--encrypt', ...args, this.file(text, name));
  }
}

/** Does the same with many items, a few at a time. */
export async function inParallel<T>(
  things: readonly T[],
  work: (thing: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      while (next < things.length) {
        const index = next;
        next += 1;
        await work(things[index], index);
      }
    }),
  );
}
