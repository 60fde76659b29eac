import {
  ObservedCertificate,
  ObservedEvent,
  ObservedOrigin,
  ObservedResourceStatus,
  ObservedSecret,
  ObservedStore,
  ObservedTransition,
} from '../model/observed';
import { targetOf } from '../model/target';

/** A row of `clusters`. SQLite answers booleans as 0 and 1. */
export type ClusterRow = {
  name: string;
  title: string;
  configured: boolean | number;
  reachable: boolean | number | null;
  since: string | null;
  reason: string | null;
  version: string | null;
  revision: number | string;
};

/** A row of `cluster_resources`. */
export type ResourceRow = {
  cluster: string;
  resource: string;
  api_version: string | null;
  served_versions: string;
  state: string;
  reason: string | null;
  since: string;
  last_contact_at: string | null;
};

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
  seen_at: string;
  facts: string;
  facts_version: number;
  state: string;
  state_findings: string;
  state_since: string;
  target_name: string;
  target_namespace: string | null;
};

/** A row of `stores`. */
export type StoreRow = {
  id: string;
  cluster: string;
  resource: string;
  namespace: string | null;
  name: string;
  kind: string;
  api_version: string;
  uid: string;
  resource_version: string;
  generation: number | string;
  seen_at: string;
  facts: string;
  facts_version: number;
};

/** A row of `origins`. */
export type OriginRow = Omit<StoreRow, 'generation'>;

/** A row of `events`. */
export type EventRow = {
  cluster: string;
  uid: string;
  namespace: string;
  involved_kind: string;
  involved_name: string;
  involved_uid: string | null;
  type: string;
  reason: string;
  message: string;
  count: number;
  first_seen: string | null;
  last_seen: string;
};

/** A row of `certificates`. */
export type CertificateRow = {
  cluster: string;
  fingerprint: string;
  pem: string;
  not_before: string;
  not_after: string;
  key_size: number;
  modulus_prefix: string;
  controller: string;
  fetched_at: string;
};

/** A row of `transitions`, without its number. */
export type TransitionRow = {
  secret_id: string;
  cluster: string;
  at: string;
  state: string;
  findings: string;
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
    seenAt: row.seen_at,
    facts: JSON.parse(row.facts),
  };
}

/** The part of a row that the object itself gives. */
export function secretToRow(
  secret: ObservedSecret,
): Omit<
  SecretRow,
  'resource' | 'facts_version' | 'state' | 'state_findings' | 'state_since'
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
    seen_at: secret.seenAt,
    facts: JSON.stringify(secret.facts),
    // PostgreSQL has no text with a NUL.
    target_name: targetOf(secret).name.replaceAll('\0', ''),
    target_namespace:
      secret.facts.type === 'flux-kustomization'
        ? secret.facts.targetNamespace?.replaceAll('\0', '') ?? null
        : null,
  };
}

type StoreFactFields = Pick<
  ObservedStore,
  | 'provider'
  | 'detail'
  | 'authRefs'
  | 'namespaceConditions'
  | 'capabilities'
  | 'ready'
>;

export function storeFromRow(row: StoreRow): ObservedStore {
  const facts: StoreFactFields = JSON.parse(row.facts);
  return {
    id: row.id,
    cluster: row.cluster,
    uid: row.uid,
    resourceVersion: row.resource_version,
    kind: row.kind as ObservedStore['kind'],
    namespace: row.namespace,
    name: row.name,
    apiVersion: row.api_version,
    generation: Number(row.generation),
    seenAt: row.seen_at,
    ...facts,
  };
}

export function storeToRow(
  store: ObservedStore,
): Omit<StoreRow, 'resource' | 'facts_version'> {
  const facts: StoreFactFields = {
    provider: store.provider,
    detail: store.detail,
    authRefs: store.authRefs,
    namespaceConditions: store.namespaceConditions,
    capabilities: store.capabilities,
    ready: store.ready,
  };
  return {
    id: store.id,
    cluster: store.cluster,
    namespace: store.namespace,
    name: store.name,
    kind: store.kind,
    api_version: store.apiVersion,
    uid: store.uid,
    resource_version: store.resourceVersion,
    generation: store.generation,
    seen_at: store.seenAt,
    facts: JSON.stringify(facts),
  };
}

