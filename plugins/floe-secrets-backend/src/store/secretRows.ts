import { ObservedSecret } from '../model/observed';
import { modelKinds } from '../model/ModelKind';
import { remoteNamesOf } from '../model/remoteRefs';
import { targetOf } from '../model/target';
import { targetAddress } from '../model/targetAddress';
import { targetNamespaceOf } from '../model/targetNamespace';

/** A row of `managed_secrets`. PostgreSQL answers bigint as text. */
export type SecretRow = {
  id: string;
  cluster: string;
  resource: string;
  namespace: string;
  name: string;
  kind: string;
  api_version: string;
  uid: string;
  resource_version: string;
  generation: number | string;
  labels: string;
  created_at: string;
  spec_changed_at: string | null;
  finalizers: string;
  deletion_at: string | null;
  seen_at: string;
  facts: string;
  facts_version: number;
  state: string;
  state_findings: string;
  state_since: string;
  target_name: string;
  target_namespace: string | null;
  remote_keys: string;
  /** See `digestOf`; empty: not known. */
  digest: string;
};

export function secretFromRow(row: SecretRow): ObservedSecret {
  return {
    id: row.id,
    cluster: row.cluster,
    uid: row.uid,
    resourceVersion: row.resource_version,
    namespace: row.namespace,
    name: row.name,
    kind: row.kind,
    apiVersion: row.api_version,
    labels: JSON.parse(row.labels),
    generation: Number(row.generation),
    createdAt: row.created_at,
    specChangedAt: row.spec_changed_at,
    finalizers: JSON.parse(row.finalizers),
    deletionAt: row.deletion_at,
    seenAt: row.seen_at,
    facts: JSON.parse(row.facts),
  };
}

/** The columns that follow from the object itself. */
export function secretToRow(
  secret: ObservedSecret,
): Omit<
  SecretRow,
  | 'resource'
  | 'facts_version'
  | 'state'
  | 'state_findings'
  | 'state_since'
  | 'digest'
> {
  return {
    id: secret.id,
    cluster: secret.cluster,
    namespace: secret.namespace,
    name: secret.name,
    kind: secret.kind,
    api_version: secret.apiVersion,
    uid: secret.uid,
    resource_version: secret.resourceVersion,
    generation: secret.generation,
    labels: JSON.stringify(secret.labels),
    created_at: secret.createdAt,
    spec_changed_at: secret.specChangedAt,
    finalizers: JSON.stringify(secret.finalizers ?? []),
    deletion_at: secret.deletionAt ?? null,
    seen_at: secret.seenAt,
    facts: JSON.stringify(secret.facts),
    target_name: targetColumn(secret),
    target_namespace: targetNamespaceColumn(secret),
    remote_keys: remoteKeysColumn(secret),
  };
}

/**
 * The Secret that an object creates or pushes; empty if there is none or
 * several.
 */
function targetColumn(secret: ObservedSecret): string {
  const { direction, objects } = modelKinds.of(secret.facts);
  const isMade =
    direction === 'to-provider' ||
    targetAddress(secret) !== undefined ||
    // A file in Git does not say in which namespace its Secret will be.
    objects.every(({ plural }) => plural === '');
  // PostgreSQL has no text with a NUL.
  return isMade ? targetOf(secret).name.replaceAll('\0', '') : '';
}

/** Remote keys and properties, one per line without duplicates, for search. */
function remoteKeysColumn({ facts }: Pick<ObservedSecret, 'facts'>): string {
  return remoteNamesOf(facts).join('\n').replaceAll('\0', '');
}

/** Where a managed secret puts Secrets instead of its own namespace. */
export function targetNamespaceColumn({
  facts,
}: Pick<ObservedSecret, 'facts'>): string | null {
  return targetNamespaceOf(facts)?.replaceAll('\0', '') ?? null;
}
