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
import { ProviderCause } from '../../providers';
import { accessGrants, ProviderUse } from './accessGrants';

/** Causes with their own finding, on stores and on secrets alike. */
export type StoreCause = Extract<
  ProviderCause,
  'auth-missing' | 'access-denied' | 'throttled' | 'unreachable'
>;

export const STORE_CAUSE_FINDINGS: Record<StoreCause, FindingId> = {
  'auth-missing': 'store-auth-missing',
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
  /** Facts of the secret that was being fetched, if there is one. */
  refreshIntervalSeconds?: number | null;
  /**
   * Whether the provider's message may also mean that the key does not exist.
   */
  mayBeMissing?: boolean;
  /** Why the provider denies access, if not because of the store's identity. */
  barrier?: AccessBarrier;
  severity?: Finding['severity'];
};

/**
 * A response with the same status as a missing permission, but for another
 * reason.
 */
type AccessBarrier =
  | 'api-disabled'
  | 'billing'
  | 'encryption-key'
  | 'firewall'
  | 'login';

/**
 * Messages of a refused login, by provider: the credentials are expired,
 * revoked or unknown, whatever permissions they have.
 */
const LOGIN_REFUSED = new RegExp(
  [
    // AWS
    'ExpiredToken(?:Exception)?\\b|UnrecognizedClientException|InvalidClientTokenId',
    'InvalidIdentityToken|SignatureDoesNotMatch|InvalidSignatureException|AuthFailure',
    // Azure
    'AADSTS\\d+|\\w+Credential authentication failed',
    // Google
    'code = Unauthenticated|UNAUTHENTICATED|invalid_grant',
    // Vault
    'unable to log in|invalid role name|invalid role or secret ID|invalid vault credentials',
    'missing client token|bad token|invalid token',
    // IBM, Conjur, Kubernetes
    'Provided API key could not be found|\\bUnauthorized\\b',
    'asked for the client to provide credentials',
  ].join('|'),
);

const BARRIERS: Record<
  AccessBarrier,
  {
    pattern: RegExp;
    summary: (storeName: string) => string;
    remedy: (store: ObservedStore | undefined) => Remedy;
  }
> = {
  // https://learn.microsoft.com/azure/key-vault/general/rest-error-codes
  firewall: {
    pattern:
      /\bForbiddenBy(?:Firewall|Connection)\b|Client address is not authorized|Public network access is disabled|Request is prohibited by organization's policy/,
    summary: storeName =>
      `The provider refuses the network of the operator: the ${storeName} may be used only from certain addresses.`,
    remedy: () => ({
      title:
        'Allow the address of the operator in the firewall or service perimeter of the provider, or connect it by a private endpoint',
    }),
  },
  'encryption-key': {
    pattern:
      /Access to KMS is not allowed|DecryptionFailure\b|KMSInvalidStateException|KMS[\s\S]*DisabledException/,
    summary: storeName =>
      `The provider of the ${storeName} cannot decrypt the secret: the key that encrypts it is disabled, or may not be used by the store's identity.`,
    remedy: () => ({
      title:
        'Enable the encryption key at the provider, and grant the identity of the store the right to decrypt with it',
    }),
  },
  billing: {
    pattern: /requires billing to be enabled/,
    summary: storeName =>
      `The project of the ${storeName} has no billing account, so the provider refuses all requests.`,
    remedy: () => ({ title: 'Enable billing for the project' }),
  },
  'api-disabled': {
    pattern: /\bAPI has not been used in project\b.* or it is disabled/,
    summary: storeName =>
      `The API of the provider is not enabled in the project of the ${storeName}.`,
    remedy: store => ({
      title: 'Enable the API in the project, and wait a few minutes',
      command: shellCommand(
        ...['gcloud', 'services', 'enable', 'secretmanager.googleapis.com'],
        ...(store?.detail.projectID
          ? [`--project=${store.detail.projectID}`]
          : []),
      ),
    }),
  },
  login: {
    pattern: LOGIN_REFUSED,
    summary: storeName =>
      `The provider does not accept the credentials of the ${storeName}.`,
    remedy: () => ({
      title:
        'Renew the credentials that the store logs in with, or correct the role or identity in its auth block',
    }),
  },
};

/**
 * Why a provider denies access, from its message, if not because of the
 * identity.
 */
export function barrierOf(words: string): AccessBarrier | undefined {
  return (Object.keys(BARRIERS) as AccessBarrier[]).find(barrier =>
    BARRIERS[barrier].pattern.test(words),
  );
}

const SUMMARIES: Record<
  StoreCause,
  (subject: ProviderFindingSubject) => string
> = {
  'auth-missing': ({ storeName, store }) => {
    const names = authNames(store);
    return names
      ? `The ${storeName} cannot log in: its auth block refers to objects or keys that do not exist (${names}).`
      : `The ${storeName} cannot log in: the credentials that its auth block refers to do not exist.`;
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
  unreachable: ({ storeName, store }) => {
    const place =
      store &&
      (store.detail.server ??
        store.detail.vaultUrl ??
        store.detail.url ??
        store.detail.serviceUrl);
    return `The provider behind the ${storeName} cannot be reached${
      place ? ` at ${place}` : ''
    }.`;
  },
};

/** The guide's longest interval. */
const LONGEST_USUAL_SECONDS = 3_600;

const REMEDIES: Record<
  StoreCause,
  (subject: ProviderFindingSubject) => (Remedy | null)[]
> = {
  'auth-missing': ({ store, namespace }) => [
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
  'access-denied': ({ barrier, mayBeMissing, remoteKey, store, use }) => [
    barrier ? BARRIERS[barrier].remedy(store) : null,
    mayBeMissing && remoteKey ? lookUpRemoteKey(store, remoteKey) : null,
    ...(barrier ? [] : accessGrants(store, remoteKey, use)),
    vaultRole(store),
    providerDocumentation(store?.provider ?? null),
  ],
  throttled: ({ refreshIntervalSeconds: interval }) => [
    interval && interval >= LONGEST_USUAL_SECONDS
      ? null
      : inWizard(
          'refresh-interval',
          'Lengthen the refresh interval; the guide recommends 15 min to 1 h',
        ),
    { title: 'Ask for a higher quota at the provider, or spread the load' },
  ],
  unreachable: ({ store }) => [
    {
      title: `Check the address, the network policy, the TLS certificate and whether the provider is running${
        store?.provider === 'vault' ? ' (a sealed Vault must be unsealed)' : ''
      }`,
    },
    store ? describeStore(store) : null,
    providerDocumentation(store?.provider ?? null),
  ],
};

function authNames(store: ObservedStore | undefined): string {
  return (store?.authRefs ?? [])
    .map(({ kind, name, key }) => `${kind} ${name}${key ? `, key ${key}` : ''}`)
    .join('; ');
}

/** The guide's own command for Vault's Kubernetes auth. */
function vaultRole(store: ObservedStore | undefined): Remedy | null {
  const role = store?.provider === 'vault' ? store.detail.role : undefined;
  return role
    ? {
        title: 'Show the policies of the Vault role',
        command: shellCommand(
          ...['vault', 'read', `auth/kubernetes/role/${role}`],
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
