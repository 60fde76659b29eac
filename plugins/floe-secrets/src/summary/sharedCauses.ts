import type {
  Finding,
  ManagedSecret,
  StoreRef,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The findings that are caused by a store, so that all of its secrets have
 * them.
 */
const STORE_FINDINGS = [
  'store-not-found',
  'store-namespace-denied',
  'store-not-ready',
  'store-auth-missing',
  'provider-access-denied',
  'provider-unreachable',
  'provider-throttled',
] as const;

type StoreFindingId = (typeof STORE_FINDINGS)[number];

/** A store that makes several secrets fail, and why. */
export type SharedCause = {
  key: string;
  cluster: string;
  store: StoreRef;
  findingId: StoreFindingId;
  finding: Pick<Finding, 'summary' | 'confidence' | 'evidence' | 'remedies'>;
  secrets: ManagedSecret[];
};

function isStoreFinding(id: string): id is StoreFindingId {
  return (STORE_FINDINGS as readonly string[]).includes(id);
}

/**
 * The secrets that fail because of their store, by store and cause; the store
 * of most secrets comes first.
 */
export function sharedCauses(secrets: readonly ManagedSecret[]): SharedCause[] {
  const causes = new Map<string, SharedCause>();
  for (const secret of secrets) {
    const { store } = secret.source;
    const finding = secret.findings.find(
      ({ id, severity }) => severity === 'error' && isStoreFinding(id),
    );
    if (!store || !finding || !isStoreFinding(finding.id)) {
      continue;
    }
    const place = store.kind === 'SecretStore' ? secret.namespace : '';
    const key = [
      secret.cluster,
      store.kind,
      place,
      store.name,
      finding.id,
    ].join('/');
    const cause = causes.get(key);
    if (cause) {
      cause.secrets.push(secret);
    } else {
      causes.set(key, {
        key,
        cluster: secret.cluster,
        store,
        findingId: finding.id,
        finding,
        secrets: [secret],
      });
    }
  }
  return [...causes.values()].sort(
    (a, b) => b.secrets.length - a.secrets.length,
  );
}
