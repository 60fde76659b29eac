import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
} from '../store/databaseClock';
import { CampaignItemRow, CampaignPullRequestRow, CampaignRow } from './rows';
import { CampaignItemStatus, CampaignKind, ClaimedPullRequest } from './types';

/** How long a replica that claimed a pull request may take to read it. */
const CLAIM_MS = 60_000;

/** The status of an item that waits for a pull request. */
const BEFORE: Record<CampaignKind, CampaignItemStatus> = {
  reseal: 'resealed',
  rotation: 'waiting',
  migration: 'waiting',
};

/**
 * Stores the pull requests of campaigns, and assigns them to the replicas that
 * read them from the Git host.
 */
export class PullRequestQueue {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /**
   * Records the pull request of items that wait for one. Each URL is recorded
   * once for a campaign.
   */
  async propose(options: {
    campaignId: string;
    kind: CampaignKind;
    url: string;
    itemIds: string[];
  }): Promise<void> {
    const { campaignId, itemIds, kind, url } = options;
    await this.#database.transaction(async tx => {
      const pullRequests = () =>
        tx<CampaignPullRequestRow>('campaign_pull_requests');
      await pullRequests()
        .insert({
          id: randomUUID(),
          campaign_id: campaignId,
          url,
          status: 'open',
          next_at: 0,
        })
        .onConflict(['campaign_id', 'url'])
        .ignore();
      const row = await pullRequests()
        .where({ campaign_id: campaignId, url })
        .first();
      if (row?.status === 'closed') {
        // It was reopened.
        await pullRequests()
          .where({ id: row.id })
          .update({ status: 'open', etag: null, next_at: 0 });
      }
      if (row) {
        await tx<CampaignItemRow>('campaign_items')
          .where('campaign_id', campaignId)
          .whereIn('id', itemIds)
          .whereIn('status', [BEFORE[kind], 'proposed'])
          .update({
            status: row.status === 'merged' ? 'merged' : 'proposed',
            reason: null,
            pull_request_id: row.id,
          });
      }
    });
  }

  /** Claims open pull requests that are due to be read. */
  async claimDue(limit: number): Promise<ClaimedPullRequest[]> {
    const due = await this.#rows()
      .where({ status: 'open' })
      .where('next_at', '<=', this.#clock(this.#database))
      .orderBy('next_at')
      .limit(limit);
    const claimed: ClaimedPullRequest[] = [];
    for (const { campaign_id: campaignId, etag, failures, id, url } of due) {
      const claimToken = randomUUID();
      const updated = await this.#rows()
        .where({ id, status: 'open' })
        .where('next_at', '<=', this.#clock(this.#database))
        .update({ claim_token: claimToken, next_at: this.#in(CLAIM_MS) });
      if (updated > 0) {
        claimed.push({ id, campaignId, url, etag, failures, claimToken });
      }
    }
    return claimed;
  }

  /** Releases a pull request that is still open, or could not be read. */
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
   * Records the end of a pull request, and changes the status of its items.
   *
   * @returns the ids of their secrets
   */
  async close(
    { campaignId, id }: Pick<ClaimedPullRequest, 'campaignId' | 'id'>,
    status: 'merged' | 'closed',
  ): Promise<string[]> {
    return await this.#database.transaction(async tx => {
      const closed = await tx<CampaignPullRequestRow>('campaign_pull_requests')
        .where({ id, status: 'open' })
        .update({ status, claim_token: null, problem: null });
      if (closed === 0) {
        return [];
      }
      const campaign = await tx<CampaignRow>('campaigns')
        .where('id', campaignId)
        .first('kind');
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
                status: BEFORE[campaign?.kind ?? 'reseal'],
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
