import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { RefreshSelection } from '@floe/backstage-plugin-floe-secrets-common';
import { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import { audited } from '../../audit/audited';
import { echo } from '../../model/masking/echo';
import { SecretAuthorizer } from '../../permissions/SecretAuthorizer';
import { SecretResources } from '../../permissions/SecretResources';
import { principalKey, principalName } from '../../catalog/principal';
import { ReadableSecret, ReadableSecrets } from '../../secrets/ReadableSecrets';
import { ObservationReader } from '../../store/ObservationStore';
import { refreshabilityOf } from '../../secrets/refreshability';
import { REFRESH_NOT_ALLOWED } from '../RefreshService';
import { OperationStore } from '../operations/OperationStore';
import { OperationWorker } from '../operations/OperationWorker';
import { NewItem } from '../operations/types';
import { Selection } from './parseSelection';
import { BulkRefreshConfig } from '../readBulkRefreshConfig';
import { nothing, refusal, tooMany } from './refusals';
import { SecretSelector } from './SecretSelector';

/** Why the operation skips a secret. */
const LEFT_OUT =
  'The user who requested this is not allowed to refresh this secret.';

const QUERY_TYPES = {
  secrets: 'by-ids',
  store: 'by-store',
  entity: 'by-entity',
} as const;

type BulkRefreshServiceOptions = {
  store: Pick<OperationStore, 'begin'>;
  worker: Pick<OperationWorker, 'wake'>;
  selector: SecretSelector;
  readable: ReadableSecrets;
  reader: ObservationReader;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  auditor: AuditorService;
  config: Pick<BulkRefreshConfig, 'maxSecrets' | 'maxWaitingPerCaller'>;
};

/**
 * Asks operators to fetch many secrets again, as an operation whose items wait
 * in the queue.
 */
export class BulkRefreshService {
  readonly #options: BulkRefreshServiceOptions;

  constructor(options: BulkRefreshServiceOptions) {
    this.#options = options;
  }

  /**
   * Starts a refresh of all selected secrets that the caller may read and
   * refresh, or returns the running one if the same caller sent the same
   * request. The permissions are checked now; the requests to clusters are sent
   * later, within their rate limit.
   *
   * @throws InputError if the selection is invalid or too large, NotFoundError
   * if the caller may not read any of the secrets, NotAllowedError if the
   * caller may not refresh any, ConflictError with the reasons if none can be
   * refreshed, TooManyRequestsError if the caller has too many waiting items
   */
  async start(
    input: RefreshSelection,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<{ operationId: string; notFound?: string[] }> {
    return await audited(
      this.#options.auditor,
      { id: 'secret-refresh', caller: { credentials, request }, meta: {} },
      meta => this.#start(input, credentials, meta),
    );
  }

  async #start(
    input: RefreshSelection,
    credentials: BackstageCredentials,
    meta: JsonObject,
  ): Promise<{ operationId: string; notFound?: string[] }> {
    const { config, readable, selector, store, worker } = this.#options;
    const { selection, ids } = await selector.select(input, credentials);
    Object.assign(meta, selectionMeta(selection));
    if (selection.type === 'secrets' && ids.length > config.maxSecrets) {
      throw tooMany(config.maxSecrets);
    }
    const found = await readable.list({ ids }, credentials);
    meta.secrets = found.length;
    if (found.length > config.maxSecrets) {
      throw tooMany(config.maxSecrets);
    }
    if (found.length === 0) {
      throw nothing(selection);
    }
    const items = await this.#authorize(found, credentials);
    if (items.every(({ reason }) => reason !== null)) {
      throw refusal(items);
    }
    const { id, begun } = await store.begin({
      key: keyOf(selection, credentials),
      requestedBy: principalName(credentials),
      mostWaiting: config.maxWaitingPerCaller,
      items: items.map(item => ({
        ...item,
        reason: item.reason === REFRESH_NOT_ALLOWED ? LEFT_OUT : item.reason,
      })),
    });
    if (begun) {
      worker.wake();
    }
    meta.operationId = id;
    meta.leftOut = items.filter(({ reason }) => reason !== null).length;
    const known = new Set(found.map(({ observed }) => observed.id));
    const notFound = ids.filter(secretId => !known.has(secretId));
    return {
      operationId: id,
      // For a store or an entity, the caller did not name these secrets.
      ...(selection.type === 'secrets' && notFound.length > 0
        ? { notFound }
        : {}),
    };
  }

  async #authorize(
    found: ReadableSecret[],
    credentials: BackstageCredentials,
  ): Promise<NewItem[]> {
    const { authorizer, reader, resources } = this.#options;
    const secrets = found.map(({ observed }) => observed);
    const [clusters, own] = await Promise.all([
      reader.listClusters([...new Set(secrets.map(({ cluster }) => cluster))]),
      resources.getResources(secrets.map(({ id }) => id)),
    ]);
    const access = await authorizer.refreshAccess(credentials);
    const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
    return secrets.map((secret, index) => ({
      secretId: secret.id,
      cluster: secret.cluster,
      reason:
        refreshabilityOf(secret, byName.get(secret.cluster)).reason ??
        (access.isAllowed(own[index]) ? null : REFRESH_NOT_ALLOWED),
    }));
  }
}

function selectionMeta(selection: Selection): JsonObject {
  return {
    queryType: QUERY_TYPES[selection.type],
    ...(selection.type === 'store' && { storeId: echo(selection.storeId) }),
    ...(selection.type === 'entity' && {
      entityRef: echo(selection.entityRef),
      environment: selection.environment && echo(selection.environment),
    }),
  };
}

/** Two users may send the same request, with different permissions. */
function keyOf(
  selection: Selection,
  credentials: BackstageCredentials,
): string {
  return createHash('sha256')
    .update(JSON.stringify([principalKey(credentials), selection]))
    .digest('hex');
}
