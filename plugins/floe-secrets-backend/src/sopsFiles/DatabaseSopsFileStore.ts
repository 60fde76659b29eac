import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Clock, timestamp } from '../clock/Clock';
import { groupBy } from '../collections/groupBy';
import { ObservedSecret } from '../model/observed';
import { SecretRow, secretToRow } from '../store/secretRows';
import { moveRevisions } from '../store/writes/moveRevisions';
import { indexSecrets, unindexSecrets } from '../store/writes/secretIndex';
import {
  chunked,
  deleteRows,
  insertRows,
  upsertRows,
} from '../store/writes/statements';
import { SopsFileProblem, SopsFileRound, SopsFileStore } from './SopsFileStore';

/** Distinguishes rows of files from those of objects. */
const SOPS_FILES_RESOURCE = 'sopsfiles.floe.dev';

/** Increment this when the facts of a file change. */
const FACTS_VERSION = 1;

/** The one row of `sops_file_rounds`. */
const NEWEST_ROUND = 'newest';

type ProblemRow = {
  entity_ref: string;
  cluster: string;
  namespace: string;
  path: string;
  url: string | null;
  code: string;
  text: string;
  since: string;
};

/**
 * Stores the facts of SOPS files in the plugin's database, beside the objects
 * of the clusters.
 */
export class DatabaseSopsFileStore implements SopsFileStore {
  readonly #database: Knex;
  readonly #clock: Clock;

  constructor(options: { database: Knex; clock: Clock }) {
    this.#database = options.database;
    this.#clock = options.clock;
  }

  async beginRound(): Promise<string> {
    const token = randomUUID();
    await this.#database('sops_file_rounds')
      .insert({ name: NEWEST_ROUND, token })
      .onConflict('name')
      .merge();
    return token;
  }

  async replace(
    token: string,
    round: SopsFileRound,
  ): Promise<string[] | undefined> {
    return await this.#database.transaction(async tx => {
      // Locked, so that no other round begins until this one is written.
      const newest = await tx('sops_file_rounds')
        .where({ name: NEWEST_ROUND, token })
        .update({ token });
      if (newest === 0) {
        return undefined;
      }
      await this.#replaceProblems(tx, round.problems);
      return await this.#replaceFiles(tx, round);
    });
  }

  async problemsOf(
    entityRef: string,
  ): Promise<(SopsFileProblem & { since: string })[]> {
    const rows = await this.#database<ProblemRow>('sops_file_problems')
      .where('entity_ref', entityRef)
      .orderBy(['path', 'cluster', 'namespace']);
    return rows.map(row => ({
      entityRef: row.entity_ref,
      cluster: row.cluster,
      namespace: row.namespace,
      path: row.path,
      url: row.url,
      code: row.code as SopsFileProblem['code'],
      text: row.text,
      since: row.since,
    }));
  }

  async #replaceFiles(
    tx: Knex.Transaction,
    { files, unseen }: SopsFileRound,
  ): Promise<string[]> {
    const stored = new Map(
      (
        await tx<SecretRow>('managed_secrets')
          .select('id', 'cluster', 'facts', 'labels', 'created_at')
          .where('resource', SOPS_FILES_RESOURCE)
      ).map(row => [row.id, row]),
    );
    const found = new Map(files.map(file => [file.id, file]));
    const kept = new Set(unseen);
    const gone = [...stored.values()].filter(
      ({ id }) => !found.has(id) && !kept.has(id),
    );
    const changed = [...found.values()].filter(file => {
      const row = stored.get(file.id);
      return (
        row?.facts !== JSON.stringify(file.facts) ||
        row.labels !== JSON.stringify(file.labels)
      );
    });
    const touched = [...gone, ...changed];
    const touchedIds = touched.map(({ id }) => id);
    await unindexSecrets(tx, touchedIds);
    await deleteRows(
      tx,
      'managed_secrets',
      'id',
      gone.map(({ id }) => id),
    );
    await upsertRows(
      tx,
      'managed_secrets',
      ['id'],
      changed.map(file => this.#toRow(file, stored.get(file.id)?.created_at)),
    );
    await indexSecrets(tx, changed);
    await this.#markSeen(tx, files, changed);
    await moveRevisions(
      tx,
      touched.map(({ cluster }) => cluster),
    );
    return touchedIds;
  }

  #toRow(file: ObservedSecret, createdAt: string = file.createdAt): SecretRow {
    return {
      ...secretToRow({ ...file, createdAt }),
      resource: SOPS_FILES_RESOURCE,
      facts_version: FACTS_VERSION,
      // It is not in a cluster and has no history.
      state: 'unknown',
      state_findings: '[]',
      state_since: createdAt,
      // All of it is compared with what is read.
      digest: '',
    };
  }

  async #markSeen(
    tx: Knex.Transaction,
    files: ObservedSecret[],
    changed: ObservedSecret[],
  ): Promise<void> {
    const written = new Set(changed.map(({ id }) => id));
    const unchanged = groupBy(
      files.filter(({ id }) => !written.has(id)),
      ({ seenAt }) => seenAt,
    );
    for (const [seenAt, ofTime] of unchanged) {
      for (const ids of chunked(ofTime.map(({ id }) => id))) {
        await tx('managed_secrets')
          .whereIn('id', ids)
          .update({ seen_at: seenAt });
      }
    }
  }

  async #replaceProblems(
    tx: Knex.Transaction,
    problems: SopsFileProblem[],
  ): Promise<void> {
    const now = timestamp(this.#clock);
    const known = new Map(
      (await tx<ProblemRow>('sops_file_problems').select()).map(row => [
        keyOf(row),
        row,
      ]),
    );
    const rows = new Map(
      problems.map(problem => {
        const row: ProblemRow = {
          entity_ref: problem.entityRef,
          cluster: problem.cluster,
          namespace: problem.namespace,
          path: problem.path,
          url: problem.url,
          code: problem.code,
          text: problem.text,
          since: now,
        };
        const last = known.get(keyOf(row));
        return [
          keyOf(row),
          last?.code === row.code ? { ...row, since: last.since } : row,
        ];
      }),
    );
    await tx('sops_file_problems').delete();
    await insertRows(tx, 'sops_file_problems', [...rows.values()]);
  }
}

function keyOf(row: ProblemRow): string {
  return JSON.stringify([row.entity_ref, row.cluster, row.namespace, row.path]);
}
