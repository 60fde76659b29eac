import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { MAX_VALUES_FILE_SIZE } from '@floe/values-files';
import {
  OpenPullRequest,
  PullRequests,
  RepositoryBranch,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';

function tooLarge(path: string): InputError {
  return new InputError(
    `${path} is larger than 1 MiB, more than a Helm release can hold. Move what is not configuration out of it`,
  );
}

function decode(content: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      content,
    );
  } catch {
    throw new InputError(`${path} is not UTF-8 text. Convert it first`);
  }
}

/** Reads values files on a branch of a repository. */
export class RepositoryValues {
  readonly #options: {
    files: RepositoryFiles;
    branch: RepositoryBranch;
  };

  constructor(options: { files: RepositoryFiles; branch: RepositoryBranch }) {
    this.#options = options;
  }

  /**
   * Text of a file; `undefined` if the branch has no file at that path.
   *
   * @throws `RepositoryError` if the branch or repository does not exist, or
   *   the host does not answer
   */
  async read(path: string): Promise<string | undefined> {
    const { branch, files } = this.#options;
    const file = await files.read(branch, path, {
      maxBytes: MAX_VALUES_FILE_SIZE,
    });
    switch (file.status) {
      case 'read':
        return decode(file.content, path);
      case 'too-large':
        throw tooLarge(path);
      default:
        // Hosts give the same answer for a branch that does not exist, and for a
        // file below a link.
        await files.requireFileOrNothing(branch, path);
        return undefined;
    }
  }
}

/** Reads the values files of an open pull request. */
export class OpenValues {
  readonly #options: {
    pullRequests: PullRequests;
    open: OpenPullRequest;
  };

  constructor(options: { pullRequests: PullRequests; open: OpenPullRequest }) {
    this.#options = options;
  }

  /**
   * Text of a file; `undefined` if the pull request has no file at that path.
   *
   * @throws `RepositoryError` if the host does not answer
   */
  async read(path: string): Promise<string | undefined> {
    const { open, pullRequests } = this.#options;
    const content = await pullRequests.read(open, path, {
      maxBytes: MAX_VALUES_FILE_SIZE,
    });
    if (content === 'too-large') {
      throw tooLarge(path);
    }
    return content && decode(content, path);
  }
}

/** Folder of the workspace that contains only the files to publish. */
export const PUBLISHED_FOLDER = 'floe-secrets';

/** Reads and writes values files in a task's workspace. */
export class WorkspaceValues {
  readonly #workspacePath: string;

  constructor(workspacePath: string) {
    this.#workspacePath = workspacePath;
  }

  /** Text of a file; `undefined` if the workspace has no file at that path. */
  async read(path: string): Promise<string | undefined> {
    const source = resolveSafeChildPath(this.#workspacePath, path);
    try {
      const { size } = await fs.stat(source);
      if (size > MAX_VALUES_FILE_SIZE) {
        throw tooLarge(path);
      }
      return decode(await fs.readFile(source), path);
    } catch (error) {
      if (isError(error) && error.code === 'ENOENT') {
        return undefined;
      }
      if (isError(error) && error.code === 'EISDIR') {
        throw new InputError(`${path} is a folder. Name the file itself`);
      }
      throw error;
    }
  }

  async write(path: string, text: string): Promise<void> {
    const target = resolveSafeChildPath(this.#workspacePath, path);
    await fs.mkdir(dirname(target), { recursive: true });
    await fs.writeFile(target, text, 'utf8');
  }
}
