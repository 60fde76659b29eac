import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Clock, dateOf } from '../clock/Clock';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
} from '../store/databaseClock';
import { ChangeStore, ClaimedChange } from './ChangeStore';
import { ChangeRow, fromRow, toRow } from './rows';
import { ChangeDraft, ChangeStatus, RecordedChange } from './types';

/** How long a claim keeps other replicas away, should its holder die. */
const CLAIM_MS = 60_000;

/**
 * Keeps changes in the plugin's database.
 *
 * A claim is known by a random token, and what its replica writes counts only
 * while the row holds that token: a claim may end and another one begin in the
 * same millisecond. When to ask again is a time of the database's clock,
 * because another replica may compare it than the one that wrote it.
 */
export class DatabaseChangeStore implements ChangeStore {
  readonly #database: Knex;
  readonly #clock: Clock;
  readonly #databaseClock: DatabaseClock;

  constructor(options: {
    database: Knex;
    clock: Clock;
    databaseClock?: DatabaseClock;
  }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#databaseClock = options.databaseClock ?? databaseNow;
  }

  async create(
    draft: ChangeDraft,
  ): Promise<{ change: RecordedChange; created: boolean }> {
    const now = dateOf(this.#clock);
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
      await tx('changes')
        .insert({
          ...toRow(change),
          follow_etag: null,
          follow_failures: 0,
          follow_token: null,
          follow_at: this.#databaseClock(tx),
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

  async claimDue(limit: number): Promise<ClaimedChange[]> {
    const db = this.#database;
    const due = await db<ChangeRow>('changes')
      .where('status', 'open')
      .where('follow_at', '<=', this.#databaseClock(db))
      .orderBy(['follow_at', 'id'])
      .limit(limit);
    const claimed: ClaimedChange[] = [];
    for (const { id } of due) {
      const token = randomUUID();
      const [row]: ChangeRow[] = await db('changes')
        .where({ id, status: 'open' })
        .where('follow_at', '<=', this.#databaseClock(db))
        .update({
          follow_token: token,
          follow_at: databaseTimeIn(db, CLAIM_MS, this.#databaseClock),
        })
        .returning('*');
      if (row) {
        claimed.push({
          change: fromRow(row),
          follow: { etag: row.follow_etag, failures: row.follow_failures },
          token,
        });
      }
    }
    return claimed;
  }

  async release(
    { change, token }: ClaimedChange,
    next: Parameters<ChangeStore['release']>[1],
  ): Promise<boolean> {
    const db = this.#database;
    const released = await db('changes')
      .where({ id: change.id, status: 'open', follow_token: token })
      .update({
        follow_etag: next.etag,
        follow_failures: next.failures,
        follow_token: null,
        follow_at: databaseTimeIn(db, next.waitMs, this.#databaseClock),
        follow_problem: next.problem,
        ...(next.objects && { objects: JSON.stringify(next.objects) }),
      });
    return released > 0;
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
