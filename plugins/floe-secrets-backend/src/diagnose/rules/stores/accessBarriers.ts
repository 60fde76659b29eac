import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedStore } from '../../../model/observed';
import { shellCommand } from '../../commands';

/**
 * A response with the same status as a missing permission, but for another
 * reason.
 */
export type AccessBarrier =
  | 'api-disabled'
  | 'assume-role'
  | 'billing'
  | 'clock'
  | 'encryption-key'
  | 'expired'
  | 'firewall'
  | 'impersonate'
  | 'login'
  | 'region'
  | 'review';

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
    'AADSTS\\d+|\\wCredential authentication failed|Refresh request failed',
    // Google
    'code = Unauthenticated|UNAUTHENTICATED|invalid_grant|unable to fetch identitybindingtoken',
    // Vault
    'unable to log in|invalid role name|invalid role or secret ID|invalid vault credentials',
    'missing client token|bad token|invalid token',
    // IBM, Conjur, Kubernetes
    'Provided API key could not be found|\\bUnauthorized\\b',
    'asked for the client to provide credentials',
    // 1Password, Bitwarden, Doppler, Infisical, Akeyless, Scaleway, Passbolt …
    'Invalid token signature|you are not authenticated|service account token',
    'failed to login to bitwarden|Invalid (?:Auth|Service) token',
    'failed to authenticate (?:via|with)|\\bauthentication failed: ',
    'The authentication failed|Authentication is required|Login failed\\.',
    'denied authentication|information to complete authentication',
    'iam token expired|fetching token: |InvalidAccessKeyId',
    // The status alone
    '(?:status(?:[- ]?code)?[=:]? ?|API error \\(|but got |https?:\\S{1,400}: )401\\b',
  ].join('|'),
);

export const BARRIERS: Record<
  AccessBarrier,
  {
    pattern: RegExp;
    summary: (storeName: string) => string;
    remedy: (store: ObservedStore | undefined) => Remedy;
  }
> = {
  // A signature or token has a time, by the clock of the operator's node.
  clock: {
    pattern:
      /\bSignature (?:expired|not yet current)\b|\bRequestTimeTooSkewed\b|\bAADSTS700024\b|in a reasonable timeframe/,
    summary: storeName =>
      `The provider refuses the login of the ${storeName} because of its time: the clock of the operator's node is wrong, or the token is too old.`,
    remedy: () => ({
      title:
        'Compare the clock of the node that the operator runs on with the right time. If it is right, restart the operator, which then gets a new token',
    }),
  },
  region: {
    pattern: /\bRegionDisabledException\b/,
    summary: storeName =>
      `The provider has not activated its service in the region of the ${storeName} for this account.`,
    remedy: () => ({
      title:
        'Activate the region, and STS in it, in the settings of the account, or use another region',
    }),
  },
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
      /Access to KMS is not allowed|DecryptionFailure\b|KMSInvalidStateException|KMS[\s\S]*DisabledException|\bkms:(?:Decrypt|GenerateDataKey)\b|associated with this ciphertext|\bcloudkms\.\w+\.use|refers to a customer master key/,
    summary: storeName =>
      `The provider of the ${storeName} cannot decrypt the secret: the key that encrypts it is disabled, or may not be used by the store's identity.`,
    remedy: () => ({
      title:
        'Enable the encryption key at the provider, and grant the identity of the store the right to decrypt with it',
    }),
  },
  'assume-role': {
    // With a web identity: the service account of EKS.
    pattern:
      /operation error STS: AssumeRole(?:WithWebIdentity|WithSAML)?\b|\bsts:AssumeRole(?:WithWebIdentity|WithSAML)?\b/,
    summary: storeName =>
      `The credentials of the ${storeName} may not assume its role.`,
    remedy: store => ({
      title: `Allow the identity of the store to assume ${
        store?.detail.role ? `the role ${store.detail.role}` : 'the role'
      }, in a policy of the identity and in the trust policy of the role`,
    }),
  },
  // Workload identity of Google: `workload_identity.go`
  impersonate: {
    pattern:
      /\biam\.serviceAccounts\.getAccessToken\b|unable to generate gcp access token/,
    summary: storeName =>
      `The identity of the ${storeName} may not act as its Google service account.`,
    remedy: store => ({
      title:
        'Grant the Kubernetes service account of the store the role Workload Identity User on the Google service account. SERVICE_ACCOUNT and PROJECT stand for those of Google',
      command: shellCommand(
        ...['gcloud', 'iam', 'service-accounts', 'add-iam-policy-binding'],
        ...['SERVICE_ACCOUNT', '--role=roles/iam.workloadIdentityUser'],
        `--member=serviceAccount:PROJECT.svc.id.goog[${
          store?.namespace ?? 'NAMESPACE'
        }/${serviceAccountOf(store)}]`,
      ),
    }),
  },
  // `pkg/provider/kubernetes/validate.go`
  review: {
    pattern:
      /\bselfsubject(?:rules|access)reviews\b|could not verify if client is valid/,
    summary: storeName =>
      `The identity of the ${storeName} may not ask for its own rights, by which the operator checks the store.`,
    remedy: () => ({
      title:
        'Let the identity create selfsubjectrulesreviews of authorization.k8s.io, as the ClusterRole system:basic-user does',
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
  expired: {
    pattern:
      /\bExpiredToken(?:Exception)?\b|AADSTS7000222\b|\b(?:API key|JWT|iam token|token) (?:is )?expired\b/i,
    summary: storeName => `The credentials of the ${storeName} have expired.`,
    remedy: () => ({
      title: 'Renew the credentials that the store logs in with',
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

/** The service account that a store names, as a word of a command. */
function serviceAccountOf(store: ObservedStore | undefined): string {
  const named = store?.authRefs.find(({ kind }) => kind === 'ServiceAccount');
  return named?.name ?? 'NAME';
}

/**
 * Why a provider denies access, from its message, if not because of the
 * identity.
 */
export function barrierOf(words: string): AccessBarrier | undefined {
  // 1Password Connect says so with the status of a refused login.
  if (/token does not have (?:write )?access to/i.test(words)) {
    return undefined;
  }
  return (Object.keys(BARRIERS) as AccessBarrier[]).find(barrier =>
    BARRIERS[barrier].pattern.test(words),
  );
}
