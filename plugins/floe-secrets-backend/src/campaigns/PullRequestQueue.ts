import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
} from '../store/databaseClock';
import { CampaignItemRow, CampaignPullRequestRow } from './rows';
import { ClaimedPullRequest } from './types';

/** How long no other replica asks for a pull request that one asks for. */
const CLAIM_MS = 60_000;

/** Says which replica asks for a pull request of a campaign, and when. */
export class PullRequestQueue {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /** Takes open pull requests whose time it is. */
  async claimDue(limit: number): Promise<ClaimedPullRequest[]> {
    const due = await this.#rows()
      .where({ status: 'open' })
      .where('next_at', '<=', this.#clock(this.#database))
      .orderBy('next_at')
      .limit(limit);
    const claimed: ClaimedPullRequest[] = [];
    for (const { etag, failures, id, url } of due) {
      const claimToken = randomUUID();
      const updated = await this.#rows()
        .where({ id, status: 'open' })
        .where('next_at', '<=', this.#clock(this.#database))
        .update({ claim_token: claimToken, next_at: this.#in(CLAIM_MS) });
      if (updated > 0) {
        claimed.push({ id, url, etag, failures, claimToken });
      }
    }
    return claimed;
  }

  /** Records an answer that changes nothing, or why there was none. */
  async release(
    { claimToken, id }: ClaimedPullRequest,
    next: {
      etag: string | null;
      failures: number;
      problem: string | null;
      waitMs: number;
    },
  ): Promise<void> {
    const { etag, failures, problem, waitMs } = next;
    const released = await this.#rows()
      .where({ id, claim_token: claimToken })
      .update({
        etag,
        failures,
        problem,
        next_at: this.#in(waitMs),
        claim_token: null,
      });
    if (released > 0) {
      await this.#items(id).update({ reason: problem });
    }
  }

  /**
   * Records the end of a pull request, and moves its items.
   *
   * @returns the ids of their secrets
   */
  async close(
    { id }: ClaimedPullRequest,
    status: 'merged' | 'closed',
  ): Promise<string[]> {
    return await this.#database.transaction(async tx => {
      const closed = await tx<CampaignPullRequestRow>('campaign_pull_requests')
        .where({ id, status: 'open' })
        .update({ status, claim_token: null, problem: null });
      if (closed === 0) {
        return [];
      }
      const items = () =>
        tx<CampaignItemRow>('campaign_items').where({
          pull_request_id: id,
          status: 'proposed',
        });
      const moved = await items()
        .update(
          status === 'merged'
            ? { status: 'merged', reason: null }
            : {
                status: 'resealed',
                pull_request_id: null,
                reason: 'Its pull request was closed without a merge.',
              },
        )
        .returning('secret_id');
      return moved.map(row => row.secret_id);
    });
  }

  #items(pullRequestId: string) {
    return this.#database<CampaignItemRow>('campaign_items').where({
      pull_request_id: pullRequestId,
      status: 'proposed',
    });
  }

  #rows() {
    return this.#database<CampaignPullRequestRow>('campaign_pull_requests');
  }

  #in(milliseconds: number): number {
    return databaseTimeIn(
      this.#database,
      milliseconds,
      this.#clock,
    ) as unknown as number;
  }
}
