import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
  readDatabaseTime,
} from '../store/databaseClock';
import { Refresh, RefreshOutcome, RefreshRequest } from './types';

/** A row of the table `refreshes`. */
export type RefreshRow = {
  id: string;
  secret_id: string;
  running_secret_id: string | null;
  status: string;
  started_at: string;
  give_up_at: string;
  ended_at: string | null;
  request: string | null;
  /** Of the turn in which it is being sent; null once it is sent. */
  sending_token: string | null;
  sending_until: number | string | null;
  proof: string | null;
  finding: string | null;
};

/** How long a replica has to ask a cluster, which answers within 15 s or not at all. */
const SENDING_MS = 30_000;

/**
 * Keeps refreshes in the plugin's database, so that every replica knows them.
 *
 * The replica that sends a refresh has a turn, known by a random token that
 * is written with it. What a sender reports counts only while the row holds
 * its token: its turn may end and another replica may take one in the same
 * millisecond. All times are of the database's clock, because one replica
 * begins a refresh and another one may send it or give it up.
 */
export class DatabaseRefreshStore {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /** The time by which a refresh is given up, the same for every replica. */
  async time(db: Knex = this.#database): Promise<Date> {
    return await readDatabaseTime(db, this.#clock);
  }

  /**
   * Begins a refresh, or finds the one of the same secret that still runs.
   * Whoever begins it sends it, and says so with {@link sent}.
   *
   * @param patienceMs - how long its end is waited for
   * @param db - the transaction that it is a part of
   */
  async begin(
    secretId: string,
    patienceMs: number,
    db: Knex = this.#database,
  ): Promise<{ refresh: Refresh; begun: boolean }> {
    const now = await this.time(db);
    const id = randomUUID();
    await db<RefreshRow>('refreshes')
      .insert({
        id,
        secret_id: secretId,
        running_secret_id: secretId,
        status: 'running',
        started_at: now.toISOString(),
        give_up_at: new Date(now.getTime() + patienceMs).toISOString(),
        ended_at: null,
        request: null,
        sending_token: randomUUID(),
        sending_until: this.#turnEnd(db),
        proof: null,
        finding: null,
      })
      .onConflict('running_secret_id')
      .ignore();
    const row = await db<RefreshRow>('refreshes')
      .where('running_secret_id', secretId)
      .first();
    // The other one may have ended in the meantime.
    return row
      ? { refresh: refreshFromRow(row), begun: row.id === id }
      : await this.begin(secretId, patienceMs, db);
  }

  async get(id: string): Promise<Refresh | undefined> {
    const row = await this.#table().where('id', id).first();
    return row && refreshFromRow(row);
  }

  /** The refresh of a secret that runs. */
  async runningOf(secretId: string): Promise<Refresh | undefined> {
    const row = await this.#table()
      .where('running_secret_id', secretId)
      .first();
    return row && refreshFromRow(row);
  }

  /** The refresh of a secret that began last: two may begin in the same millisecond. */
  async newestOf(secretId: string): Promise<Refresh | undefined> {
    const row = await this.#table()
      .where('secret_id', secretId)
      .orderBy('number', 'desc')
      .first();
    return row && refreshFromRow(row);
  }

  /** All refreshes that run, on whichever replica they were asked for. */
  async listRunning(): Promise<Refresh[]> {
    const rows = await this.#table().whereNotNull('running_secret_id');
    return rows.map(refreshFromRow);
  }

  /**
   * Takes over refreshes that run and that their replica has not sent in
   * time, so that the caller sends them.
   */
  async takeInterrupted(): Promise<Refresh[]> {
    const db = this.#database;
    const rows: RefreshRow[] = await db('refreshes')
      .where('status', 'running')
      .where('sending_until', '<=', this.#clock(db))
      .where('give_up_at', '>', (await this.time()).toISOString())
      .update({
        sending_token: randomUUID(),
        sending_until: this.#turnEnd(db),
      })
      .returning('*');
    return rows.map(refreshFromRow);
  }

  /** Records what the cluster was asked, unless another replica has taken it over. */
  async sent(refresh: Refresh, request: RefreshRequest): Promise<void> {
    await this.#sending(refresh).update({
      request: JSON.stringify(request),
      sending_token: null,
      sending_until: null,
    });
  }

  /**
   * Ends a refresh that the cluster did not take, unless another replica has
   * taken it over.
   *
   * @param reason - in words for a person
   */
  async refused(refresh: Refresh, reason: string): Promise<void> {
    await this.#sending(refresh).update(
      await this.#ended({ status: 'failed', proof: reason, finding: null }),
    );
  }

  /**
   * Ends a refresh that runs.
   *
   * @returns false where another replica was first
   */
  async end(id: string, outcome: RefreshOutcome): Promise<boolean> {
    const ended = await this.#table()
      .where({ id, status: 'running' })
      .update(await this.#ended(outcome));
    return ended > 0;
  }

  /** Forgets a refresh that never reached its cluster, unless another replica has taken it over. */
  async withdraw(refresh: Refresh): Promise<void> {
    await this.#sending(refresh).delete();
  }

  /** Forgets refreshes that ended before a time. */
  async prune(before: Date): Promise<void> {
    await this.#table().where('ended_at', '<', before.toISOString()).delete();
  }

  /** The row while the sender that was given this refresh has it. */
  #sending({ id, sender }: Refresh) {
    return this.#table()
      .where({ id, status: 'running' })
      .whereNotNull('sending_token')
      .where('sending_token', sender);
  }

  async #ended({ status, proof, finding }: RefreshOutcome) {
    return {
      status,
      running_secret_id: null,
      sending_token: null,
      sending_until: null,
      ended_at: (await this.time()).toISOString(),
      proof,
      finding: finding && JSON.stringify(finding),
    };
  }

  #turnEnd(db: Knex) {
    return databaseTimeIn(db, SENDING_MS, this.#clock);
  }

  #table() {
    return this.#database<RefreshRow>('refreshes');
  }
}

/** What the row of a refresh stands for. */
export function refreshFromRow(row: RefreshRow): Refresh {
  return {
    id: row.id,
    secretId: row.secret_id,
    status: row.status as Refresh['status'],
    startedAt: row.started_at,
    giveUpAt: row.give_up_at,
    endedAt: row.ended_at,
    request: row.request === null ? null : JSON.parse(row.request),
    sender: row.sending_token,
    proof: row.proof,
    finding: row.finding === null ? null : JSON.parse(row.finding),
  };
}
