import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { toMillis } from '../diagnose/time';

type Finding = ManagedSecret['findings'][number];

/** Only in notices: a rotation that is due within the configured time. */
export const ROTATION_DUE = 'rotation-due';
const ROTATION_OVERDUE = 'rotation-overdue';
export const ROTATION_FINDINGS: readonly string[] = [
  ROTATION_DUE,
  ROTATION_OVERDUE,
];

/**
 * The findings of a secret that its owners are notified about: the error of a
 * failing one, why a stale one is not refreshed, and its rotation if the
 * environment's policy includes it.
 *
 * @param options.now - milliseconds since 1970
 * @param options.rotationLeadMs - how long before a rotation is due it is
 * announced; 0: never
 */
export function notifiableFindings(
  secret: Pick<ManagedSecret, 'findings' | 'rotation' | 'state'>,
  options: { now: number; rotationLeadMs: number },
): Finding[] {
  return [...syncFindings(secret), ...rotationFindings(secret, options)];
}

function syncFindings({
  findings,
  state,
}: Pick<ManagedSecret, 'findings' | 'state'>): Finding[] {
  const ofSeverity = (severity: Finding['severity']) =>
    findings.find(
      one => one.severity === severity && !ROTATION_FINDINGS.includes(one.id),
    );
  switch (state) {
    case 'failing':
      return [ofSeverity('error') ?? bare('sync-failed', 'error')];
    case 'stale':
      return [
        ofSeverity('error') ??
          findings.find(({ id }) => id === 'refresh-overdue') ??
          bare('refresh-overdue', 'warning'),
      ];
    default:
      return [];
  }
}

function rotationFindings(
  { findings, rotation }: Pick<ManagedSecret, 'findings' | 'rotation'>,
  { now, rotationLeadMs }: { now: number; rotationLeadMs: number },
): Finding[] {
  const overdue = findings.find(({ id }) => id === ROTATION_OVERDUE);
  if (overdue) {
    return overdue.severity === 'info' ? [] : [overdue];
  }
  const due = toMillis(rotation.due);
  return rotationLeadMs > 0 &&
    due !== null &&
    due > now &&
    due - now <= rotationLeadMs
    ? [bare(ROTATION_DUE, 'warning')]
    : [];
}

function bare(id: string, severity: Finding['severity']): Finding {
  return {
    id,
    severity,
    confidence: 'proven',
    summary: '',
    evidence: [],
    remedies: [],
  };
}
