import { InputError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import pLimit, { Limit } from 'p-limit';
import { writeJson } from '../store/writeJson';
import { SyncResult, SyncResults, syncResultsSchema } from './types';

const keptResults = 50;

/** After a restart nothing changes, which is not worth an entry. */
function isIdle({ succeeded, objects }: SyncResult): boolean {
  return succeeded && objects.every(({ outcome }) => outcome === 'unchanged');
}

/** The last results of each application, kept in a JSON file. */
export class SyncHistory {
  readonly #writing: Limit = pLimit(1);
  readonly #file: string;
  readonly #results: SyncResults;

  private constructor(file: string, results: SyncResults) {
    this.#file = file;
    this.#results = results;
  }

  static async open(file: string): Promise<SyncHistory> {
    try {
      const text = await readFile(file, 'utf8');
      return new SyncHistory(file, syncResultsSchema.parse(JSON.parse(text)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return new SyncHistory(file, {});
      }
      throw new InputError(
        `${file} does not contain GitOps results; start the Git host afresh`,
        error,
      );
    }
  }

  /** Newest first. */
  of(application: string): SyncResult[] {
    return this.#results[application] ?? [];
  }

  /** Stores a result; a retry replaces the failure before it. */
  async add(application: string, result: SyncResult): Promise<void> {
    const results = [...this.of(application)];
    if (results[0]?.revision !== result.revision) {
      results.unshift(result);
    } else if (!results[0].succeeded) {
      results[0] = result;
    } else if (!isIdle(result)) {
      results.unshift(result);
    }
    this.#results[application] = results.slice(0, keptResults);
    await this.#writing(() => writeJson(this.#file, this.#results));
  }
}
