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
import { auditRefresh } from './auditRefresh';
import { BulkRefreshConfig } from './bulk/readBulkRefreshConfig';
import { DatabaseRefreshStore } from './DatabaseRefreshStore';
import { RefreshFollower } from './RefreshFollower';
import { RefreshStarter } from './RefreshStarter';
import { notYet } from './tooManyRequests';
import { RefreshTurns } from './turns/RefreshTurns';
import { Refresh } from './types';
import { echo } from '../model/masking/echo';

/** Why a secret that could be refreshed is not for this caller. */
export const REFRESH_NOT_ALLOWED = `You are not allowed to refresh this secret (permission ${floeSecretsRefreshPermission.name})`;

/** How long a turn is waited for before the caller is told to come again. */
const PATIENCE_MS = 3_000;

export type RefreshServiceOptions = {
  store: DatabaseRefreshStore;
  follower: RefreshFollower;
  readable: ReadableSecrets;
  starter: RefreshStarter;
  resources: SecretResources;
  authorizer: SecretAuthorizer;
  auditor: AuditorService;
  turns: Pick<RefreshTurns, 'takeForOne'>;
  config: Pick<BulkRefreshConfig, 'ratePerCluster'>;
  clock: Clock;
};

/** Asks operators to fetch secrets again. */
export class RefreshService {
  readonly #options: RefreshServiceOptions;

  constructor(options: RefreshServiceOptions) {
    this.#options = options;
  }

  /**
   * Begins a refresh, or answers with the one that runs. The cluster has
   * taken the request when this resolves; what comes of it is told by the
   * operation.
   *
   * @throws NotFoundError where the caller may not read such a secret,
   * NotAllowedError where the caller may not refresh it, ConflictError with
   * the reason where it cannot work, TooManyRequestsError where the cluster is
   * asked too often
   */
  async start(
    secretId: string,
    credentials: BackstageCredentials,
    request: Request,
  ): Promise<Operation> {
    const { auditor, readable } = this.#options;
    const found = await readable.get(secretId, credentials);
    if (!found) {
      throw new NotFoundError(`There is no managed secret ${echo(secretId)}`);
    }
    const event = await auditRefresh(auditor, found.observed, {
      request,
      meta: { queryType: 'by-id' },
    });
    try {
      if (!(await this.isAllowed(secretId, credentials))) {
        throw new NotAllowedError(REFRESH_NOT_ALLOWED);
      }
      const refresh = await this.#options.starter.begin(found.observed, () =>
        this.#takeTurn(found.observed.cluster, credentials),
      );
      await event.success({ meta: { operationId: refresh.id } });
      return toOperation(refresh);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  /** Waits a little for a turn: several people may press the same button. */
  async #takeTurn(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { clock, config, turns } = this.#options;
    const caller = principalName(credentials);
    const { ratePerCluster } = config;
    const until = clock.now() + PATIENCE_MS;
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

  /** @throws NotFoundError where the caller may not read the operation's secret */
  async get(id: string, credentials: BackstageCredentials): Promise<Operation> {
    const { follower, readable, store } = this.#options;
    let refresh = await store.get(id);
    if (refresh && (await this.#isOver(refresh))) {
      await follower.look([refresh.secretId]);
      refresh = await store.get(id);
    }
    if (!refresh || !(await readable.get(refresh.secretId, credentials))) {
      throw new NotFoundError(`There is no operation ${echo(id)}`);
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
    const access = await authorizer.refreshAccess(credentials);
    return access.isAllowed(resource);
  }

  /** Whether it is time to give up, though no replica has come to it yet. */
  async #isOver({ status, giveUpAt }: Refresh): Promise<boolean> {
    return (
      status === 'running' &&
      (await this.#options.store.time()).getTime() > Date.parse(giveUpAt)
    );
  }
}

function toOperation(refresh: Refresh): Operation {
  const { id, secretId, status, startedAt, endedAt, proof, finding } = refresh;
  return { id, secretId, status, startedAt, endedAt, proof, finding };
}
