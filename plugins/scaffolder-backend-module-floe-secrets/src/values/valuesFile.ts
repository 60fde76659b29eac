import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import {
  resolveSafeChildPath,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { MAX_VALUES_FILE_SIZE } from '@floe/backstage-plugin-floe-secrets-common';

function decode(content: Buffer, path: string): string {
  if (content.length > MAX_VALUES_FILE_SIZE) {
    throw new InputError(
      `${path} is larger than 1 MiB, more than a Helm release can hold. Move what is not configuration out of it`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      content,
    );
  } catch {
    throw new InputError(`${path} is not UTF-8 text. Convert it first`);
  }
}

/** Reads values files of a repository, at the branch of a source location. */
export class RepositoryValues {
  constructor(
    private readonly options: {
      reader: UrlReaderService;
      integrations: ScmIntegrationRegistry;
      /** URL of the repository's root at its branch. */
      sourceLocation: string;
    },
  ) {}

  /** Text of a file; `undefined` where the repository has none of that path. */
  async read(path: string): Promise<string | undefined> {
    const { reader, integrations, sourceLocation } = this.options;
    const url = integrations.resolveUrl({
      url: `/${path}`,
      base: sourceLocation,
    });
    try {
      const response = await reader.readUrl(url);
      return decode(await response.buffer(), path);
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }
}

/** Reads and writes values files in a task's workspace. */
export class WorkspaceValues {
  constructor(private readonly workspacePath: string) {}

  /** Text of a file; `undefined` where the workspace has none of that path. */
  async read(path: string): Promise<string | undefined> {
    try {
      return decode(
        await fs.readFile(resolveSafeChildPath(this.workspacePath, path)),
        path,
      );
    } catch (error) {
      if (isError(error) && error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    }
  }

  async write(path: string, text: string): Promise<void> {
    const target = resolveSafeChildPath(this.workspacePath, path);
    await fs.mkdir(dirname(target), { recursive: true });
    await fs.writeFile(target, text, 'utf8');
  }
}
