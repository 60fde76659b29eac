import { AuthService } from '@backstage/backend-plugin-api';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  Cluster,
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

type SecretsApi = Pick<FloeSecretsApi, 'getClusters' | 'listSecrets'>;

/** Whether what there is in a cluster has been read, or cannot be. */
function isRead({ reachable, resources }: Cluster): boolean {
  return reachable === true
    ? resources.length > 0 && resources.every(one => one.state !== 'listing')
    : reachable === false;
}

/** Reads the secrets of all services, page by page, for the index. */
export class SecretCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'floe-secret';
  readonly visibilityPermission = floeSecretsReadPermission;
  readonly #auth: AuthService;
  readonly #api: SecretsApi;
  readonly #locations: Locations;
  readonly #pause: (ms: number) => Promise<unknown>;

  constructor(options: {
    auth: AuthService;
    api: SecretsApi;
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
    await this.#untilRead();
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
   * Waits until the clusters are read, but not for ever. Otherwise a portal
   * that has just started would have an index without their secrets until the
   * next run.
   */
  async #untilRead(): Promise<void> {
    for (let retries = 0; retries < MAX_RETRIES; retries += 1) {
      const { items } = await this.#ask(options =>
        this.#api.getClusters(options),
      );
      if (items.length > 0 && items.every(isRead)) {
        return;
      }
      await this.#pause(RETRY_MS);
    }
  }

  async #page(cursor: string | undefined): Promise<SecretPage> {
    return await this.#ask(options =>
      this.#api.listSecrets({ orderBy: 'name', limit: PAGE, cursor }, options),
    );
  }

  /** Retries for a while: the plugin may be starting. */
  async #ask<T>(ask: (options: { token: string }) => Promise<T>): Promise<T> {
    for (let retries = 0; ; retries += 1) {
      try {
        // A token is valid for an hour at most, and reading may take longer.
        return await ask(
          await this.#auth.getPluginRequestToken({
            onBehalfOf: await this.#auth.getOwnServiceCredentials(),
            targetPluginId: 'floe-secrets',
          }),
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
