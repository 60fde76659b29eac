import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  BulkOperation,
  Operation,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Request } from 'express';
import { audited } from '../../audit/audited';
import { echo } from '../../model/masking/echo';
import { SecretAuthorizer } from '../../permissions/SecretAuthorizer';
import { SecretResources } from '../../permissions/SecretResources';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { RefreshFollower } from '../RefreshFollower';
import { REFRESH_NOT_ALLOWED } from '../RefreshService';
import { toBulkOperation, toOperation } from './answers';
import { OperationStore } from './OperationStore';
import { OperationWorker } from './OperationWorker';
import { Item } from './types';

type OperationServiceOptions = {
  store: OperationStore;
  follower: Pick<RefreshFollower, 'look'>;
  worker: Pick<OperationWorker, 'wake'>;
  readable: ReadableSecrets;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  auditor: AuditorService;
};

/** Returns the results of refreshes, and cancels items that were not sent. */
export class OperationService {
  readonly #options: OperationServiceOptions;

  constructor(options: OperationServiceOptions) {
    this.#options = options;
  }

  /**
   * Returns the result of the refresh of one secret or of many.
   *
   * @throws NotFoundError if the operation does not exist, or has no secret
   * that the caller may read
   */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Operation | BulkOperation> {
    const answer =
      (await this.#findItem(id, credentials)) ??
      (await this.#findMany(id, credentials));
    if (!answer) {
      throw new NotFoundError(`There is no operation ${echo(id)}`);
    }
    return answer;
  }

  /**
   * Cancels the items of a bulk operation that were not sent and that the
   * caller may refresh; items that were sent are followed to their end. An
   * operation that has ended is not changed.
   *
   * @throws NotFoundError if the operation does not exist or has no secret that
   * the caller may read, NotAllowedError if the caller may not refresh any of
   * its secrets
   */
  async cancel(
    id: string,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<BulkOperation> {
    const { auditor, authorizer, resources, store } = this.#options;
    return await audited(
      auditor,
      {
        id: 'secret-refresh-cancel',
        caller: { credentials, request },
        meta: { operationId: echo(id) },
      },
      async meta => {
        const operation = await this.#findMany(id, credentials);
        if (!operation) {
          throw new NotFoundError(`There is no bulk refresh ${echo(id)}`);
        }
        const secretIds = operation.items.map(({ secretId }) => secretId);
        const own = await resources.getResources(secretIds);
        const access = await authorizer.refreshAccess(credentials);
        const allowed = secretIds.filter((_, index) =>
          access.isAllowed(own[index]),
        );
        if (allowed.length === 0) {
          throw new NotAllowedError(REFRESH_NOT_ALLOWED);
        }
        meta.cancelled = await store.cancel(id, allowed);
        return (await this.#findMany(id, credentials)) ?? operation;
      },
    );
  }

  async #findItem(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Operation | undefined> {
    const { follower, readable, store } = this.#options;
    let item = await store.getSent(id);
    if (item && (await this.#isOver(item))) {
      await follower.look([item.secretId]);
      item = await store.getSent(id);
    }
    return item && (await readable.get(item.secretId, credentials))
      ? toOperation(item)
      : undefined;
  }

  async #findMany(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<BulkOperation | undefined> {
    const { readable, store, worker } = this.#options;
    const known = await store.get(id);
    if (!known) {
      return undefined;
    }
    if (known.endedAt === null) {
      worker.wake();
      await store.endFinished();
    }
    // Read the items second: the items of an operation that has ended have
    // ended too.
    const operation = await store.get(id);
    const items = await store.listItems(id);
    const secrets = await readable.list(
      { ids: items.map(({ secretId }) => secretId) },
      credentials,
    );
    const byId = new Map(
      secrets.map(({ observed }) => [observed.id, observed]),
    );
    const shown = items.flatMap(item => {
      const secret = byId.get(item.secretId);
      return secret ? [{ item, secret }] : [];
    });
    return operation && shown.length > 0
      ? toBulkOperation(operation, shown)
      : undefined;
  }

  /** Whether it has timed out, although no replica has ended it yet. */
  async #isOver({ endedAt, giveUpAt }: Item): Promise<boolean> {
    return (
      endedAt === null &&
      giveUpAt !== null &&
      (await this.#options.store.time()).getTime() > Date.parse(giveUpAt)
    );
  }
}
