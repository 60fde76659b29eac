/** API group of External Secrets Operator. */
export const EXTERNAL_SECRETS_GROUP = 'external-secrets.io';
/** API group of the Sealed Secrets controller. */
export const SEALED_SECRETS_GROUP = 'bitnami.com';

/** Kinds of managed secrets that operators serve, with their API group. */
export const MANAGED_KINDS = {
  ExternalSecret: EXTERNAL_SECRETS_GROUP,
  ClusterExternalSecret: EXTERNAL_SECRETS_GROUP,
  PushSecret: EXTERNAL_SECRETS_GROUP,
  SealedSecret: SEALED_SECRETS_GROUP,
} as const;

export type ManagedKind = keyof typeof MANAGED_KINDS;

export function isManagedKind(kind: string): kind is ManagedKind {
  return Object.hasOwn(MANAGED_KINDS, kind);
}

export const STORE_KINDS = ['SecretStore', 'ClusterSecretStore'] as const;

export type StoreKind = (typeof STORE_KINDS)[number];

export function isStoreKind(kind: string): kind is StoreKind {
  return kind === 'SecretStore' || kind === 'ClusterSecretStore';
}
