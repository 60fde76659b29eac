import { STATUS_CODES } from 'node:http';
import { looksLikeCredential } from '@floe/values-files';
import { MASK } from './mask';

/** What may stand in the place of a slot. */
export type Slot = {
  /**
   * One class of characters or a list of words, bounded, with the flag `y`.
   * It must have no nested repetition, so that matching takes linear time.
   */
  pattern: RegExp;
  /**
   * Every text that the slot takes comes from a list that this code holds, so
   * it reveals nothing about a value.
   */
  closed?: boolean;
  /** The list, where it is one of words. */
  words?: readonly string[];
  /** What of the text may be shown; the whole text if there is none. */
  render?: (text: string) => string;
  /** Whether what is not shown of the text may be a value. */
  hides?: (text: string) => boolean;
};

/** A closed slot; the longest word is taken where one begins like another. */
function oneOf(words: readonly string[]): Slot {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return {
    pattern: new RegExp(`(?:${longestFirst.map(escape).join('|')})`, 'y'),
    closed: true,
    words,
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const HTTP_ERRORS = Object.entries(STATUS_CODES).filter(
  ([status]) => Number(status) >= 400,
);

const KINDS = [
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

const GROUPS = [
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

/** A resource or kind as the API server names it, with or without its group. */
const RESOURCES = [
  ...PLURALS,
  // Clients that read from a cache say the kind: `Secret "x" not found`.
  ...KINDS,
  ...GROUPS.flatMap(group =>
    [...PLURALS, ...KINDS].map(word => `${word}.${group}`),
  ),
  'events',
  'leases.coordination.k8s.io',
  'serviceaccounts/token',
  'services/proxy',
];

const FIELDS = [
  ...['data', 'stringData', 'type', 'immutable', 'metadata', 'spec'],
  ...['status', 'apiVersion', 'kind', 'name', 'namespace', 'labels'],
  ...['annotations', 'template', 'encryptedData', 'finalizers', 'target'],
  ...['refreshInterval', 'secretStoreRef', 'dataFrom', 'creationPolicy'],
  ...['deletionPolicy', 'refreshPolicy', 'provider', 'ownerReferences'],
];

/** Fields of the specs that operators read, besides {@link FIELDS}. */
const SPEC_FIELDS = [
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

/** Field managers of the programs that write secrets, as they call themselves. */
const MANAGERS = [
  ...['helm', 'kubectl', 'kubectl-client-side-apply', 'kubectl-create'],
  ...['kubectl-edit', 'kubectl-patch', 'kubectl-annotate', 'kubectl-label'],
  ...['kubectl-last-applied', 'kubectl-replace', 'before-first-apply'],
  ...['external-secrets', 'controller', 'manager', 'sealed-secrets'],
  ...['kustomize-controller', 'helm-controller', 'flux', 'flux-client-side'],
  ...['argocd-controller', 'argocd', 'argocd-application-controller'],
  ...['floe-secrets', 'floe-portal', 'terraform', 'Go-http-client'],
];

const GO_TYPES = [
  ...['string', 'bool', 'int', 'int8', 'int16', 'int32', 'int64', 'uint8'],
  ...['uint16', 'uint32', 'uint64', 'uint', 'float32', 'float64', '[]uint8'],
  ...['[]byte', 'interface {}', '[]interface {}', 'map[string]string'],
  ...['map[string]interface {}', 'map[string][]uint8', 'map[string][]byte'],
  ...['[]string', 'v1.Secret', 'v1.ObjectMeta', 'json.RawMessage', 'map'],
];

/** Types of Secrets that Kubernetes and Helm know. */
const SECRET_TYPES = [
  ...['Opaque', 'kubernetes.io/service-account-token', 'kubernetes.io/tls'],
  ...['kubernetes.io/dockercfg', 'kubernetes.io/dockerconfigjson'],
  ...['kubernetes.io/basic-auth', 'kubernetes.io/ssh-auth'],
  ...['bootstrap.kubernetes.io/token', 'helm.sh/release.v1'],
];

const NAME = /[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/y;
const SECRET_KEY = /[A-Za-z0-9._-]{1,253}/y;
const REMOTE_KEY = /[A-Za-z0-9/](?:[A-Za-z0-9._/@:+-]{0,1022}[A-Za-z0-9])?/y;

/**
 * A path of fields, with the places of lists: `spec.data[0].remoteRef.key`. It
 * does not end with a place, because `data[1234]` names a key of a Secret.
 */
function pathOf(fields: readonly string[]): Slot {
  const { pattern, words } = oneOf(fields);
  const field = pattern.source;
  return {
    pattern: new RegExp(`${field}(?:(?:\\[\\d{1,3}\\])?\\.${field}){0,8}`, 'y'),
    closed: true,
    words,
  };
}

/** The slots that a shape can name. `value` is any text, and none of it is shown. */
export const SLOTS: Readonly<Record<string, Slot>> = {
  /** Name of a Kubernetes object: an RFC 1123 subdomain. */
  name: { pattern: NAME },
  /** `namespace/name`. */
  object: { pattern: /[a-z0-9][a-z0-9.-]{0,252}\/[a-z0-9][a-z0-9.-]{0,252}/y },
  /** Key of a Secret. */
  secretKey: { pattern: SECRET_KEY },
  /** Keys of a Secret as Go joins them. */
  secretKeys: { pattern: /[A-Za-z0-9._-][A-Za-z0-9._, -]{0,900}/y },
  /** Key or property at a provider: the spec names both. */
  remoteKey: { pattern: REMOTE_KEY },
  /** Name of a user or service account. */
  user: { pattern: /[A-Za-z0-9][A-Za-z0-9._:@/-]{0,252}/y },
  /** A path of Git or of the operator's file system. */
  path: { pattern: /[A-Za-z0-9._/][A-Za-z0-9._/+-]{0,499}/y },
  /** A file that the operator was given to read. */
  file: {
    pattern: /\/(?:etc|run|tmp|var\/lib|var\/run)\/[A-Za-z0-9._/+-]{1,400}/y,
  },
  host: { pattern: /[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?/y },
  /** An IP address with a port. */
  address: {
    pattern: /(?:\d{1,3}\.){3}\d{1,3}:\d{1,5}|\[[0-9a-f:.]{2,45}\]:\d{1,5}/y,
  },
  url: {
    pattern:
      /https?:\/\/(?:[A-Za-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?(?:[/?#][^\s"'`<>,)\\]{0,900})?/y,
    render: shownUrl,
    hides: url =>
      !/^[A-Za-z0-9._~:/[\]-]+(?:\?(?:api-version=[\w.-]{1,20}|timeout=\d{1,5}m?s))?$/.test(
        url,
      ),
  },
  apiVersion: { pattern: /(?:[a-z0-9.-]{0,253}\/)?v[a-z0-9]{1,20}/y },
  /** A revision of a source of Flux. */
  revision: {
    pattern:
      /[A-Za-z0-9][A-Za-z0-9._/-]{0,200}[@/](?:sha1|sha256):[0-9a-f]{1,64}/y,
  },
  /** `Kind.version.group/name`, in which `[noGrp]` stands for the core group. */
  resourceId: {
    pattern:
      /[A-Z][A-Za-z]{1,62}\.v[a-z0-9]{1,20}\.(?:\[noGrp\]|[a-z0-9.-]{1,253})\/[a-z0-9][a-z0-9.-]{0,252}/y,
  },
  /** Objects and how they are, as Flux lists them. */
  health: {
    pattern:
      /[A-Z][A-Za-z]{1,62}\/[a-z0-9./-]{1,300} status: '(?:InProgress|Failed|Current|Terminating|NotFound|Unknown)'/y,
  },
  arn: {
    pattern: /arn:aws[a-z-]{0,10}:[A-Za-z0-9:/._@+=,-]{1,500}[A-Za-z0-9]/y,
  },
  /** Id of a request, as AWS and Azure write it. */
  requestId: { pattern: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/y },
  /** A class of error or an action: a compound of words. */
  /** An age recipient behind its prefix, which is a public key. */
  bech32: { pattern: /[a-z0-9]{10,100}/y },
  errorClass: { pattern: /[A-Z][a-z]{1,30}[A-Z][A-Za-z]{1,60}/y },
  action: { pattern: /[a-z]{2,30}:[A-Z][A-Za-z]{2,60}/y },
  duration: {
    pattern: /(?:\d{1,9}(?:\.\d{1,9})?(?:ns|µs|us|ms|h|m|s)){1,4}/y,
  },
  /** Number of an error of Entra ID. */
  entraCode: { pattern: /\d{5,7}/y, closed: true },
  count: { pattern: /\d{1,7}/y },
  resourceVersion: { pattern: /\d{1,20}/y },

  /** Status of HTTP; 472 and 473 are Vault's own. */
  status: oneOf([...Object.keys(STATUS_CODES), '472', '473']),
  httpError: oneOf(HTTP_ERRORS.map(([status, text]) => `${status} ${text}`)),
  grpcCode: oneOf([
    ...['Canceled', 'Unknown', 'InvalidArgument', 'DeadlineExceeded'],
    ...['NotFound', 'AlreadyExists', 'PermissionDenied', 'Unauthenticated'],
    ...['ResourceExhausted', 'FailedPrecondition', 'Aborted', 'OutOfRange'],
    ...['Unimplemented', 'Internal', 'Unavailable', 'DataLoss'],
  ]),
  azureCode: oneOf([
    ...['Forbidden', 'ForbiddenByRbac', 'ForbiddenByPolicy', 'AccessDenied'],
    ...['ForbiddenByFirewall', 'ForbiddenByConnection', 'SecretDisabled'],
    ...['SecretNotFound', 'KeyNotFound', 'CertificateNotFound', 'BadParameter'],
    ...['SecretExpired', 'SecretNotYetValid', 'Unauthorized', 'Throttled'],
    ...['InternalServerError', 'NotFound', 'Conflict', 'VaultNotFound'],
    ...['ObjectIsDeletedButRecoverable', 'OperationNotAllowed'],
    ...['invalid_client', 'unauthorized_client', 'invalid_grant'],
    ...['invalid_request', 'invalid_resource', 'invalid_scope'],
  ]),
  /** Types of secrets of IBM Cloud Secrets Manager. */
  ibmSecretType: oneOf([
    ...['arbitrary', 'custom_credentials', 'iam_credentials', 'imported_cert'],
    ...['kv', 'private_cert', 'public_cert', 'service_credentials'],
    'username_password',
  ]),
  ibmCall: oneOf(['GetSecret', 'GetSecretMap', 'getSecret', 'getSecretMap']),
  verb: oneOf([
    ...['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
    ...['deletecollection', 'impersonate', 'bind', 'escalate', 'set'],
  ]),
  httpVerb: oneOf(['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'LIST']),
  kind: oneOf(KINDS),
  resource: oneOf(RESOURCES),
  group: oneOf([...GROUPS, '']),
  field: oneOf(FIELDS),
  fieldPath: pathOf([...FIELDS, ...SPEC_FIELDS]),
  manager: oneOf(MANAGERS),
  goType: oneOf(GO_TYPES),
  jsonType: oneOf(['string', 'number', 'bool', 'array', 'object', 'null']),
  secretType: oneOf(SECRET_TYPES),
  policy: oneOf(['Owner', 'Orphan', 'Merge', 'None', 'CreateOrMerge']),
  strategy: oneOf([
    'Auto',
    'Base64',
    'Base64URL',
    'None',
    'Default',
    'Unicode',
  ]),
  /** `StatusReason` of Kubernetes, and the cause that Flux reports in its place. */
  apiReason: oneOf([
    ...['Invalid', 'BadRequest', 'Forbidden', 'Unauthorized', 'NotFound'],
    ...['Conflict', 'AlreadyExists', 'InternalError', 'Timeout', 'Unknown'],
    ...['ServerTimeout', 'TooManyRequests', 'RequestEntityTooLarge'],
    ...[
      'FieldManagerConflict',
      'ServiceUnavailable',
      'Gone',
      'Expired',
      'MethodNotAllowed',
    ],
  ]),

  value: { pattern: /(?!)/y },
};

/** Whether the text of a slot that is not closed has no form of a credential. */
export function isShown(text: string): boolean {
  return ![text, ...text.split(/[/:,\s]+/)].some(
    part => looksLikeCredential(part) || looksRandom(part),
  );
}

/** 40 characters and more that no person chose as a name, such as a secret access key of AWS. */
function looksRandom(text: string): boolean {
  return (
    text.length >= 40 &&
    /^[A-Za-z0-9/+=_]+$/.test(text) &&
    /[A-Z]/.test(text) &&
    /[a-z]/.test(text) &&
    /\d/.test(text)
  );
}

/**
 * Paths of Vault's API, which show the mount: of its KV engine, of a login, of
 * the system. Other services have paths that begin with `/v1` too, and a
 * token in one is a credential.
 */
const VAULT_PATH =
  /^\/v1\/(?:(?:[A-Za-z0-9._-]{1,100}\/){1,5}(?:data|metadata)\/[A-Za-z0-9._/-]{1,400}|auth\/(?:[A-Za-z0-9._-]{1,100}\/){1,3}login(?:\/[A-Za-z0-9._-]{1,100})?|auth\/token\/(?:lookup-self|renew-self|revoke-self)|sys\/[a-z/-]{1,100})$/;

/**
 * An address without user, query and fragment. Its path is kept where it is
 * one of Vault's API.
 */
function shownUrl(text: string): string {
  if (text.includes('@') || !URL.canParse(text)) {
    return MASK;
  }
  const { origin, pathname } = new URL(text);
  const isOpen =
    pathname === '/' || (VAULT_PATH.test(pathname) && isShown(pathname));
  return `${origin}${isOpen ? pathname : `/${MASK}`}`;
}
