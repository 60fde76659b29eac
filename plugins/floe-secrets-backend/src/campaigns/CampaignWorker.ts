import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { audited } from '../audit/audited';
import { ClusterTurns } from '../async/ClusterTurns';
import { Clock, sleep } from '../clock/Clock';
import { CampaignQueue } from './CampaignQueue';
import { CampaignStore } from './CampaignStore';
import { Resealer, ResealOutcome } from './Resealer';
import { ClaimedCampaignItem } from './types';

/**
 * Time between two requests to a controller. It accepts two per second from all
 * clients of the API server together (`--rate-limit`, since 0.39).
 */
const TURN_MS = 750;
const PAUSE_MS = 250;
const MAX_ATTEMPTS = 8;
const MAX_WAIT_MS = 60_000;
/** Time until items are tried again in a cluster that does not allow the request. */
const BLOCKED_MS = 5 * 60_000;

type CampaignWorkerOptions = {
  store: Pick<CampaignStore, 'endFinished'>;
  queue: CampaignQueue;
  resealer: Pick<Resealer, 'reseal'>;
  auditor: AuditorService;
  logger: LoggerService;
  clock: Clock;
  /** Called with the secrets whose items changed. */
  onMoved: (secretIds: string[]) => void;
};

/**
 * Works on waiting items within the rate limit of each cluster. The queue is in
 * the database, so any replica can continue the work of another. Sealing a value
 * twice does no harm.
 */
export class CampaignWorker {
  readonly #options: CampaignWorkerOptions;
  readonly #turns: ClusterTurns;

  constructor(options: CampaignWorkerOptions) {
    this.#options = options;
    const { clock, logger, queue, store } = options;
    this.#turns = new ClusterTurns({
      listClusters: () => queue.listClustersWithWork(),
      take: cluster => this.#takeTurn(cluster),
      endFinished: () => store.endFinished(),
      pause: signal => sleep(clock, PAUSE_MS, signal),
      failed: cluster =>
        `Campaigns could not go on${cluster ? ` in cluster ${cluster}` : ''}`,
      logger,
    });
  }

  /** Checks now whether there is work. */
  wake(): void {
    this.#turns.wake();
  }

  /** Starts no further work, and waits for the work in progress. */
  async stop(): Promise<void> {
    await this.#turns.stop();
  }

  async #takeTurn(cluster: string): Promise<void> {
    const item = await this.#options.queue.claim(cluster, TURN_MS);
    if (item) {
      await this.#work(item);
      this.wake();
    }
  }

  async #work(item: ClaimedCampaignItem): Promise<void> {
    const { auditor, logger, onMoved, resealer } = this.#options;
    const { campaignId, cluster, createdBy, name, namespace, secretId } = item;
    try {
      await audited(
        auditor,
        {
          id: 'campaign-reseal',
          caller: undefined,
          meta: {
            campaignId,
            requestedBy: createdBy,
            secretId,
            cluster,
            namespace,
            name,
          },
        },
        async () => {
          const outcome = await resealer.reseal(item);
          await this.#record(item, outcome);
          onMoved([secretId]);
          if (outcome.type !== 'resealed') {
            throw new Error(outcome.reason);
          }
        },
      );
    } catch (error) {
      logger.debug(
        `SealedSecret ${namespace}/${name} of cluster ${cluster} was not sealed again`,
        error as Error,
      );
    }
  }

  async #record(
    item: ClaimedCampaignItem,
    outcome: ResealOutcome,
  ): Promise<void> {
    const { queue } = this.#options;
    switch (outcome.type) {
      case 'resealed':
        await queue.resealed(item, outcome);
        return;
      case 'blocked':
        await queue.block(item, {
          waitMs: BLOCKED_MS,
          reason: outcome.reason,
        });
        return;
      case 'retry':
        if (item.attempts >= MAX_ATTEMPTS) {
          await queue.end(item, 'failed', outcome.reason);
          return;
        }
        await queue.retry(item, {
          reason: outcome.reason,
          cluster: item.cluster,
          waitMs: Math.min(
            MAX_WAIT_MS,
            Math.max(outcome.waitMs ?? 0, 1_000 * 2 ** (item.attempts - 1)),
          ),
        });
        return;
      default:
        await queue.end(item, outcome.type, outcome.reason);
    }
  }
}
