/**
 * The annotations whose change makes External Secrets Operator fetch again:
 * by convention on an ExternalSecret or PushSecret, and by name on a
 * ClusterExternalSecret, which hands it on to its children
 * (`clusterexternalsecret_controller.go`).
 */
export const FORCE_SYNC = 'force-sync';
export const CLUSTER_FORCE_SYNC = 'external-secrets.io/force-sync';
