import { Secret } from '../../../objects';
import { Store } from '../types';
import { ProviderContext, ProviderError, SecretKeySelector } from './provider';

/**
 * Reads the value that a selector points to. Only a ClusterSecretStore may name
 * another namespace (pkg/esutils/resolvers/secret_ref.go).
 *
 * @throws ProviderError with the operator's message
 */
export function readSecretKey(
  store: Store,
  { findSecret, namespace }: ProviderContext,
  selector: SecretKeySelector,
): string {
  const from =
    store.kind === 'ClusterSecretStore' && selector.namespace
      ? selector.namespace
      : store.metadata.namespace ?? namespace;
  const secret = findSecret(from, selector.name) as Secret | undefined;
  if (!secret) {
    throw new ProviderError(
      `cannot get Kubernetes secret "${selector.name}" from namespace "${from}": secrets "${selector.name}" not found`,
    );
  }
  const value = secret.data?.[selector.key];
  if (value === undefined) {
    throw new ProviderError(
      `cannot find secret data for key: "${selector.key}"`,
    );
  }
  return Buffer.from(value, 'base64').toString('utf8');
}

/** Checks that a service account of a store's authentication exists. @throws ProviderError */
export function requireServiceAccount(
  store: Store,
  { findServiceAccount, namespace }: ProviderContext,
  ref: { name: string; namespace?: string },
  wrap: (text: string) => string = text => text,
): void {
  const from =
    store.kind === 'ClusterSecretStore' && ref.namespace
      ? ref.namespace
      : store.metadata.namespace ?? namespace;
  if (!findServiceAccount(from, ref.name)) {
    throw new ProviderError(wrap(`serviceaccounts "${ref.name}" not found`));
  }
}

/**
 * Whether a selector leaves its namespace to the ExternalSecret, so that a
 * ClusterSecretStore cannot be validated.
 */
export function isReferent(
  store: Store,
  selectors: ({ namespace?: string } | undefined)[],
): boolean {
  return (
    store.kind === 'ClusterSecretStore' &&
    selectors.some(selector => selector && !selector.namespace)
  );
}
