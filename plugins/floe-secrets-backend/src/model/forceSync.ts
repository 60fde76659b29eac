/**
 * The annotations whose change makes External Secrets Operator fetch again: by
 * convention on an ExternalSecret or PushSecret, and by name on a
 * ClusterExternalSecret, which copies it to its children
 * (`clusterexternalsecret_controller.go`).
 */
export const FORCE_SYNC = 'force-sync';
export const CLUSTER_FORCE_SYNC = 'external-secrets.io/force-sync';

/**
 * The annotation whose change makes Flux reconcile. After an attempt,
 * `status.lastHandledReconcileAt` has the value that the annotation had when
 * the attempt began (`finalizeStatus` in kustomization_controller.go).
 */
export const RECONCILE_REQUEST = 'reconcile.fluxcd.io/requestedAt';
