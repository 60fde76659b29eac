import {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  floeSecretsRefreshPermission,
  Operation,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { Request } from 'express';
import { SecretAuthorizer } from '../permissions/SecretAuthorizer';
import { SecretResources } from '../permissions/SecretResources';
import { ReadableSecrets } from '../secrets/ReadableSecrets';
import { principalName } from '../catalog/principal';
import { Clock, sleep } from '../clock/Clock';
import { audited } from '../audit/audited';
import { auditedSecret } from './auditedSecret';
import { BulkRefreshConfig } from './readBulkRefreshConfig';
import { toOperation } from './operations/answers';
import { ItemLeases } from './operations/ItemLeases';
import { OperationStore } from './operations/OperationStore';
import { Item } from './operations/types';
import { PATIENCE_MS, RefreshSender } from './RefreshSender';
import { notYet } from './tooManyRequests';
import { RefreshTurns } from './turns/RefreshTurns';
import { echo } from '../model/masking/echo';
import { ObservedSecret } from '../model/observed';

/** Why the caller cannot refresh a secret that others can. */
export const REFRESH_NOT_ALLOWED = `You are not allowed to refresh this secret (permission ${floeSecretsRefreshPermission.name})`;

/** How long to wait for a turn before the caller must retry. */
const TURN_PATIENCE_MS = 3_000;

type RefreshServiceOptions = {
  store: Pick<OperationStore, 'newestOf' | 'runningOf'>;
  leases: Pick<ItemLeases, 'begin' | 'withdraw'>;
  readable: ReadableSecrets;
  sender: Pick<RefreshSender, 'prepare' | 'send'>;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  auditor: AuditorService;
  turns: Pick<RefreshTurns, 'takeForOne'>;
  config: Pick<BulkRefreshConfig, 'ratePerCluster'>;
  clock: Clock;
};

/**
 * Asks operators to fetch single secrets again. Such a refresh is an operation
 * with one item. It does not wait in the queue: the request itself takes a turn
 * at the cluster and sends it.
 */
export class RefreshService {
  readonly #options: RefreshServiceOptions;

  constructor(options: RefreshServiceOptions) {
    this.#options = options;
  }

  /**
   * Starts a refresh, or returns the running one. When this resolves, the
   * cluster has accepted the request; the operation will have the result.
   *
   * @throws NotFoundError if the caller may not read the secret,
   * NotAllowedError if the caller may not refresh it, ConflictError with the
   * reason if it is impossible, TooManyRequestsError if the rate limit of the
   * cluster is reached
   */
  async start(
    secretId: string,
    credentials: BackstageCredentials,
    request: Request | undefined,
  ): Promise<Operation> {
    const { auditor, readable } = this.#options;
    return await audited(
      auditor,
      {
        id: 'secret-refresh',
        caller: { credentials, request },
        meta: { queryType: 'by-id', secretId: echo(secretId) },
      },
      async meta => {
        const found = await readable.get(secretId, credentials);
        if (!found) {
          throw new NotFoundError(
            `There is no managed secret ${echo(secretId)}`,
          );
        }
        Object.assign(meta, auditedSecret(found.observed));
        if (!(await this.isAllowed(secretId, credentials))) {
          throw new NotAllowedError(REFRESH_NOT_ALLOWED);
        }
        const item = await this.#begin(found.observed, credentials);
        meta.operationId = item.id;
        return toOperation(item);
      },
    );
  }

  /** Sends a refresh of this secret, or finds the running one. */
  async #begin(
    secret: ObservedSecret,
    credentials: BackstageCredentials,
  ): Promise<Item> {
    const { leases, sender, store } = this.#options;
    await sender.prepare(secret);
    const running = await store.runningOf(secret.id);
    if (running) {
      return running;
    }
    await this.#takeTurn(secret.cluster, credentials);
    const { item, begun } = await leases.begin({
      secretId: secret.id,
      cluster: secret.cluster,
      requestedBy: principalName(credentials),
      patienceMs: PATIENCE_MS,
    });
    if (begun) {
      try {
        await sender.send(item, secret);
      } catch (error) {
        await leases.withdraw(item);
        throw error;
      }
    }
    return item;
  }

  /**
   * Waits briefly for a turn, because several users may click at the same time.
   */
  async #takeTurn(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { clock, config, turns } = this.#options;
    const caller = principalName(credentials);
    const { ratePerCluster } = config;
    const until = clock.now() + TURN_PATIENCE_MS;
    for (;;) {
      const waitMs = await turns.takeForOne({
        cluster,
        caller,
        ratePerCluster,
      });
      if (waitMs === 0) {
        return;
      }
      if (clock.now() + waitMs > until) {
        throw notYet(cluster, waitMs);
      }
      await sleep(clock, waitMs);
    }
  }

  /**
   * The newest refresh of a secret; the caller must have checked the permission
   * to read it.
   */
  async newestOf(secretId: string): Promise<Operation | null> {
    const item = await this.#options.store.newestOf(secretId);
    return item ? toOperation(item) : null;
  }

  /** Whether the caller may refresh a secret that the caller may read. */
  async isAllowed(
    secretId: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { authorizer, resources } = this.#options;
    const [resource] = await resources.getResources([secretId]);
    const access = await authorizer.refreshAccess(credentials);
    return access.isAllowed(resource);
  }
}
