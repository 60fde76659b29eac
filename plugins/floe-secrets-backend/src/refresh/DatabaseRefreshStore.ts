import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
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
  proof: string | null;
  finding: string | null;
};

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

  /** Records what the cluster was asked. */
  async sent(id: string, request: RefreshRequest): Promise<void> {
    await this.#table()
      .where({ id })
      .update({ request: JSON.stringify(request) });
  }

  /**
   * Ends a refresh that runs.
   *
   * @returns false where another replica was first
   */
  async end(id: string, outcome: RefreshOutcome): Promise<boolean> {
    const ended = await this.#table()
      .where({ id, status: 'running' })
      .update({
        status: outcome.status,
        running_secret_id: null,
        ended_at: this.#now().toISOString(),
        proof: outcome.proof,
        finding: outcome.finding && JSON.stringify(outcome.finding),
      });
    return ended > 0;
  }

  /** Forgets a refresh that never reached its cluster. */
  async withdraw(id: string): Promise<void> {
    await this.#table().where({ id, status: 'running' }).delete();
  }

  /** Forgets refreshes that ended before a time. */
  async prune(before: Date): Promise<void> {
    await this.#table().where('ended_at', '<', before.toISOString()).delete();
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
    proof: row.proof,
    finding: row.finding === null ? null : JSON.parse(row.finding),
  };
}
