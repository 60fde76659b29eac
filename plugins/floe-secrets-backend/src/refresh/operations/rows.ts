import { Item, ItemStatus } from './types';

/** A row of the table `operations`. */
export type OperationRow = {
  id: string;
  running_key: string | null;
  for_many: boolean | number;
  requested_by: string;
  started_at: string;
  ended_at: string | null;
};

/** A row of the table `operation_items`. */
export type ItemRow = {
  id: string;
  operation_id: string;
  secret_id: string;
  position: number;
  cluster: string;
  status: ItemStatus;
  lease_token: string | null;
  lease_until: number | string | null;
  running_secret_id: string | null;
  joined_id: string | null;
  send_number: number | null;
  started_at: string | null;
  give_up_at: number | string | null;
  ended_at: string | null;
  request: string | null;
  proof: string | null;
  finding: string | null;
  reason: string | null;
};

/** Converts the row of an item. */
export function itemFromRow(row: ItemRow): Item {
  return {
    id: row.id,
    operationId: row.operation_id,
    secretId: row.secret_id,
    cluster: row.cluster,
    status: row.status,
    leaseToken: row.lease_token,
    startedAt: row.started_at,
    giveUpAt:
      row.give_up_at === null
        ? null
        : new Date(Number(row.give_up_at)).toISOString(),
    endedAt: row.ended_at,
    request: row.request === null ? null : JSON.parse(row.request),
    proof: row.proof,
    finding: row.finding === null ? null : JSON.parse(row.finding),
    reason: row.reason,
  };
}
