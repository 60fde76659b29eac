import {
  ObservedCertificate,
  ObservedEvent,
  ObservedOperator,
  ObservedResourceStatus,
  ObservedTransition,
} from '../model/observed';

/** A row of `clusters`. SQLite answers booleans as 0 and 1. */
export type ClusterRow = {
  name: string;
  title: string;
  configured: boolean | number;
  reachable: boolean | number | null;
  since: string | null;
  reason: string | null;
  version: string | null;
  clock_offset_ms: number | string;
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

/** A row of `cluster_operators`. */
export type OperatorRow = ObservedOperator;

/** A row of `events`. */
export type EventRow = {
  cluster: string;
  uid: string;
  /** PostgreSQL answers bigint as text. */
  resource_version: number | string;
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

/** Orders events, the newest first, as `newestEventFirst` does. */
export const newestEventColumns = [
  { column: 'events.last_seen', order: 'desc' },
  { column: 'events.resource_version', order: 'desc' },
  { column: 'events.uid', order: 'asc' },
] as const;

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

export function eventFromRow(row: EventRow): ObservedEvent {
  return {
    cluster: row.cluster,
    uid: row.uid,
    resourceVersion: String(row.resource_version),
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
    resource_version: event.resourceVersion,
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
