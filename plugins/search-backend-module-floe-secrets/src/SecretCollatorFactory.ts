import { AuthService } from '@backstage/backend-plugin-api';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  FloeSecretsApi,
  floeSecretsReadPermission,
  SecretPage,
} from '@floe/backstage-plugin-floe-secrets-common';
import { isTransient } from '@floe/backstage-plugin-floe-secrets-node';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Locations, SecretDocument, toDocuments } from './toDocument';

/** The API's maximum page size. */
const PAGE = 500;

/**
 * While a portal starts, the search backend may ask before the plugin can
 * answer.
 */
const RETRY_MS = 3_000;
const MAX_RETRIES = 40;

/** Reads the secrets of all services, page by page, for the index. */
export class SecretCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'floe-secret';
  readonly visibilityPermission = floeSecretsReadPermission;
  readonly #auth: AuthService;
  readonly #api: Pick<FloeSecretsApi, 'listSecrets'>;
  readonly #locations: Locations;
  readonly #pause: (ms: number) => Promise<unknown>;

  constructor(options: {
    auth: AuthService;
    api: Pick<FloeSecretsApi, 'listSecrets'>;
    locations: Locations;
    /** Waits for milliseconds. */
    pause?: (ms: number) => Promise<unknown>;
  }) {
    this.#auth = options.auth;
    this.#api = options.api;
    this.#locations = options.locations;
    this.#pause = options.pause ?? (ms => sleep(ms));
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<SecretDocument> {
    let cursor: string | undefined;
    do {
      const page = await this.#page(cursor);
      for (const secret of page.items) {
        yield* toDocuments(secret, this.#locations);
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }

  /**
   * Retries for a while. Otherwise a portal that has just started would have no
   * index until the next run.
   */
  async #page(cursor: string | undefined): Promise<SecretPage> {
    for (let retries = 0; ; retries += 1) {
      try {
        // A token is valid for an hour at most, and reading may take longer.
        const { token } = await this.#auth.getPluginRequestToken({
          onBehalfOf: await this.#auth.getOwnServiceCredentials(),
          targetPluginId: 'floe-secrets',
        });
        return await this.#api.listSecrets(
          { orderBy: 'name', limit: PAGE, cursor },
          { token },
        );
      } catch (error) {
        if (retries >= MAX_RETRIES || !isTransient(error)) {
          throw error;
        }
        await this.#pause(RETRY_MS);
      }
    }
  }
}
