import { inWizard } from '../diagnose/inWizard';
import { Remedy, RemoteRef } from '@floe/backstage-plugin-floe-secrets-common';
import { ConditionFacts } from '../model/observed';
import { toMillis } from '../diagnose/time';

/** The common parts of all kinds of External Secrets Operator. */
export const EXTERNAL_SECRETS_OPERATOR = {
  approach: 'external-secrets',
  conditionType: 'Ready',
  isInCluster: true,
  hasReliableStatus: true,
  isDecodedTogether: true,
  succeededAt: null,
  operatorLabel: () => 'app.kubernetes.io/name=external-secrets',
  newValue: (): Remedy => ({ title: 'Store a new value at the provider' }),
  invalidKeyRemedy: inWizard('reference', 'Correct the key'),
} as const;

const MAX_KEYS_NAMED = 5;

/** Where the value of an ExternalSecret is: the store, and the keys of the provider. */
export function newValueAtProvider({
  remoteRefs,
  store,
}: {
  remoteRefs: readonly RemoteRef[];
  store: { kind: string; name: string } | null;
}): Remedy {
  const keys = [...new Set(remoteRefs.map(({ key }) => key))].filter(Boolean);
  const named = keys.slice(0, MAX_KEYS_NAMED).join(', ');
  const more = keys.length - MAX_KEYS_NAMED;
  return {
    title: `Store a new value at the provider${
      store ? ` of the ${store.kind} ${store.name}` : ''
    }${named ? `, in ${named}${more > 0 ? ` and ${more} more` : ''}` : ''}`,
  };
}

/**
 * When the next refresh on the interval is due, in milliseconds; null if there
 * is none. A successful refresh changes the status, and the API server's time
 * of that counts, not the operator's clock.
 */
export function refreshDue(facts: {
  refreshTime: string | null;
  refreshIntervalSeconds: number | null;
  statusChangedAt?: string | null;
  ready: ConditionFacts | null;
}): number | null {
  const refreshed = toMillis(facts.refreshTime);
  const { refreshIntervalSeconds: seconds } = facts;
  if (refreshed === null || !seconds) {
    return null;
  }
  const written =
    facts.ready?.status === 'True' ? toMillis(facts.statusChangedAt) : null;
  return Math.max(refreshed, written ?? 0) + seconds * 1000;
}
