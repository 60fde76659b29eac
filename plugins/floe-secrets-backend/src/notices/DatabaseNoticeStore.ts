import { Knex } from 'knex';
import { createHash, randomUUID } from 'node:crypto';
import { databaseNow, databaseTimeIn } from '../store/databaseClock';
import { chunked } from '../store/writes/statements';
import { Notice } from './types';

/** After this time another replica takes over from one that has stopped. */
const LEASE_MS = 5 * 60_000;
/** The one row of `notice_leases`. */
const SENDER = 'sender';

type NoticeRow = {
  id: string;
  cause_hash: string;
  audience: string;
  cause_key: string;
  first_seen: number | string;
  changed_since: number | string | null;
  absent_since: number | string | null;
  content: string;
  sent: string | null;
};

/** Changes to write in one transaction. */
type NoticeWrite = {
  save: Notice[];
  /** Ids. */
  remove: string[];
  /** The newest digest of an audience: its day, `YYYY-MM-DD`. */
  digest?: { audience: string; day: string };
};

/**
 * Stores which notices were sent to whom. One replica sends at a time, the one
 * whose random token is in the table. Writes with another token have no effect.
 */
export class DatabaseNoticeStore {
  readonly #database: Knex;

  constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  /** @returns the token of a round; undefined while another replica has one */
  async begin(): Promise<string | undefined> {
    const token = randomUUID();
    const knex = this.#database;
    const rows = await knex('notice_leases')
      .insert({
        name: SENDER,
        token,
        expires_at: databaseTimeIn(knex, LEASE_MS),
      })
      .onConflict('name')
      .merge()
      .where(free =>
        free
          .whereNull('notice_leases.token')
          .orWhere('notice_leases.expires_at', '<=', databaseNow(knex)),
      )
      .returning('token');
    return rows.some(row => row.token === token) ? token : undefined;
  }

  /**  @returns false if the round is no longer valid */
  async renew(token: string): Promise<boolean> {
    return await renew(this.#database, token);
  }

  async end(token: string): Promise<void> {
    await this.#database('notice_leases')
      .where({ name: SENDER, token })
      .update({ token: null });
  }

  /** All notices, and the day of the newest digest of each audience. */
  async read(): Promise<{
    notices: Notice[];
    digestDays: Map<string, string>;
  }> {
    const rows = await this.#database<NoticeRow>('notices')
      .select()
      .orderBy(['first_seen', 'id']);
    const digests = await this.#database('notice_digests').select(
      'audience',
      'day',
    );
    return {
      notices: rows.map(toNotice),
      digestDays: new Map(digests.map(({ audience, day }) => [audience, day])),
    };
  }

  /**
   *  @returns false if the round is no longer valid; then nothing is written
   */
  async write(token: string, write: NoticeWrite): Promise<boolean> {
    const { save, remove, digest } = write;
    return await this.#database.transaction(async tx => {
      if (!(await renew(tx, token))) {
        return false;
      }
      for (const ids of chunked(remove)) {
        await tx('notices').whereIn('id', ids).delete();
      }
      for (const notices of chunked(save)) {
        await tx('notices').insert(notices.map(toRow)).onConflict('id').merge();
      }
      if (digest) {
        await tx('notice_digests')
          .insert({ audience_hash: hashOf(digest.audience), ...digest })
          .onConflict('audience_hash')
          .merge();
      }
      return true;
    });
  }
}

/** Locks the row of the lease too, in a transaction. */
async function renew(knex: Knex, token: string): Promise<boolean> {
  const renewed = await knex('notice_leases')
    .where({ name: SENDER, token })
    .update({ expires_at: databaseTimeIn(knex, LEASE_MS) });
  return renewed > 0;
}

function toRow(notice: Notice): NoticeRow {
  return {
    id: notice.id,
    cause_hash: hashOf(notice.audience, notice.causeKey),
    audience: notice.audience,
    cause_key: notice.causeKey,
    first_seen: notice.firstSeen,
    changed_since: notice.changedSince,
    absent_since: notice.absentSince,
    content: JSON.stringify(notice.content),
    sent: notice.sent && JSON.stringify(notice.sent),
  };
}

function toNotice(row: NoticeRow): Notice {
  return {
    id: row.id,
    audience: row.audience,
    causeKey: row.cause_key,
    firstSeen: Number(row.first_seen),
    changedSince: row.changed_since === null ? null : Number(row.changed_since),
    absentSince: row.absent_since === null ? null : Number(row.absent_since),
    content: JSON.parse(row.content),
    sent: row.sent === null ? null : JSON.parse(row.sent),
  };
}

function hashOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
