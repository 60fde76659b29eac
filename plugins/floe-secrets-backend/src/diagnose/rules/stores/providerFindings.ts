import { inWizard } from '../../inWizard';
import {
  Evidence,
  Finding,
  FindingId,
  Remedy,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../model/observed';
import {
  describeStore,
  lookUpRemoteKey,
  providerDocumentation,
  shellCommand,
} from '../../commands';
import { createFinding } from '../../finding';
import { isVault } from '@floe/values-files';
import { ProviderCause } from '../../providers';
import { AccessBarrier, BARRIERS } from './accessBarriers';
import { outageOf } from './outages';
import { accessGrants } from './grants/accessGrants';
import { ProviderUse } from './grants/ProviderUse';

/** Causes with their own finding, on stores and on secrets alike. */
export type StoreCause = Extract<
  ProviderCause,
  | 'auth-missing'
  | 'auth-malformed'
  | 'access-denied'
  | 'throttled'
  | 'unreachable'
>;

export const STORE_CAUSE_FINDINGS: Record<StoreCause, FindingId> = {
  'auth-missing': 'store-auth-missing',
  'auth-malformed': 'store-auth-missing',
  'access-denied': 'provider-access-denied',
  throttled: 'provider-throttled',
  unreachable: 'provider-unreachable',
};

/** The input of a finding about a store or its provider. */
type ProviderFindingSubject = {
  /** Names the store in a sentence: `SecretStore vault-backend`. */
  storeName: string;
  store: ObservedStore | undefined;
  namespace: string;
  /** The key that was being fetched, if known. */
  remoteKey?: string;
  /** What the identity of the store was to do; a read if absent. */
  use?: ProviderUse;
  evidence: Evidence[];
  /** The masked words of the provider. */
  words: string;
  /** Of the secret that is fetched; 0 if that is not done at an interval. */
  refreshIntervalSeconds?: number | null;
  /**
   * Whether the provider's message may also mean that the key does not exist.
   */
  mayBeMissing?: boolean;
  /** Why the provider denies access, if not because of the store's identity. */
  barrier?: AccessBarrier;
  severity?: Finding['severity'];
};

const SUMMARIES: Record<
  StoreCause,
  (subject: ProviderFindingSubject) => string
> = {
  'auth-missing': ({ storeName, store, words }) => {
    if (usesOwnIdentity(store, words)) {
      return `The ${storeName} cannot log in: it names no credentials, and the operator has none of its own for the provider.`;
    }
    const refused = tokenRefused(words);
    if (refused) {
      return `The ${storeName} cannot log in: the operator is not allowed to create a token for its ServiceAccount ${refused.account}.`;
    }
    const lacking = lackingIdentity(words);
    if (lacking) {
      return `The ${storeName} cannot log in: ${lacking}.`;
    }
    const names = authNames(store);
    return names
      ? `The ${storeName} cannot log in: its auth block refers to objects or keys that do not exist (${names}).`
      : `The ${storeName} cannot log in: the credentials that its auth block refers to do not exist.`;
  },
  'auth-malformed': ({ storeName, store }) => {
    const names = authNames(store);
    return `The operator cannot use the credentials of the ${storeName}${
      names ? ` (${names})` : ''
    }: they do not have the form that the provider expects.`;
  },
  'access-denied': ({ barrier, storeName, mayBeMissing, remoteKey, use }) => {
    if (barrier) {
      return BARRIERS[barrier].summary(storeName);
    }
    const denied = `The provider denies the ${storeName} access${
      remoteKey ? ` to ${remoteKey}` : ''
    }`;
    if (use === 'list') {
      return mayBeMissing
        ? `The provider does not let the ${storeName} list secrets, or its project does not exist: the answer is the same for both.`
        : `The provider does not let the ${storeName} list secrets, which an entry with find needs.`;
    }
    return mayBeMissing
      ? `${denied}, or the key does not exist: its answer is the same for both.`
      : `${denied}.`;
  },
  throttled: ({ storeName }) =>
    `The provider throttles the ${storeName}: too many requests.`,
  unreachable: subject =>
    outage(subject)?.summary ??
    `The provider behind the ${subject.storeName} cannot be reached${placeOf(
      subject,
    )}.`,
};

/**
 * Words of an operator that looked for credentials in its own environment.
 */
const LACKS_OWN_IDENTITY =
  /no EC2 IMDS role found|NoCredentialProviders|could not find default credentials|no AWS authentication method found/;

function usesOwnIdentity(
  store: ObservedStore | undefined,
  words: string,
): boolean {
  return !store?.authRefs.length && LACKS_OWN_IDENTITY.test(words);
}

/**
 * What the store or the service account does not say, from an operator that
 * looked for it there (`azure/keyvault.go`, `aws/auth`).
 */
function lackingIdentity(words: string): string | undefined {
  const field = /\bmissing (clientID|tenantID|secretRef)\b/.exec(words)?.[1];
  if (field) {
    return `neither its auth block nor the service account has a ${field}`;
  }
  if (
    /\bno auth provider given\b|\bno valid auth method specified\b/.test(words)
  ) {
    return 'its auth block names no way to do so';
  }
  const account =
    /\ban IAM role must be associated with service account ([a-z0-9.-]{1,253})/.exec(
      words,
    )?.[1];
  return account && `the ServiceAccount ${account} names no IAM role`;
}

/** `CreateToken` with the service account of a store (runtime/esutils). */
function tokenRefused(
  words: string,
): { account: string; remedy: Remedy } | undefined {
  const [, account, user, namespace] =
    /\bserviceaccounts "([a-z0-9.-]{1,253})" is forbidden: User "([^"\s]{1,300})" cannot create resource "serviceaccounts\/token" in API group "" in the namespace "([a-z0-9.-]{1,253})"/.exec(
      words,
    ) ?? [];
  return account
    ? {
        account,
        remedy: {
          title: `Grant ${user} the verb create on serviceaccounts/token, and check it`,
          command: shellCommand(
            ...['kubectl', 'auth', 'can-i', 'create', 'serviceaccounts'],
            ...['--subresource=token', '-n', namespace, '--as', user],
          ),
        },
      }
    : undefined;
}

