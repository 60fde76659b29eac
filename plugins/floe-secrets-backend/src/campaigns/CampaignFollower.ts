import { LoggerService } from '@backstage/backend-plugin-api';
import { afterFailure, notFollowed } from '../changes/afterFailure';
import { PullRequestReader } from '../changes/PullRequestReader';
import { Clock } from '../clock/Clock';
import { ObservationReader } from '../store/ObservationStore';
import { assessArrival } from './assessArrival';
import { CampaignItemReader } from './CampaignItemReader';
import { CampaignStore } from './CampaignStore';
import { inReachableClusters } from './inReachableClusters';
import { PullRequestQueue } from './PullRequestQueue';
import { ClaimedPullRequest } from './types';

/** Maximum number of pull requests that are read in one round. */
const ROUND = 20;
const ROWS_TOGETHER = 500;

type CampaignFollowerOptions = {
  store: Pick<CampaignStore, 'move' | 'note' | 'endFinished'>;
  itemReader: Pick<CampaignItemReader, 'listAwaited'>;
  pullRequestQueue: PullRequestQueue;
  pullRequests: PullRequestReader;
  reader: Pick<ObservationReader, 'listClusters' | 'listSecrets'>;
  logger: LoggerService;
  clock: Clock;
  /** Time between two reads of an open pull request. */
  pollIntervalMs: number;
  /** Called with the secrets whose items changed. */
  onMoved: (secretIds: string[]) => void;
};

/**
 * Follows resealed items until their clusters have the new ciphertexts. The
 * replica that claims a pull request reads it from the Git host; the state of
 * the cluster is read from the database.
 */
export class CampaignFollower {
  readonly #options: CampaignFollowerOptions;

  constructor(options: CampaignFollowerOptions) {
    this.#options = options;
  }

  async round(): Promise<void> {
    const claimed = await this.#options.pullRequestQueue.claimDue(ROUND);
    await Promise.all(claimed.map(one => this.#ask(one)));
    await this.look();
  }

  /** Checks which clusters have the new ciphertexts. */
  async look(): Promise<void> {
    const { itemReader, onMoved, reader, store } = this.#options;
    const items = await itemReader.listAwaited();
    if (items.length === 0) {
      return;
    }
    const shown = await inReachableClusters(items, reader);
    const moved: string[] = [];
    for (let from = 0; from < shown.length; from += ROWS_TOGETHER) {
      const batch = shown.slice(from, from + ROWS_TOGETHER);
      const secrets = await reader.listSecrets({
        ids: batch.map(({ secretId }) => secretId),
      });
      const byId = new Map(secrets.map(secret => [secret.id, secret]));
      for (const item of batch) {
        const arrival = assessArrival(item, byId.get(item.secretId));
        if (arrival?.status) {
          if (await store.move(item, arrival)) {
            moved.push(item.secretId);
          }
        } else if (arrival && arrival.reason !== item.reason) {
          await store.note(item.id, arrival.reason);
        }
      }
    }
    if (moved.length > 0) {
      await store.endFinished();
      onMoved(moved);
    }
  }

  async #ask(claimed: ClaimedPullRequest): Promise<void> {
    const { clock, logger, onMoved, pollIntervalMs } = this.#options;
    const { pullRequestQueue, pullRequests } = this.#options;
    try {
      if (!pullRequests.supports(claimed.url)) {
        throw notFollowed();
      }
      const answer = await pullRequests.read(claimed.url, claimed.etag);
      if (!answer.unchanged && answer.state.status !== 'open') {
        onMoved(await pullRequestQueue.close(claimed, answer.state.status));
        return;
      }
      await pullRequestQueue.release(claimed, {
        etag: answer.unchanged ? claimed.etag : answer.etag,
        failures: 0,
        problem: null,
        waitMs: pollIntervalMs,
      });
    } catch (error) {
      const failures = claimed.failures + 1;
      const { isExplained, problem, waitMs } = afterFailure(error, {
        failures,
        pollIntervalMs,
        now: clock.now(),
      });
      if (!isExplained) {
        logger.error(
          'A pull request of a campaign could not be followed',
          error as Error,
        );
      }
      await pullRequestQueue.release(claimed, {
        etag: claimed.etag,
        failures,
        problem,
        waitMs,
      });
    }
  }
}
