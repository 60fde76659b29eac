import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  floeSecretsRefreshPermission,
  Operation,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ClusterRequestError } from '@floe/backstage-plugin-floe-secrets-node';
import type { Request } from 'express';
import { ObservedSecret } from '../model/observed';
import { Observer } from '../model/Observer';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { ReadableSecrets } from '../service/secrets/ReadableSecrets';
import { ObservationReader } from '../store/ObservationStore';
import { awaitedIds, awaitedObject, readPatched } from './awaitedObjects';
import { DatabaseRefreshStore } from './DatabaseRefreshStore';
import { nextForceSync, refreshedKind } from './forceSync';
import { refreshabilityOf } from './refreshability';
import { RefreshFollower } from './RefreshFollower';
import { readSeenSecrets } from './seenSecrets';
import { Refresh, RefreshRequest } from './types';

/** Who writes the annotation, in `metadata.managedFields`. */
const FIELD_MANAGER = 'floe-secrets';
/** The operator reconciles one object at a time by default, so it may take its time. */
const PATIENCE_MS = 2 * 60_000;

/** Why a secret that could be refreshed is not for this caller. */
export const REFRESH_NOT_ALLOWED = `You are not allowed to refresh this secret (permission ${floeSecretsRefreshPermission.name})`;

export type RefreshServiceOptions = {
  store: DatabaseRefreshStore;
  follower: RefreshFollower;
  readable: ReadableSecrets;
  reader: ObservationReader;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  observer: Pick<Observer, 'openGateway'>;
  auditor: AuditorService;
  /** Told of secrets whose refresh began. */
  onBegun: (secretIds: string[]) => void;
  now?: () => Date;
};

/** Asks operators to fetch secrets again. */
export class RefreshService {
  readonly #options: RefreshServiceOptions;
  readonly #now: () => Date;

  constructor(options: RefreshServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Begins a refresh, or answers with the one that runs. The cluster has
   * taken the request when this resolves; what comes of it is told by the
   * operation.
   *
   * @throws NotFoundError where the caller may not read such a secret,
   * NotAllowedError where the caller may not refresh it, ConflictError with
   * the reason where it cannot work
   */
  async start(
    secretId: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<Operation> {
    const { auditor, readable } = this.#options;
    const found = await readable.get(secretId, credentials);
    if (!found) {
      throw new NotFoundError(`There is no managed secret ${secretId}`);
    }
    const { cluster, kind, namespace, name } = found.observed;
    const event = await auditor.createEvent({
      eventId: 'secret-refresh',
      severityLevel: 'medium',
      request,
      meta: { secretId, cluster, kind, namespace, name },
    });
    try {
      if (!(await this.isAllowed(secretId, credentials))) {
        throw new NotAllowedError(REFRESH_NOT_ALLOWED);
      }
      const refresh = await this.#begin(found.observed);
      await event.success({ meta: { operationId: refresh.id } });
      return toOperation(refresh);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  /** @throws NotFoundError where the caller may not read the operation's secret */
  async get(id: string, credentials: BackstageCredentials): Promise<Operation> {
    const { follower, readable, store } = this.#options;
    let refresh = await store.get(id);
    if (refresh && this.#isOver(refresh)) {
      await follower.look([refresh.secretId]);
      refresh = await store.get(id);
    }
    if (!refresh || !(await readable.get(refresh.secretId, credentials))) {
      throw new NotFoundError(`There is no operation ${id}`);
    }
    return toOperation(refresh);
  }

  /** The newest refresh of a secret that the caller is known to be allowed to read. */
  async newestOf(secretId: string): Promise<Operation | null> {
    const refresh = await this.#options.store.newestOf(secretId);
    return refresh ? toOperation(refresh) : null;
  }

  /** Whether the caller may refresh a secret that the caller may read. */
  async isAllowed(
    secretId: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { authorizer, resources } = this.#options;
    const [resource] = await resources.getResources([secretId]);
    return authorizer.mayRefresh(resource, credentials);
  }

  /** Whether it is time to give up, though no replica has come to it yet. */
  #isOver({ status, giveUpAt }: Refresh): boolean {
    return status === 'running' && this.#now().getTime() > Date.parse(giveUpAt);
  }

  async #begin(secret: ObservedSecret): Promise<Refresh> {
    const { follower, onBegun, reader, store } = this.#options;
    const [cluster] = await reader.listClusters([secret.cluster]);
    const { possible, reason } = refreshabilityOf(secret, cluster);
    if (!possible) {
      throw new ConflictError(reason ?? '');
    }
    // One that ran out of time must not keep the next from beginning.
    await follower.look([secret.id]);
    const { refresh, begun } = await store.begin(secret.id, PATIENCE_MS);
    if (!begun) {
      return refresh;
    }
    try {
      await store.sent(refresh.id, await this.#send(secret));
    } catch (error) {
      await store.withdraw(refresh.id);
      throw error;
    }
    onBegun([secret.id]);
    return refresh;
  }

  async #send(secret: ObservedSecret): Promise<RefreshRequest> {
    const { observer, reader } = this.#options;
    const { annotation, plural } = refreshedKind(secret.kind)!;
    const [group, version] = secret.apiVersion.split('/');
    const seen = await readSeenSecrets(reader, awaitedIds(secret));
    const now = this.#now();
    const before =
      'forceSync' in secret.facts ? secret.facts.forceSync ?? [] : [];
    const forceSync = nextForceSync(before, now);
    try {
      const gateway = await observer.openGateway(secret.cluster);
      const object = await gateway.patch(
        {
          group,
          version,
          plural,
          namespace: secret.namespace || undefined,
        },
        secret.name,
        { metadata: { annotations: { [annotation]: forceSync } } },
        { type: 'merge', fieldManager: FIELD_MANAGER },
      );
      const patched = readPatched(object, secret);
      if (!patched) {
        throw new ConflictError(
          `Cluster ${secret.cluster} answered the request with an object that has no name or uid`,
        );
      }
      const own = seen.get(secret.id);
      if (own) {
        // Nothing can have come of the request in the answer to it.
        seen.set(secret.id, { ...own, secret: patched });
      }
      return {
        forceSync,
        at: patched.specChangedAt ?? now.toISOString(),
        resourceVersion: patched.resourceVersion,
        awaited: [...seen.values()].map(awaitedObject),
      };
    } catch (error) {
      throw refusal(error, secret, plural);
    }
  }
}

/** Why the cluster did not take the request, in words for a person. */
function refusal(
  error: unknown,
  { cluster, kind, namespace, name }: ObservedSecret,
  plural: string,
): unknown {
  if (
    error instanceof ClusterRequestError &&
    error.source === 'cluster' &&
    error.status === 403
  ) {
    return new ConflictError(
      `The portal may not ask for a refresh in cluster ${cluster}: apply the rule "resources: [${plural}], verbs: [patch]" of docs/rbac/floe-secrets-refresh.yaml there`,
    );
  }
  if (
    error instanceof ClusterRequestError &&
    error.source === 'cluster' &&
    error.status === 404
  ) {
    return new ConflictError(
      `${kind} ${namespace}/${name} is no longer in cluster ${cluster}`,
    );
  }
  return error instanceof ClusterRequestError ||
    (error as Error).name === 'ServiceUnavailableError' ||
    (error as Error).name === 'NotFoundError'
    ? new ConflictError((error as Error).message)
    : error;
}

function toOperation(refresh: Refresh): Operation {
  const { id, secretId, status, startedAt, endedAt, proof, finding } = refresh;
  return { id, secretId, status, startedAt, endedAt, proof, finding };
}
