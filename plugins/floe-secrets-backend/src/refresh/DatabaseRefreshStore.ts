import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { databaseNow, databaseTimeIn } from '../store/databaseClock';
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
  sending_until: number | string | null;
  proof: string | null;
  finding: string | null;
};

/** How long a replica has to ask a cluster, which answers within 15 s or not at all. */
const SENDING_MS = 30_000;

/** Keeps refreshes in the plugin's database, so that every replica knows them. */
export class DatabaseRefreshStore {
  readonly #database: Knex;
  readonly #now: () => Date;

  constructor(options: { database: Knex; now?: () => Date }) {
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Begins a refresh, or finds the one of the same secret that still runs.
   * Whoever begins it sends it, and says so with {@link sent}.
   *
   * @param patienceMs - how long its end is waited for
   */
  async begin(
    secretId: string,
    patienceMs: number,
  ): Promise<{ refresh: Refresh; begun: boolean }> {
    const now = this.#now();
    const id = randomUUID();
    await this.#table()
      .insert({
        id,
        secret_id: secretId,
        running_secret_id: secretId,
        status: 'running',
        started_at: now.toISOString(),
        give_up_at: new Date(now.getTime() + patienceMs).toISOString(),
        ended_at: null,
        request: null,
        sending_until: databaseTimeIn(this.#database, SENDING_MS),
        proof: null,
        finding: null,
      })
      .onConflict('running_secret_id')
      .ignore();
    const row = await this.#table()
      .where('running_secret_id', secretId)
      .first();
    // The other one may have ended in the meantime.
    return row
      ? { refresh: refreshFromRow(row), begun: row.id === id }
      : this.begin(secretId, patienceMs);
  }

  async get(id: string): Promise<Refresh | undefined> {
    const row = await this.#table().where('id', id).first();
    return row && refreshFromRow(row);
  }

  /** The newest refresh of a secret. */
  async newestOf(secretId: string): Promise<Refresh | undefined> {
    const row = await this.#table()
      .where('secret_id', secretId)
      .orderBy('started_at', 'desc')
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
      .where('sending_until', '<=', databaseNow(db))
      .where('give_up_at', '>', this.#now().toISOString())
      .update({ sending_until: databaseTimeIn(db, SENDING_MS) })
      .returning('*');
    return rows.map(refreshFromRow);
  }

  /** Records what the cluster was asked, unless another replica has taken it over. */
  async sent(refresh: Refresh, request: RefreshRequest): Promise<void> {
    await this.#sending(refresh).update({
      request: JSON.stringify(request),
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
      this.#ended({ status: 'failed', proof: reason, finding: null }),
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
      .update(this.#ended(outcome));
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

  /** The row while this very sender has it. */
  #sending({ id, sendingUntil }: Refresh) {
    return this.#table()
      .where({ id, status: 'running' })
      .where('sending_until', sendingUntil);
  }

  #ended({ status, proof, finding }: RefreshOutcome) {
    return {
      status,
      running_secret_id: null,
      sending_until: null,
      ended_at: this.#now().toISOString(),
      proof,
      finding: finding && JSON.stringify(finding),
    };
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
    sendingUntil: row.sending_until === null ? null : String(row.sending_until),
    proof: row.proof,
    finding: row.finding === null ? null : JSON.parse(row.finding),
  };
}