type OriginFactFields = Pick<ObservedOrigin, 'generates' | 'ready'>;

export function originFromRow(row: OriginRow): ObservedOrigin {
  const facts: OriginFactFields = JSON.parse(row.facts);
  return {
    id: row.id,
    cluster: row.cluster,
    uid: row.uid,
    resourceVersion: row.resource_version,
    kind: row.kind,
    namespace: row.namespace,
    name: row.name,
    apiVersion: row.api_version,
    seenAt: row.seen_at,
    ...facts,
  };
}

export function originToRow(
  origin: ObservedOrigin,
): Omit<OriginRow, 'resource' | 'facts_version'> {
  const { generates, ready } = origin;
  const facts: OriginFactFields = { generates, ready };
  return {
    id: origin.id,
    cluster: origin.cluster,
    namespace: origin.namespace,
    name: origin.name,
    kind: origin.kind,
    api_version: origin.apiVersion,
    uid: origin.uid,
    resource_version: origin.resourceVersion,
    seen_at: origin.seenAt,
    facts: JSON.stringify(facts),
  };
}

export function eventFromRow(row: EventRow): ObservedEvent {
  return {
    cluster: row.cluster,
    uid: row.uid,
    namespace: row.namespace,
    involvedKind: row.involved_kind,
    involvedName: row.involved_name,
    involvedUid: row.involved_uid,
    type: row.type as ObservedEvent['type'],
    reason: row.reason,
    message: row.message,
    count: row.count,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  };
}

export function eventToRow(event: ObservedEvent, now: string): EventRow {
  return {
    cluster: event.cluster,
    uid: event.uid,
    namespace: event.namespace,
    involved_kind: event.involvedKind,
    involved_name: event.involvedName,
    involved_uid: event.involvedUid,
    type: event.type,
    reason: event.reason,
    message: event.message,
    count: event.count,
    first_seen: event.firstSeen,
    last_seen: event.lastSeen ?? event.firstSeen ?? now,
  };
}

export function certificateFromRow(row: CertificateRow): ObservedCertificate {
  return {
    cluster: row.cluster,
    fingerprint: row.fingerprint,
    pem: row.pem,
    notBefore: row.not_before,
    notAfter: row.not_after,
    keySize: row.key_size,
    modulusPrefix: row.modulus_prefix,
    controller: row.controller,
    fetchedAt: row.fetched_at,
  };
}

export function certificateToRow(
  certificate: ObservedCertificate,
): CertificateRow {
  return {
    cluster: certificate.cluster,
    fingerprint: certificate.fingerprint,
    pem: certificate.pem,
    not_before: certificate.notBefore,
    not_after: certificate.notAfter,
    key_size: certificate.keySize,
    modulus_prefix: certificate.modulusPrefix,
    controller: certificate.controller,
    fetched_at: certificate.fetchedAt,
  };
}

export function transitionFromRow(row: TransitionRow): ObservedTransition {
  return {
    secretId: row.secret_id,
    cluster: row.cluster,
    at: row.at,
    state: row.state as ObservedTransition['state'],
    findings: JSON.parse(row.findings),
  };
}

export function transitionToRow(transition: ObservedTransition): TransitionRow {
  return {
    secret_id: transition.secretId,
    cluster: transition.cluster,
    at: transition.at,
    state: transition.state,
    findings: JSON.stringify(transition.findings),
  };
}

export function resourceFromRow(row: ResourceRow): ObservedResourceStatus {
  return {
    cluster: row.cluster,
    resource: row.resource,
    apiVersion: row.api_version,
    servedVersions: JSON.parse(row.served_versions),
    state: row.state as ObservedResourceStatus['state'],
    reason: row.reason,
    since: row.since,
  };
}
