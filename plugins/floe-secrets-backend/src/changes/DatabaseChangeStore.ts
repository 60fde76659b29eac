import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ChangeStore, ClaimedChange } from './ChangeStore';
import { ChangeRow, fromRow, toRow } from './rows';
import { ChangeDraft, ChangeStatus, RecordedChange } from './types';

/** How long a claim keeps other replicas away, should its holder die. */
const CLAIM_MS = 60_000;

/** Keeps changes in the plugin's database. */
export class DatabaseChangeStore implements ChangeStore {
  readonly #database: Knex;
  readonly #now: () => Date;

  constructor(options: { database: Knex; now?: () => Date }) {
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date());
  }

  async create(
    draft: ChangeDraft,
  ): Promise<{ change: RecordedChange; created: boolean }> {
    const now = this.#now();
    const change: RecordedChange = {
      ...draft,
      id: randomUUID(),
      createdAt: now.toISOString(),
      status: 'open',
      merged: null,
      applied: null,
      synced: null,
      closedAt: null,
      followProblem: null,
    };
    return await this.#database.transaction(async tx => {
      await tx<ChangeRow>('changes')
        .insert({
          ...toRow(change),
          follow_etag: null,
          follow_failures: 0,
          follow_at: now.getTime(),
        })
        .onConflict('pull_request_url')
        .ignore();
      const row = await tx<ChangeRow>('changes')
        .where('pull_request_url', change.pullRequestUrl)
        .first();
      if (row?.id !== change.id) {
        return { change: fromRow(row as ChangeRow), created: false };
      }
      const awaited = [
        ...new Set(change.objects.flatMap(({ secretId }) => secretId ?? [])),
      ];
      if (awaited.length > 0) {
        await tx.batchInsert(
          'change_objects',
          awaited.map(secretId => ({
            change_id: change.id,
            secret_id: secretId,
          })),
          200,
        );
      }
      return { change, created: true };
    });
  }

  async get(id: string): Promise<RecordedChange | undefined> {
    const row = await this.#database<ChangeRow>('changes')
      .where('id', id)
      .first();
    return row && fromRow(row);
  }

  async list(options: {
    entityRef?: string;
    limit: number;
  }): Promise<RecordedChange[]> {
    const { entityRef, limit } = options;
    const rows = await this.#database<ChangeRow>('changes')
      .modify(query => entityRef && query.where('entity_ref', entityRef))
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(fromRow);
  }

  async listCurrent(
    entityRef: string,
    endedAfter: Date,
    limit: number,
  ): Promise<RecordedChange[]> {
    const after = endedAfter.toISOString();
    const rows = await this.#database<ChangeRow>('changes')
      .where('entity_ref', entityRef)
      .andWhere(query =>
        query
          .whereIn('status', ['open', 'merged', 'applied'])
          .orWhere('synced_at', '>', after)
          .orWhere('closed_at', '>', after),
      )
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(fromRow);
  }

  async listAwaited(
    filter: { secretIds?: string[] } = {},
  ): Promise<RecordedChange[]> {
    const { secretIds } = filter;
    const rows = await this.#database<ChangeRow>('changes')
      .whereIn('status', ['merged', 'applied'])
      .modify(query => {
        if (secretIds) {
          query.whereIn(
            'id',
            this.#database('change_objects')
              .select('change_id')
              .whereIn('secret_id', secretIds),
          );
        }
      });
    return rows.map(fromRow);
  }

  async claimDue(now: Date, limit: number): Promise<ClaimedChange[]> {
    const due = await this.#database<ChangeRow>('changes')
      .where('status', 'open')
      .where('follow_at', '<=', now.getTime())
      .orderBy('follow_at')
      .limit(limit);
    const claimed: ClaimedChange[] = [];
    for (const row of due) {
      const won = await this.#database<ChangeRow>('changes')
        .where({ id: row.id, follow_at: row.follow_at, status: 'open' })
        .update({ follow_at: now.getTime() + CLAIM_MS });
      if (won > 0) {
        claimed.push({
          change: fromRow(row),
          follow: { etag: row.follow_etag, failures: row.follow_failures },
        });
      }
    }
    return claimed;
  }

  async release(
    id: string,
    next: {
      etag: string | null;
      failures: number;
      at: Date;
      problem: string | null;
    },
  ): Promise<void> {
    await this.#database<ChangeRow>('changes').where('id', id).update({
      follow_etag: next.etag,
      follow_failures: next.failures,
      follow_at: next.at.getTime(),
      follow_problem: next.problem,
    });
  }

  async advance(
    id: string,
    from: ChangeStatus,
    update: Parameters<ChangeStore['advance']>[2],
  ): Promise<boolean> {
    const columns: Partial<ChangeRow> = {};
    if (update.status) {
      columns.status = update.status;
    }
    if (update.merged) {
      columns.merged_at = update.merged.at;
      columns.merged_proof = update.merged.proof;
    }
    if (update.applied) {
      columns.applied_at = update.applied.at;
      columns.applied_proof = update.applied.proof;
    }
    if (update.synced) {
      columns.synced_at = update.synced.at;
      columns.synced_proof = update.synced.proof;
    }
    if (update.closedAt) {
      columns.closed_at = update.closedAt;
    }
    if (update.objects) {
      columns.objects = JSON.stringify(update.objects);
    }
    if (update.followProblem !== undefined) {
      columns.follow_problem = update.followProblem;
    }
    if (update.pullRequestNumber) {
      columns.pull_request_number = update.pullRequestNumber;
    }
    const updated = await this.#database<ChangeRow>('changes')
      .where({ id, status: from })
      .update(columns);
    return updated > 0;
  }
}
