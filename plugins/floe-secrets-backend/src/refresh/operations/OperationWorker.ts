import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterTurns } from '../../async/ClusterTurns';
import { ObservationReader } from '../../store/ObservationStore';
import { audited } from '../../audit/audited';
import { auditedSecret } from '../auditedSecret';
import { BulkRefreshConfig } from '../readBulkRefreshConfig';
import { PATIENCE_MS, RefreshSender } from '../RefreshSender';
import { sendErrorText } from '../sendErrorText';
import { ItemLeases } from './ItemLeases';
import { ItemQueue } from './ItemQueue';
import { OperationStore } from './OperationStore';
import { ClaimedItem } from './types';

/** How often the worker checks whether a cluster has a free turn. */
const PAUSE_MS = 250;

/**
 * The lease ended before the item was sent, or the item was cancelled
 * meanwhile.
 */
class AlreadyClaimedError extends ConflictError {
  constructor() {
    super('Another replica is sending it, or it was cancelled');
  }
}

type OperationWorkerOptions = {
  store: Pick<OperationStore, 'endFinished'>;
  leases: Pick<ItemLeases, 'open' | 'refuse'>;
  queue: Pick<ItemQueue, 'claim' | 'listClustersWithWork'>;
  sender: Pick<RefreshSender, 'prepare' | 'send'>;
  reader: Pick<ObservationReader, 'getSecret'>;
  auditor: AuditorService;
  logger: LoggerService;
  config: BulkRefreshConfig;
};

/**
 * Sends the waiting items to the clusters, within the rate limit of each. The
 * work is in the database, so any replica can do it and continue where another
 * one stopped.
 *
 * An item whose replica was killed during the request is sent once more,
 * because it is unknown whether the operator received it. The second request
 * has a value of its own, so that its result can be distinguished. Fetching a
 * secret twice does no harm.
 */
export class OperationWorker {
  readonly #options: OperationWorkerOptions;
  readonly #turns: ClusterTurns;

  constructor(options: OperationWorkerOptions) {
    this.#options = options;
    const { logger, queue, store } = options;
    this.#turns = new ClusterTurns({
      listClusters: () => queue.listClustersWithWork(),
      take: cluster => this.#takeTurn(cluster),
      endFinished: () => store.endFinished(),
      pause: signal =>
        sleep(PAUSE_MS, undefined, { ref: false, signal }).catch(
          () => undefined,
        ),
      failed: cluster =>
        `Refreshes that wait ${
          cluster ? `in cluster ${cluster} ` : ''
        }could not be sent`,
      logger,
    });
  }

  /** Makes it check for work immediately. */
  wake(): void {
    this.#turns.wake();
  }

  /** Stops sending, and waits for the running requests. */
  async stop(): Promise<void> {
    await this.#turns.stop();
  }

  async #takeTurn(cluster: string): Promise<void> {
    const { config, queue } = this.#options;
    const { ratePerCluster } = config;
    const limit = Math.max(1, Math.floor(ratePerCluster));
    const items = await queue.claim({
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
    const { auditor, leases, logger, reader, sender } = this.#options;
    const { interrupted, operationId, requestedBy, secretId } = item;
    const secret = await reader.getSecret(secretId);
    if (!secret) {
      await leases.refuse(item, 'It is no longer in the cluster.');
      return;
    }
    try {
      await audited(
        auditor,
        {
          id: 'secret-refresh',
          caller: undefined,
          meta: {
            ...(interrupted
              ? { queryType: 'by-interruption', operationId }
              : { queryType: 'by-operation', operationId, requestedBy }),
            secretId,
            ...auditedSecret(secret),
          },
        },
        async meta => {
          if (!interrupted) {
            await sender.prepare(secret);
          }
          const opened = await leases.open(item, PATIENCE_MS);
          if (!opened) {
            throw new AlreadyClaimedError();
          }
          if (opened.begun) {
            await sender.send(item, secret);
          }
          meta.refreshId = opened.id;
        },
      );
    } catch (error) {
      if (!(error instanceof AlreadyClaimedError)) {
        await leases.refuse(item, sendErrorText(error, secret, logger));
      }
    }
  }
}
