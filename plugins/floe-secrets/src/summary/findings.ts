import type {
  Finding,
  ManagedSecret,
} from '@floe/backstage-plugin-floe-secrets-common';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/**
 * Findings with the most severe first; within one severity in the order of the
 * API, which is by importance.
 */
export function sortFindings<T extends Pick<Finding, 'severity'>>(
  findings: readonly T[],
): T[] {
  return [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

/**
 * The finding that explains the state of a secret best, if one needs action.
 */
export function mainFinding(
  secret: Pick<ManagedSecret, 'findings'>,
): ManagedSecret['findings'][number] | undefined {
  return sortFindings(secret.findings).find(
    finding => finding.severity !== 'info',
  );
}
