import { AuthService } from '@backstage/backend-plugin-api';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  FloeSecretsApi,
  floeSecretsReadPermission,
} from '@floe/backstage-plugin-floe-secrets-common';
import { Readable } from 'node:stream';
import { Locations, SecretDocument, toDocument } from './toDocument';

/** As many as the API gives at once. */
const PAGE = 500;

/** Reads the secrets of all services, page by page, for the index. */
export class SecretCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'floe-secret';
  readonly visibilityPermission = floeSecretsReadPermission;
  readonly #auth: AuthService;
  readonly #api: Pick<FloeSecretsApi, 'listSecrets'>;
  readonly #locations: Locations;

  constructor(options: {
    auth: AuthService;
    api: Pick<FloeSecretsApi, 'listSecrets'>;
    locations: Locations;
  }) {
    this.#auth = options.auth;
    this.#api = options.api;
    this.#locations = options.locations;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<SecretDocument> {
    let cursor: string | undefined;
    do {
      // A token lives for an hour at most, and reading may take longer.
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'floe-secrets',
      });
      const page = await this.#api.listSecrets(
        { orderBy: 'name', limit: PAGE, cursor },
        { token },
      );
      for (const secret of page.items) {
        yield toDocument(secret, this.#locations);
      }
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }
}