/** The guide's longest interval. */
const LONGEST_USUAL_SECONDS = 3_600;

const REMEDIES: Record<
  StoreCause,
  (subject: ProviderFindingSubject) => (Remedy | null)[]
> = {
  'auth-missing': ({ store, namespace, words }) => [
    usesOwnIdentity(store, words)
      ? {
          title:
            'Give the service account of the operator an identity at the provider, or name credentials in the auth block of the store',
        }
      : null,
    tokenRefused(words)?.remedy ?? null,
    lackingIdentity(words)
      ? {
          title:
            'Annotate the service account as the provider documents, or name the identity in the spec of the store',
        }
      : null,
    ...(store?.authRefs ?? []).map(ref => ({
      title: `Check whether the ${ref.kind} ${ref.name} exists${
        ref.key ? ` and has the key ${ref.key}` : ''
      } (prints no value)`,
      command:
        ref.kind === 'Secret'
          ? shellCommand(
              ...['kubectl', 'describe', 'secret', ref.name],
              ...['-n', store?.namespace ?? namespace],
            )
          : shellCommand(
              ...['kubectl', 'get', 'serviceaccount', ref.name],
              ...['-n', store?.namespace ?? namespace],
            ),
    })),
    providerDocumentation(store?.provider ?? null),
  ],
  'auth-malformed': ({ store, namespace }) => [
    {
      title:
        'Store the credentials again, exactly as the provider issued them: complete, and without a line break at the end',
    },
    ...(store?.authRefs ?? [])
      .filter(({ kind }) => kind === 'Secret')
      .map(ref => ({
        title: `Show the sizes of the keys of the Secret ${ref.name} (prints no value)`,
        command: shellCommand(
          ...['kubectl', 'describe', 'secret', ref.name],
          ...['-n', store?.namespace ?? namespace],
        ),
      })),
    providerDocumentation(store?.provider ?? null),
  ],
  'access-denied': ({ barrier, mayBeMissing, remoteKey, store, use }) => [
    barrier ? BARRIERS[barrier].remedy(store) : null,
    mayBeMissing && remoteKey ? lookUpRemoteKey(store, remoteKey) : null,
    ...(barrier ? [] : accessGrants(store, remoteKey, use)),
    vaultRole(store),
    providerDocumentation(store?.provider ?? null),
  ],
  throttled: ({ refreshIntervalSeconds: interval }) => [
    interval === 0 || (interval && interval >= LONGEST_USUAL_SECONDS)
      ? null
      : inWizard(
          'refresh-interval',
          'Lengthen the refresh interval; the guide recommends 15 min to 1 h',
        ),
    { title: 'Ask for a higher quota at the provider, or spread the load' },
  ],
  unreachable: subject => [
    outage(subject)?.remedy ?? {
      title:
        'Check the address, the network policy, the TLS certificate and whether the provider is running',
    },
    subject.store ? describeStore(subject.store) : null,
    providerDocumentation(subject.store?.provider ?? null),
  ],
};

function outage({ storeName, store, words }: ProviderFindingSubject) {
  return outageOf(words, storeName, placeOf({ store }));
}

/** The address of a provider in a sentence. */
function placeOf({ store }: Pick<ProviderFindingSubject, 'store'>): string {
  const place =
    store &&
    (store.detail.server ??
      store.detail.vaultUrl ??
      store.detail.url ??
      store.detail.serviceUrl);
  return place ? ` at ${place}` : '';
}

function authNames(store: ObservedStore | undefined): string {
  return (store?.authRefs ?? [])
    .map(({ kind, name, key }) => `${kind} ${name}${key ? `, key ${key}` : ''}`)
    .join('; ');
}

/** The guide's own command for Vault's Kubernetes auth. */
function vaultRole(store: ObservedStore | undefined): Remedy | null {
  const role = isVault(store?.provider) ? store?.detail.role : undefined;
  return role
    ? {
        title: 'Show the policies of the Vault role',
        command: shellCommand(
          store?.provider === 'openBao' ? 'bao' : 'vault',
          ...['read', `auth/kubernetes/role/${role}`],
        ),
      }
    : null;
}

/** Creates the finding for a cause in the store or at its provider. */
export function providerFinding(
  cause: StoreCause,
  subject: ProviderFindingSubject,
): Finding {
  return createFinding(STORE_CAUSE_FINDINGS[cause], {
    severity: subject.severity ?? 'error',
    confidence: subject.mayBeMissing ? 'likely' : 'proven',
    summary: SUMMARIES[cause](subject),
    evidence: subject.evidence,
    remedies: REMEDIES[cause](subject),
  });
}
