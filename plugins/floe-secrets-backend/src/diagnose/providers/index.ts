import { isVault } from '@floe/values-files';
import { awsPatterns } from './aws';
import { azurePatterns } from './azure';
import { cloudPatterns } from './clouds';
import { commonPatterns } from './common';
import { conjurPatterns } from './conjur';
import { gcpPatterns } from './gcp';
import { ibmPatterns } from './ibm';
import { httpPatterns } from './http';
import { kubernetesPatterns } from './kubernetes';
import { providerOfWords } from './providerOfWords';
import { secretManagerPatterns } from './secretManagers';
import { CausePattern, ProviderCause } from './types';
import { vaultPatterns } from './vault';

export type { ProviderCause } from './types';

/** Providers whose words are clear also where the provider is not known. */
const PATTERNS: Record<string, CausePattern[]> = {
  aws: awsPatterns,
  vault: vaultPatterns,
  gcpsm: gcpPatterns,
  azurekv: azurePatterns,
  ibm: ibmPatterns,
  kubernetes: kubernetesPatterns,
  conjur: conjurPatterns,
};

/** Text so general that it identifies a cause only if the provider is known. */
const PLAIN_SPOKEN = ['ibm', 'conjur', 'kubernetes'];

/**
 * Messages of the operator about the store itself, before it calls a provider
 * (client_manager.go, resolvers/generator.go), and about the target, after the
 * provider has answered (externalsecret_controller.go). They come from this
 * cluster's API server and its webhooks.
 */
const NOT_THE_PROVIDER =
  /could not get (?:Cluster)?SecretStore |SecretStore \S+ is not ready|using cluster store |unable to get generator|generatorRef |^unable to (?:create|update|patch|delete|mutate|get) secret\b|failed calling webhook "|admission webhook "/;

/**
 * The CA of the store, which no credentials are read with (`FetchCACertFromSource`
 * in runtime/esutils).
 */
export const CA_UNUSABLE =
  /cannot set Vault CA certificate|failed to decode ca bundle|failed to get cert from (?:secret|configmap)|failed to get caProvider|not valid pem data/i;

/** Vault refuses the token of a service account that was made anew, with a status of 500. */
const LOGIN_WITH_SERVER_ERROR = /\bservice account unauthorized\b/;

/** If a text matches several causes, the one that explains the others. */
const ORDER: ProviderCause[] = [
  'key-unusable',
  'auth-missing',
  'auth-malformed',
  'throttled',
  'property-missing',
  'unreachable',
  'access-denied',
  'key-missing',
  'not-json',
];

/**
 * Recognizes why a provider refused, from the controller's message.
 *
 * @param text - quoted passages may be masked
 * @param provider - the provider's key in the store's spec; null if the store
 * is unknown; then the messages of all providers are tried
 * @param place - `store` for a store's own event: there `cannot find secret
 * data for key` means a key of the auth Secret
 */
export function providerCause(
  text: string,
  provider: string | null,
  place: 'secret' | 'store' = 'secret',
): ProviderCause | null {
  if (NOT_THE_PROVIDER.test(text)) {
    return null;
  }
  const known = provider ?? providerOfWords(text);
  const own = known
    ? PATTERNS[known] ??
      cloudPatterns[known] ??
      secretManagerPatterns[known] ??
      httpPatterns
    : Object.entries(PATTERNS)
        .filter(([name]) => !PLAIN_SPOKEN.includes(name))
        .flatMap(([, patterns]) => patterns);
  const found = new Set(
    [...own, ...commonPatterns]
      .filter(({ pattern }) => pattern.test(text))
      .map(({ cause }) => cause),
  );
  if (LOGIN_WITH_SERVER_ERROR.test(text)) {
    return 'access-denied';
  }
  if (CA_UNUSABLE.test(text)) {
    return 'unreachable';
  }
  const cause = ORDER.find(candidate => found.has(candidate)) ?? null;
  if (place === 'secret') {
    return cause;
  }
  if (/cannot find secret data for key/i.test(text)) {
    return 'auth-missing';
  }
  return ['property-missing', 'key-missing', 'key-unusable'].includes(
    cause ?? '',
  )
    ? null
    : cause;
}

/**
 * Whether the message `Secret does not exist` proves a missing key for this
 * provider. In ESO 0.20.4 the providers listed here answer so for a missing key
 * only (`NoSecretErr`); `fake` answers so for a missing property as well.
 */
export function distinguishesProperty(provider: string | null): boolean {
  return (
    isVault(provider) ||
    ['aws', 'gcpsm', 'azurekv', 'kubernetes', 'cloudrusm', 'webhook'].includes(
      provider ?? '',
    )
  );
}
