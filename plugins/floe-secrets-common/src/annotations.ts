/** Helm release of the floe-dagster chart that a catalog entity is deployed as. @public */
export const FLOE_RELEASE_ANNOTATION = 'floe.dev/release';
/** Namespace of that release. @public */
export const FLOE_NAMESPACE_ANNOTATION = 'floe.dev/namespace';
/**
 * Paths of the values files in the entity's repository, separated by commas in
 * the order in which Helm reads them; each may contain `{environment}`. The
 * portal writes the last one. @public
 */
export const FLOE_VALUES_ANNOTATION = 'floe.dev/values';
/**
 * Paths of the SOPS files in the entity's repository, separated by commas; each
 * may contain `{environment}`. @public
 */
export const FLOE_SOPS_FILES_ANNOTATION = 'floe.dev/sops-files';
/**
 * Folder of the entity's repository that holds its SecretStores; it may contain
 * `{environment}`. @public
 */
export const FLOE_SECRET_STORES_ANNOTATION = 'floe.dev/secret-stores';
/** Backstage's own annotations for Kubernetes, as the kubernetes plugin reads them. @public */
export const KUBERNETES_ANNOTATIONS = {
  id: 'backstage.io/kubernetes-id',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;
