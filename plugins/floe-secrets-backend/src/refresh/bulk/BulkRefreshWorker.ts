import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { CoalescedTask } from '../../async/CoalescedTask';
import { ObservationReader } from '../../store/ObservationStore';
import { auditRefresh } from '../auditRefresh';
import { DatabaseRefreshStore } from '../DatabaseRefreshStore';
import { RefreshStarter } from '../RefreshStarter';
import { Refresh } from '../types';
import { whyNotSent } from '../whyNotSent';
import { DatabaseBulkRefreshStore } from './DatabaseBulkRefreshStore';
import { BulkRefreshConfig } from './readBulkRefreshConfig';
import { ClaimedItem } from './types';

/** How often it is looked whether a cluster may be asked again. */
const PAUSE_MS = 250;

/** What happens to whoever takes longer than a claim holds, or to send what is cancelled meanwhile. */
class AnotherWasFirst extends ConflictError {
  constructor() {
    super('Another replica is sending it, or it was cancelled');
  }
}

export type BulkRefreshWorkerOptions = {
  store: DatabaseBulkRefreshStore;
  refreshes: Pick<DatabaseRefreshStore, 'refused'>;
  starter: Pick<RefreshStarter, 'prepare' | 'register' | 'send'>;
  reader: Pick<ObservationReader, 'getSecret'>;
  auditor: AuditorService;
  logger: LoggerService;
  config: BulkRefreshConfig;
};

/**
 * Sends what bulk refreshes are made of to the clusters, as fast as each may
 * be asked. What there is to do is in the database, so that every replica
 * can, and the next one goes on where one ended.
 */
export class BulkRefreshWorker {
  readonly #options: BulkRefreshWorkerOptions;
  readonly #stopping = new AbortController();
  /** A cluster that answers slowly keeps no other waiting. */
  readonly #turns = new Map<string, Promise<void>>();
  readonly #rounds = new CoalescedTask(() => this.#round());

  constructor(options: BulkRefreshWorkerOptions) {
    this.#options = options;
  }

  /** Has it look whether there is something to do. */
  wake(): void {
    if (!this.#stopping.signal.aborted) {
      this.#rounds.request();
    }
  }

  /** Sends nothing more; what is being sent is waited for. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#rounds.idle();
    await Promise.all(this.#turns.values());
  }

  async #round(): Promise<void> {
    const { logger, store } = this.#options;
    const { signal } = this.#stopping;
    try {
      const clusters = await store.listClustersWithWork();
      if (signal.aborted) {
        return;
      }
      clusters.forEach(cluster => this.#beginTurn(cluster));
      await store.endFinished();
      if (clusters.length > 0) {
        await sleep(PAUSE_MS, undefined, { ref: false, signal }).catch(
          () => undefined,
        );
        this.wake();
      }
    } catch (error) {
      logger.error('Bulk refreshes could not be resumed', error as Error);
    }
  }

  #beginTurn(cluster: string): void {
    if (this.#turns.has(cluster)) {
      return;
    }
    const turn = this.#takeTurn(cluster)
      .catch(error =>
        this.#options.logger.error(
          `Bulk refreshes in cluster ${cluster} could not be resumed`,
          error as Error,
        ),
      )
      .finally(() => this.#turns.delete(cluster));
    this.#turns.set(cluster, turn);
  }

  async #takeTurn(cluster: string): Promise<void> {
    const { config, store } = this.#options;
    const { ratePerCluster } = config;
    const limit = Math.max(1, Math.floor(ratePerCluster));
    const items = await store.claim({
      cluster,
      limit,
      turnMs: (limit / ratePerCluster) * 1_000,
      concurrency: config.concurrencyPerCluster,
    });
    for (const item of items) {
      await this.#send(item);
    }
    this.wake();
  }

  async #send(item: ClaimedItem): Promise<void> {
    const { auditor, logger, reader, refreshes, starter, store } =
      this.#options;
    const { bulkId, requestedBy, secretId } = item;
    const secret = await reader.getSecret(secretId);
    if (!secret) {
      await store.refuse(item, 'It is no longer in the cluster.');
      return;
    }
    const event = await auditRefresh(auditor, secret, {
      meta: { queryType: 'by-operation', operationId: bulkId, requestedBy },
    });
    let mine: Refresh | undefined;
    try {
      await starter.prepare(secret);
      const opened = await store.open(item, tx => starter.register(secret, tx));
      if (!opened) {
        throw new AnotherWasFirst();
      }
      if (opened.begun) {
        mine = opened.refresh;
        await starter.send(mine, secret);
      }
      await event.success({ meta: { refreshId: opened.refresh.id } });
    } catch (error) {
      await event.fail({ error: error as Error });
      if (error instanceof AnotherWasFirst) {
        return;
      }
      const reason = whyNotSent(error, secret, logger);
      await (mine
        ? refreshes.refused(mine, reason)
        : store.refuse(item, reason));
    }
  }
}
