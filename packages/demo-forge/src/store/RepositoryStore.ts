import { InputError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock, timestamp } from '../clock';
import { GitRepository } from '../git/GitRepository';
import { RepositoryRecord, repositoryRecordSchema } from './repositoryRecord';
import { HostedRepository, PushListener } from './HostedRepository';
import { writeJson } from './writeJson';

/** A repository to create. */
type NewRepository = {
  owner: string;
  name: string;
  description: string;
  defaultBranch: string;
  /** Writes the first commits and sets the default branch. */
  fill(repository: GitRepository): Promise<void>;
};

const namePattern = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;

function keyOf(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}

async function directoriesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
}

async function readRecord(file: string): Promise<RepositoryRecord> {
  try {
    return repositoryRecordSchema.parse(
      JSON.parse(await readFile(file, 'utf8')),
    );
  } catch (error) {
    throw new InputError(
      `${file} is not the record of a repository; start the Git host afresh`,
      error,
    );
  }
}

/**
 * The repositories below one directory: `OWNER/NAME.git` is the bare
 * repository, `OWNER/NAME.json` its record.
 */
export class RepositoryStore {
  readonly #repositories = new Map<string, HostedRepository>();

  readonly #pushListeners: PushListener[] = [];
  readonly #directory: string;

  private constructor(directory: string, readonly clock: Clock) {
    this.#directory = directory;
  }

  static async open(directory: string, clock: Clock): Promise<RepositoryStore> {
    await mkdir(directory, { recursive: true });
    const store = new RepositoryStore(directory, clock);
    for (const owner of await directoriesIn(directory)) {
      for (const folder of await directoriesIn(join(directory, owner))) {
        if (folder.endsWith('.git')) {
          await store.#load(owner, folder.slice(0, -'.git'.length));
        }
      }
    }
    return store;
  }

  /** Called after the default branch of a repository has moved. */
  onPush(listener: PushListener): void {
    this.#pushListeners.push(listener);
  }

  /** All repositories, by owner and name. */
  list(): HostedRepository[] {
    return [...this.#repositories.values()].sort((a, b) =>
      a.fullName.localeCompare(b.fullName),
    );
  }

  /** Upper and lower case make no difference, as on GitHub. */
  find(owner: string, name: string): HostedRepository | undefined {
    return this.#repositories.get(keyOf(owner, name));
  }

  /** A crash before the last step leaves no repository. */
  async create(options: NewRepository): Promise<HostedRepository> {
    const { owner, name } = options;
    if (!namePattern.test(owner) || !namePattern.test(name)) {
      throw new InputError(`"${owner}/${name}" is not a valid repository name`);
    }
    if (this.find(owner, name)) {
      throw new InputError(`The repository ${owner}/${name} exists already`);
    }
    const unfinished = join(this.#directory, owner, `.${randomUUID()}`);
    await mkdir(unfinished, { recursive: true });
    try {
      await options.fill(
        await GitRepository.create(
          unfinished,
          options.defaultBranch,
          this.clock,
        ),
      );
      await writeJson(this.#recordFile(owner, name), {
        description: options.description,
        createdAt: timestamp(this.clock),
        pullRequests: [],
      } satisfies RepositoryRecord);
      await rename(unfinished, this.#gitdir(owner, name));
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
    return this.#load(owner, name);
  }

  async #load(owner: string, name: string): Promise<HostedRepository> {
    const recordFile = this.#recordFile(owner, name);
    const repository = new HostedRepository({
      owner,
      name,
      git: await GitRepository.open(this.#gitdir(owner, name), this.clock),
      record: await readRecord(recordFile),
      recordFile,
      clock: this.clock,
      onPush: (...push) =>
        this.#pushListeners.forEach(listener => listener(...push)),
    });
    this.#repositories.set(keyOf(owner, name), repository);
    return repository;
  }

  #gitdir(owner: string, name: string): string {
    return join(this.#directory, owner, `${name}.git`);
  }

  #recordFile(owner: string, name: string): string {
    return join(this.#directory, owner, `${name}.json`);
  }
}
