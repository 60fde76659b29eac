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
import {
  ChangeDraft,
  ChangeStatus,
  RecordedChange,
  RemovedPart,
} from './types';

const PLACE = ['entityRef', 'environment', 'cluster', 'namespace'] as const;
/** Of all edits of one pull request. */
const MAX_OBJECTS = 500;

/** How long a claim lasts if its holder dies. */
const CLAIM_MS = 60_000;

/**
 * Stores changes in the plugin's database.
 *
 * A claim has a random token, and a write of its replica counts only while the
 * row has that token: one claim may end and another begin in the same
 * millisecond. The time of the next poll is of the database's clock, because
 * another replica may compare it.
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

  async create(draft: ChangeDraft): ReturnType<ChangeStore['create']> {
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
        return await this.#extend(tx, fromRow(row as ChangeRow), draft);
      }
      await awaitObjects(tx, change);
      return { change, created: true, extended: false };
    });
  }

  /** Adds the objects of a further edit to an open change. */
  async #extend(
    tx: Knex.Transaction,
    recorded: RecordedChange,
    draft: ChangeDraft,
  ): ReturnType<ChangeStore['create']> {
    const isSamePlace = PLACE.every(key => recorded[key] === draft[key]);
    const known = new Set(recorded.objects.map(nameOf));
    const added = draft.objects.filter(object => !known.has(nameOf(object)));
    const objects = [...recorded.objects, ...added];
    const knownParts = new Set(recorded.removed.map(partOf));
    const taken = draft.removed.filter(part => !knownParts.has(partOf(part)));
    const removed = [...recorded.removed, ...taken];
    const isExtended =
      isSamePlace &&
      recorded.status === 'open' &&
      added.length + taken.length > 0 &&
      objects.length + removed.length <= MAX_OBJECTS &&
      (await tx('changes')
        .where({ id: recorded.id, status: 'open' })
        .update({
          objects: JSON.stringify(objects),
          removed: JSON.stringify(removed),
          // A replica that is reading the pull request now has read the objects
          // before.
          follow_token: null,
          follow_at: this.#databaseClock(tx),
        })) > 0;
    if (!isExtended) {
      return { change: recorded, created: false, extended: false };
    }
    const change = { ...recorded, objects, removed };
    await awaitObjects(tx, change);
    return {
      change,
      created: false,
      extended: true,
    };
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
        ...(next.removed && { removed: JSON.stringify(next.removed) }),
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

/** Key of a removed part; two edits may remove different keys of one object. */
function partOf(part: RemovedPart): string {
  return `${nameOf(part)}/${part.keys?.join() ?? ''}`;
}

function nameOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind}/${name}`;
}

/** Stores which secrets a change waits for. */
async function awaitObjects(
  tx: Knex.Transaction,
  { id: changeId, objects, removed }: RecordedChange,
): Promise<void> {
  const secretIds = [
    ...new Set(
      [...objects, ...removed].flatMap(({ secretId }) => secretId ?? []),
    ),
  ];
  await tx('change_objects').where('change_id', changeId).delete();
  if (secretIds.length > 0) {
    await tx.batchInsert(
      'change_objects',
      secretIds.map(secretId => ({ change_id: changeId, secret_id: secretId })),
      200,
    );
  }
}
