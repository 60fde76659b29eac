import { RecordedChange } from './types';

/** A row of `changes`. */
export type ChangeRow = {
  id: string;
  entity_ref: string;
  environment: string;
  cluster: string;
  namespace: string;
  approach: string;
  title: string;
  values_path: string | null;
  pull_request_url: string;
  pull_request_number: number | null;
  created_by: string | null;
  created_at: string;
  status: string;
  merged_at: string | null;
  merged_proof: string | null;
  applied_at: string | null;
  applied_proof: string | null;
  synced_at: string | null;
  synced_proof: string | null;
  closed_at: string | null;
  objects: string;
  /** JSON; null if recorded before removals were followed. */
  removed: string | null;
  follow_problem: string | null;
  follow_etag: string | null;
  follow_failures: number;
  follow_token: string | null;
  /** Milliseconds since 1970; PostgreSQL returns bigint as text. */
  follow_at: number | string;
};

/** The columns of a change, without its poll schedule. */
export function toRow(
  change: RecordedChange,
): Omit<
  ChangeRow,
  'follow_etag' | 'follow_failures' | 'follow_token' | 'follow_at'
> {
  return {
    id: change.id,
    entity_ref: change.entityRef,
    environment: change.environment,
    cluster: change.cluster,
    namespace: change.namespace,
    approach: change.approach,
    title: change.title,
    values_path: change.valuesPath,
    pull_request_url: change.pullRequestUrl,
    pull_request_number: change.pullRequestNumber,
    created_by: change.createdBy,
    created_at: change.createdAt,
    status: change.status,
    merged_at: change.merged?.at ?? null,
    merged_proof: change.merged?.proof ?? null,
    applied_at: change.applied?.at ?? null,
    applied_proof: change.applied?.proof ?? null,
    synced_at: change.synced?.at ?? null,
    synced_proof: change.synced?.proof ?? null,
    closed_at: change.closedAt,
    objects: JSON.stringify(change.objects),
    removed: JSON.stringify(change.removed),
    follow_problem: change.followProblem,
  };
}

export function fromRow(row: ChangeRow): RecordedChange {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    environment: row.environment,
    cluster: row.cluster,
    namespace: row.namespace,
    approach: row.approach as RecordedChange['approach'],
    title: row.title,
    valuesPath: row.values_path,
    pullRequestUrl: row.pull_request_url,
    pullRequestNumber: row.pull_request_number,
    createdBy: row.created_by,
    createdAt: row.created_at,
    status: row.status as RecordedChange['status'],
    merged: toProof(row.merged_at, row.merged_proof),
    applied: toProof(row.applied_at, row.applied_proof),
    synced: toProof(row.synced_at, row.synced_proof),
    closedAt: row.closed_at,
    objects: JSON.parse(row.objects),
    removed: JSON.parse(row.removed ?? '[]'),
    followProblem: row.follow_problem,
  };
}

function toProof(at: string | null, proof: string | null) {
  return at === null ? null : { at, proof: proof ?? '' };
}
