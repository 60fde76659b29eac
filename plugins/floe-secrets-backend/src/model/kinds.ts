/** API group of External Secrets Operator. */
export const EXTERNAL_SECRETS_GROUP = 'external-secrets.io';
/** API group of the generators of External Secrets Operator. */
export const GENERATORS_GROUP = 'generators.external-secrets.io';
/** API group of the Sealed Secrets controller. */
export const SEALED_SECRETS_GROUP = 'bitnami.com';
/** API group of Flux's kustomize-controller. */
export const FLUX_KUSTOMIZE_GROUP = 'kustomize.toolkit.fluxcd.io';
/** API group of isindir's sops-secrets-operator. */
export const ISINDIR_SOPS_GROUP = 'isindir.github.com';
/** API group of the SOPS operator of Project Capsule. */
export const CAPSULE_SOPS_GROUP = 'addons.projectcapsule.dev';

export const STORE_KINDS = ['SecretStore', 'ClusterSecretStore'] as const;

export type StoreKind = (typeof STORE_KINDS)[number];

export function isStoreKind(kind: string): kind is StoreKind {
  return kind === 'SecretStore' || kind === 'ClusterSecretStore';
}
