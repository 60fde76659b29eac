import {
  ObservedConsumer,
  ObservedHelmRelease,
  ObservedPod,
  ObservedSecretMetadata,
  SecretUse,
} from '../../model/observedTargets';

/** A row of `secret_metadata`. SQLite answers booleans as 0 and 1. */
export type SecretMetadataRow = {
  cluster: string;
  namespace: string;
  name: string;
  version: string;
  changed_at: string | null;
  changed_exactly: boolean | number;
  /** JSON; null: not known. */
  data_keys: string | null;
  /** JSON of a SecretHold; null: not read yet. */
  held: string | null;
};

/** A row of `helm_releases`. */
export type HelmReleaseRow = {
  cluster: string;
  namespace: string;
  secret_name: string;
  name: string;
  revision: number;
  status: string;
  deployed_at: string;
};

/** A row of `consumers`. */
export type ConsumerRow = {
  cluster: string;
  namespace: string;
  pod: string;
  secret: string;
  workload_kind: string;
  workload_name: string;
  uses: string;
  started_at: string | null;
  fixed_since: string | null;
  files_since: string | null;
};

/**
 * Version of the extraction; increment it when the facts from the metadata
 * change, so that stored ones are read again.
 */
const METADATA_VERSION = 5;

/** Version of a Secret in its cluster, and of its extraction. */
export function metadataVersion({
  uid,
  resourceVersion,
}: Pick<ObservedSecretMetadata, 'uid' | 'resourceVersion'>): string {
  return `${METADATA_VERSION} ${uid} ${resourceVersion}`;
}

/**
 * Version of a Helm revision, from its status; the rest of it never changes.
 */
export function releaseVersion({
  status,
}: Pick<ObservedHelmRelease, 'status'>): string {
  return status;
}

export function releaseToRow(release: ObservedHelmRelease): HelmReleaseRow {
  return {
    cluster: release.cluster,
    namespace: release.namespace,
    secret_name: release.secretName,
    name: release.name,
    revision: release.revision,
    status: release.status,
    deployed_at: release.deployedAt,
  };
}

export function metadataToRow(
  metadata: ObservedSecretMetadata,
): SecretMetadataRow {
  return {
    cluster: metadata.cluster,
    namespace: metadata.namespace,
    name: metadata.name,
    version: metadataVersion(metadata),
    changed_at: metadata.changed?.at ?? null,
    changed_exactly: metadata.changed?.precision === 'exact',
    data_keys: metadata.keys && JSON.stringify(metadata.keys),
    held: JSON.stringify(metadata.held),
  };
}

export function consumersToRows(pod: ObservedPod): ConsumerRow[] {
  return pod.consumers.map(consumer => ({
    cluster: pod.cluster,
    namespace: pod.namespace,
    pod: pod.name,
    secret: consumer.secret,
    workload_kind: consumer.workload.kind,
    workload_name: consumer.workload.name,
    uses: consumer.uses.join(),
    started_at: consumer.startedAt,
    fixed_since: consumer.fixedSince,
    files_since: consumer.filesSince,
  }));
}

/** The columns that follow from the pod. */
export function consumerFromRow(
  row: Omit<ConsumerRow, 'cluster' | 'namespace' | 'pod' | 'secret'>,
): Omit<ObservedConsumer, 'secret'> {
  return {
    workload: { kind: row.workload_kind, name: row.workload_name },
    uses: row.uses.split(',') as SecretUse[],
    startedAt: row.started_at,
    fixedSince: row.fixed_since,
    filesSince: row.files_since,
  };
}
