import { Knex } from 'knex';
import { TargetAddress } from '../../model/kindAnswers';
import { SECRETS_RESOURCE, PODS_RESOURCE } from '../../model/observedTargets';
import { unindexSecrets } from '../writes/secretIndex';
import {
  chunked,
  deleteRows,
  insertRows,
  upsertRows,
} from '../writes/statements';
import {
  ConsumerRow,
  consumersToRows,
  metadataToRow,
  SecretMetadataRow,
} from './rows';
import { TARGET_PARTS, TargetPart, TargetWrite } from './TargetWrite';

/** Addresses of one statement: three bindings each. */
const ADDRESSES_PER_STATEMENT = 200;

/**
 * Writes the metadata of Secrets, and their use by pods.
 *
 * @returns the Secrets whose facts changed
 */
export async function writeTargets(
  tx: Knex.Transaction,
  writes: TargetWrite[],
): Promise<TargetAddress[]> {
  const changed = new Map<string, TargetAddress>();
  const change = ({ cluster, namespace, name }: TargetAddress) =>
    changed.set(keyOf(cluster, namespace, name), { cluster, namespace, name });
  for (const part of TARGET_PARTS) {
    await forget(
      tx,
      writes.flatMap(write =>
        write.type === 'target-part-off' && write.part === part
          ? write.cluster
          : [],
      ),
      part,
    );
  }
  await writeMetadata(tx, writes, change);
  await writeConsumers(tx, writes, change);
  return [...changed.values()];
}

async function writeMetadata(
  tx: Knex.Transaction,
  writes: TargetWrite[],
  change: (target: TargetAddress) => void,
): Promise<void> {
  const rows = new Map<string, SecretMetadataRow | TargetAddress>();
  const unchanged = new Set<string>();
  for (const write of writes) {
    if (write.type === 'secret-metadata') {
      const { cluster, namespace, name } = write.metadata;
      const key = keyOf(cluster, namespace, name);
      const earlier = rows.get(key);
      const row = metadataToRow(write.metadata);
      if (!write.hasSameData) {
        unchanged.delete(key);
        rows.set(key, row);
      } else if (earlier && 'version' in earlier) {
        rows.set(key, { ...earlier, version: row.version });
      } else {
        unchanged.add(key);
        rows.set(key, row);
      }
      change(write.metadata);
    } else if (write.type === 'secret-metadata-gone') {
      const key = keyOf(write.cluster, write.namespace, write.name);
      unchanged.delete(key);
      rows.set(key, write);
      change(write);
    }
  }
  await keepChanges(tx, rows, [...unchanged]);
  const all = [...rows.values()];
  const gone = all.filter(row => !('version' in row));
  for (const chunk of chunked(gone, ADDRESSES_PER_STATEMENT)) {
    await tx('secret_metadata')
      .whereIn(
        ['cluster', 'namespace', 'name'],
        chunk.map(({ cluster, namespace, name }) => [cluster, namespace, name]),
      )
      .delete();
  }
  await upsertRows(
    tx,
    'secret_metadata',
    ['cluster', 'namespace', 'name'],
    all.filter(row => 'version' in row),
  );
}

/** Keeps the stored time of the last change for Secrets with the same data. */
async function keepChanges(
  tx: Knex.Transaction,
  rows: Map<string, SecretMetadataRow | TargetAddress>,
  keys: string[],
): Promise<void> {
  const addresses = keys.flatMap(key => rows.get(key) ?? []);
  for (const chunk of chunked(addresses, ADDRESSES_PER_STATEMENT)) {
    const stored = await tx<SecretMetadataRow>('secret_metadata').whereIn(
      ['cluster', 'namespace', 'name'],
      chunk.map(({ cluster, namespace, name }) => [cluster, namespace, name]),
    );
    for (const { changed_at, changed_exactly, ...row } of stored) {
      const key = keyOf(row.cluster, row.namespace, row.name);
      rows.set(key, {
        ...(rows.get(key) as SecretMetadataRow),
        changed_at,
        changed_exactly: Boolean(changed_exactly),
      });
    }
  }
}

/** The status of pods changes often, but the stored facts rarely. */
async function writeConsumers(
  tx: Knex.Transaction,
  writes: TargetWrite[],
  change: (target: TargetAddress) => void,
): Promise<void> {
  const pods = new Map(
    writes.flatMap(write =>
      write.type === 'pod'
        ? [
            [
              keyOf(write.pod.cluster, write.pod.namespace, write.pod.name),
              write.pod,
            ] as const,
          ]
        : [],
    ),
  );
  for (const chunk of chunked([...pods.values()], ADDRESSES_PER_STATEMENT)) {
    const ofTheirs = () =>
      tx<ConsumerRow>('consumers').whereIn(
        ['cluster', 'namespace', 'pod'],
        chunk.map(({ cluster, namespace, name }) => [cluster, namespace, name]),
      );
    const before = rowsByKey(await ofTheirs());
    const after = rowsByKey(chunk.flatMap(consumersToRows));
    const isSame = (row: ConsumerRow, other: ConsumerRow | undefined) =>
      JSON.stringify(ordered(row)) === JSON.stringify(other && ordered(other));
    const stale = [...before].filter(
      ([key, row]) => !isSame(row, after.get(key)),
    );
    const fresh = [...after].filter(
      ([key, row]) => !isSame(row, before.get(key)),
    );
    for (const [, row] of [...stale, ...fresh]) {
      change({ ...row, name: row.secret });
    }
    for (const [, row] of stale) {
      const { cluster, namespace, pod, secret } = row;
      await tx('consumers').where({ cluster, namespace, pod, secret }).delete();
    }
    await insertRows(
      tx,
      'consumers',
      fresh.map(([, row]) => row),
    );
  }
}

/** Facts from before the observation was disabled may be wrong now. */
async function forget(
  tx: Knex.Transaction,
  clusters: string[],
  part: TargetPart,
): Promise<void> {
  if (clusters.length === 0) {
    return;
  }
  if (part === 'consumers') {
    await tx('consumers').whereIn('cluster', clusters).delete();
    await tx('cluster_resources')
      .whereIn('cluster', clusters)
      .where({ resource: PODS_RESOURCE })
      .delete();
    return;
  }
  const plain = await tx('managed_secrets')
    .select('id')
    .whereIn('cluster', clusters)
    .where({ resource: SECRETS_RESOURCE });
  const ids = plain.map(({ id }) => id);
  await unindexSecrets(tx, ids);
  await deleteRows(tx, 'managed_secrets', 'id', ids);
  await tx('secret_metadata').whereIn('cluster', clusters).delete();
  await tx('helm_releases').whereIn('cluster', clusters).delete();
  await tx('cluster_resources')
    .whereIn('cluster', clusters)
    .where({ resource: SECRETS_RESOURCE })
    .delete();
}

function rowsByKey(rows: ConsumerRow[]): Map<string, ConsumerRow> {
  return new Map(
    rows.map(row => [
      JSON.stringify([row.cluster, row.namespace, row.pod, row.secret]),
      row,
    ]),
  );
}

function ordered(row: ConsumerRow): [string, unknown][] {
  return Object.entries(row).sort(([a], [b]) => a.localeCompare(b));
}

function keyOf(cluster: string, namespace: string, name: string): string {
  return JSON.stringify([cluster, namespace, name]);
}
