import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { toMillis } from '../diagnose/time';

/** What all kinds of External Secrets Operator have in common. */
export const EXTERNAL_SECRETS_OPERATOR = {
  approach: 'external-secrets',
  conditionType: 'Ready',
  isInCluster: true,
  hasReliableStatus: true,
  operatorLabel: () => 'app.kubernetes.io/name=external-secrets',
  newValue: (): Remedy => ({ title: 'Store a new value at the provider' }),
  invalidKeyRemedy: { title: 'Correct the key', action: 'open-wizard' },
} as const;

/** When the next refresh by time is due, in milliseconds; null if none is. */
export function refreshDue(facts: {
  refreshTime: string | null;
  refreshIntervalSeconds: number | null;
}): number | null {
  const refreshed = toMillis(facts.refreshTime);
  const { refreshIntervalSeconds: seconds } = facts;
  return refreshed === null || !seconds ? null : refreshed + seconds * 1000;
}
