// The words of closed slots: text of a message that is one of them reveals nothing about a value.

/** Kinds of objects in messages; also as resources, see {@link RESOURCES}. */
export const KINDS = [
  ...['Secret', 'ConfigMap', 'ServiceAccount', 'Namespace', 'Pod', 'Service'],
  ...['ReplicaSet', 'Node', 'Lease', 'NetworkPolicy', 'ControllerRevision'],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Ingress'],
  ...['ExternalSecret', 'ClusterExternalSecret', 'PushSecret'],
  ...['ClusterPushSecret', 'SecretStore', 'ClusterSecretStore'],
  ...['SealedSecret', 'SopsSecret', 'GlobalSopsSecret', 'SopsProvider'],
  ...['Kustomization', 'GitRepository', 'OCIRepository', 'Bucket'],
  ...['ExternalArtifact', 'HelmRelease', 'CustomResourceDefinition'],
  ...['ClusterGenerator', 'GeneratorState', 'ACRAccessToken', 'Fake', 'UUID'],
  ...['CloudsmithAccessToken', 'ECRAuthorizationToken', 'GCRAccessToken'],
  ...['GithubAccessToken', 'Grafana', 'MFA', 'Password', 'QuayAccessToken'],
  ...['SSHKey', 'STSSessionToken', 'VaultDynamicSecret', 'Webhook'],
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
];

/** API groups. */
export const GROUPS = [
  ...['external-secrets.io', 'generators.external-secrets.io'],
  ...['bitnami.com', 'isindir.github.com', 'addons.projectcapsule.dev'],
  ...['kustomize.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io'],
  ...['helm.toolkit.fluxcd.io', 'apps', 'batch', 'rbac.authorization.k8s.io'],
  ...['networking.k8s.io', 'apiextensions.k8s.io', 'coordination.k8s.io'],
];

const PLURALS = KINDS.map(kind => {
  const word = kind.toLocaleLowerCase('en');
  if (/[^aeiou]y$/.test(word)) {
    return `${word.slice(0, -1)}ies`;
  }
  return word.endsWith('s') ? `${word}es` : `${word}s`;
});

/**
 * Resources and kinds in messages of the API server, with or without its group.
 */
export const RESOURCES = [
  ...PLURALS,
  // Clients that read from a cache use the kind: `Secret "x" not found`.
  ...KINDS,
  ...GROUPS.flatMap(group =>
    [...PLURALS, ...KINDS].map(word => `${word}.${group}`),
  ),
  'events',
  'leases.coordination.k8s.io',
  'serviceaccounts/token',
  'services/proxy',
];

/** Fields of objects. */
export const FIELDS = [
  ...['data', 'stringData', 'type', 'immutable', 'metadata', 'spec'],
  ...['status', 'apiVersion', 'kind', 'name', 'namespace', 'labels'],
  ...['annotations', 'template', 'encryptedData', 'finalizers', 'target'],
  ...['refreshInterval', 'secretStoreRef', 'dataFrom', 'creationPolicy'],
  ...['deletionPolicy', 'refreshPolicy', 'provider', 'ownerReferences'],
];

/** Fields of the operators' specs, besides {@link FIELDS}. */
export const SPEC_FIELDS = [
  ...['key', 'property', 'version', 'secretKey', 'remoteRef', 'extract'],
  ...['find', 'rewrite', 'sourceRef', 'storeRef', 'generatorRef', 'selector'],
  ...['conversionStrategy', 'decodingStrategy', 'metadataPolicy', 'path'],
  ...['templateFrom', 'mergePolicy', 'engineVersion', 'manifest', 'server'],
  ...['secretStoreRefs', 'updatePolicy', 'match', 'syncWindows', 'windows'],
  ...['schedule', 'duration', 'conditions', 'namespaces', 'auth', 'region'],
  ...['secretRef', 'serviceAccountRef', 'caProvider', 'caBundle', 'controller'],
  ...['secretTemplates', 'suspend', 'decryption', 'interval', 'retryInterval'],
  ...['timeout', 'prune', 'targetNamespace', 'postBuild', 'kubeConfig'],
  ...['namespaceSelector', 'externalSecretSpec', 'externalSecretName'],
];

/** Field managers of programs that write Secrets. */
export const MANAGERS = [
  ...['helm', 'kubectl', 'kubectl-client-side-apply', 'kubectl-create'],
  ...['kubectl-edit', 'kubectl-patch', 'kubectl-annotate', 'kubectl-label'],
  ...['kubectl-last-applied', 'kubectl-replace', 'before-first-apply'],
  ...['external-secrets', 'controller', 'manager', 'sealed-secrets'],
  ...['kustomize-controller', 'helm-controller', 'flux', 'flux-client-side'],
  ...['argocd-controller', 'argocd', 'argocd-application-controller'],
  ...['floe-secrets', 'floe-portal', 'terraform', 'Go-http-client'],
];

/** Types as Go prints them. */
export const GO_TYPES = [
  ...['string', 'bool', 'int', 'int8', 'int16', 'int32', 'int64', 'uint8'],
  ...['uint16', 'uint32', 'uint64', 'uint', 'float32', 'float64', '[]uint8'],
  ...['[]byte', 'interface {}', '[]interface {}', 'map[string]string'],
  ...['map[string]interface {}', 'map[string][]uint8', 'map[string][]byte'],
  ...['[]string', 'v1.Secret', 'v1.ObjectMeta', 'json.RawMessage', 'map'],
];

/** Types of Secrets of Kubernetes and Helm. */
export const SECRET_TYPES = [
  ...['Opaque', 'kubernetes.io/service-account-token', 'kubernetes.io/tls'],
  ...['kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson'],
  ...['kubernetes.io/basic-auth', 'kubernetes.io/ssh-auth'],
  ...['bootstrap.kubernetes.io/token', 'helm.sh/release.v1'],
];
