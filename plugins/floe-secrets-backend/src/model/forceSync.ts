/**
 * The annotations whose change makes External Secrets Operator fetch again:
 * by convention on an ExternalSecret or PushSecret, and by name on a
 * ClusterExternalSecret, which hands it on to its children
 * (`clusterexternalsecret_controller.go`).
 */
export const FORCE_SYNC = 'force-sync';
export const CLUSTER_FORCE_SYNC = 'external-secrets.io/force-sync';

/**
 * The annotation whose change makes Flux reconcile; what it held when the last
 * attempt began stands in `status.lastHandledReconcileAt` when that has ended
 * (`finalizeStatus` in kustomization_controller.go).
 */
export const RECONCILE_REQUEST = 'reconcile.fluxcd.io/requestedAt';
