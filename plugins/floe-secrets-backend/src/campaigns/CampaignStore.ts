import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { MigrationStep } from '@floe/backstage-plugin-floe-secrets-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  readDatabaseTime,
} from '../store/databaseClock';
import {
  campaignFromRow,
  CampaignItemRow,
  CampaignRow,
  END_OF_ITEM,
  newItemRows,
  ROWS_A_STATEMENT,
  runningId,
} from './rows';
import {
  Campaign,
  CampaignItem,
  CampaignKind,
  CampaignScope,
  ENDED,
  NewCampaignItem,
} from './types';

/**
 * Writes campaigns to the plugin's database, which all replicas share.
 * `CampaignItemReader` lists their items, `CampaignQueue` says which replica
 * works on one.
 */
export class CampaignStore {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /**
   * Begins a campaign, or returns the active one with the same key. A secret
   * that is in another active campaign of this kind is skipped.
   *
   * @param key - identifies the caller and the scope; at most 64 characters
   */
  async begin(options: {
    key: string;
    kind: CampaignKind;
    scope: CampaignScope;
    createdBy: string;
    items: NewCampaignItem[];
  }): Promise<{ id: string; begun: boolean }> {
    const { createdBy, items, key, kind, scope } = options;
    const id = randomUUID();
    try {
      return await this.#database.transaction(async tx => {
        const running = await tx<CampaignRow>('campaigns')
          .where('running_key', key)
          .first('id');
        if (running) {
          return { id: running.id, begun: false };
        }
        await tx<CampaignRow>('campaigns').insert({
          id,
          kind,
          status: 'running',
          running_key: key,
          scope: JSON.stringify(scope),
          created_by: createdBy,
          created_at: (await readDatabaseTime(tx, this.#clock)).toISOString(),
        });
        const busy = new Set<string | null>();
        for (let from = 0; from < items.length; from += ROWS_A_STATEMENT) {
          const rows = await tx<CampaignItemRow>('campaign_items')
            .whereIn(
              'running_secret_id',
              items
                .slice(from, from + ROWS_A_STATEMENT)
                .map(({ secretId }) => runningId(kind, secretId)),
            )
            .select('running_secret_id');
          rows.forEach(row => busy.add(row.running_secret_id));
        }
        await tx.batchInsert(
          'campaign_items',
          newItemRows(id, kind, scope, items, busy),
          ROWS_A_STATEMENT,
        );
        return { id, begun: true };
      });
    } catch (error) {
      // A concurrent request began a campaign with the same key or secret.
      if (isDatabaseConflictError(error)) {
        return await this.begin(options);
      }
      throw error;
    }
  }

  /** Lists the newest campaigns. */
  async list(limit: number): Promise<Campaign[]> {
    const rows = await this.#campaigns()
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(limit);
    return rows.map(campaignFromRow);
  }

  async get(id: string): Promise<Campaign | undefined> {
    const row = await this.#campaigns().where({ id }).first();
    return row && campaignFromRow(row);
  }

  /** Pauses a running campaign. */
  async pause(id: string): Promise<void> {
    await this.#campaigns()
      .where({ id, status: 'running' })
      .update({ status: 'paused' });
  }

  /**
   * Continues a paused campaign, and tries again at once what a cluster did not
   * allow.
   *
   * @param skipped - waiting items to skip, and the reason
   */
  async resume(
    id: string,
    skipped: { ids: string[]; reason: string },
  ): Promise<void> {
    await this.#database.transaction(async tx => {
      const resumed = await tx<CampaignRow>('campaigns')
        .where({ id })
        .whereIn('status', ['paused', 'running'])
        .update({ status: 'running' });
      if (resumed > 0) {
        // What a cluster did not allow is tried again at once.
        await tx<CampaignItemRow>('campaign_items')
          .where({ campaign_id: id, status: 'waiting', blocked: true })
          .update({ blocked: false, not_before: 0 });
      }
      if (resumed > 0 && skipped.ids.length > 0) {
        await tx<CampaignItemRow>('campaign_items')
          .where('campaign_id', id)
          .whereIn('id', skipped.ids)
          .whereIn('status', ['waiting', 'sealing'])
          .update({
            ...END_OF_ITEM,
            status: 'skipped',
            reason: skipped.reason,
          });
      }
    });
    await this.endFinished();
  }

  /** Cancels items without a pull request. Open pull requests are still followed. */
  async cancel(id: string): Promise<void> {
    await this.#database.transaction(async tx => {
      const cancelled = await tx<CampaignRow>('campaigns')
        .where({ id })
        .whereIn('status', ['running', 'paused'])
        .update({
          status: 'cancelled',
          running_key: null,
          ended_at: (await readDatabaseTime(tx, this.#clock)).toISOString(),
        });
      if (cancelled > 0) {
        await tx<CampaignItemRow>('campaign_items')
          .where('campaign_id', id)
          .whereIn('status', ['waiting', 'sealing', 'resealed'])
          .update({ ...END_OF_ITEM, status: 'cancelled' });
      }
    });
  }

  /**
   * Changes the status of an item, unless it has changed since it was read.
   *
   * @returns whether the status was changed
   */
  async move(
    item: CampaignItem,
    to: Pick<CampaignItem, 'status' | 'reason'>,
  ): Promise<boolean> {
    const updated = await this.#database<CampaignItemRow>('campaign_items')
      .where({ id: item.id, status: item.status })
      .update({ ...to, ...(ENDED.includes(to.status) && END_OF_ITEM) });
    return updated > 0;
  }

  /**
   * Begins another step of an item of a migration, unless the item has changed
   * since it was read.
   *
   * @returns whether the step was begun
   */
  async beginStep(
    item: CampaignItem,
    step: MigrationStep,
    reason: string | null,
  ): Promise<boolean> {
    const updated = await this.#database<CampaignItemRow>('campaign_items')
      .where({ id: item.id, status: item.status, step: item.step })
      .update({ step, status: 'waiting', reason, pull_request_id: null });
    return updated > 0;
  }

  /** Records what an item waits for, and keeps its status. */
  async note(id: string, reason: string | null): Promise<void> {
    await this.#database<CampaignItemRow>('campaign_items')
      .where({ id })
      .whereNotIn('status', [...ENDED, 'sealing'])
      .update({ reason });
  }

  /** Ends the campaigns in which every item has ended. */
  async endFinished(): Promise<void> {
    const time = (
      await readDatabaseTime(this.#database, this.#clock)
    ).toISOString();
    await this.#campaigns()
      .whereIn('status', ['running', 'paused'])
      .whereNotExists(
        this.#database('campaign_items as item')
          .whereRaw('item.campaign_id = campaigns.id')
          .whereNotIn('item.status', [...ENDED]),
      )
      .update({
        status: 'ended',
        running_key: null,
        ended_at: time,
      });
  }

  /** Deletes campaigns that ended before a time. */
  async prune(before: Date): Promise<void> {
    const old = () =>
      this.#campaigns()
        .where('ended_at', '<', before.toISOString())
        .select('id');
    for (const table of ['campaign_items', 'campaign_pull_requests']) {
      await this.#database(table).whereIn('campaign_id', old()).delete();
    }
    await this.#campaigns()
      .where('ended_at', '<', before.toISOString())
      .delete();
  }

  #campaigns() {
    return this.#database<CampaignRow>('campaigns');
  }
}
