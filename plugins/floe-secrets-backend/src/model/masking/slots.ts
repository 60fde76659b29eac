import { STATUS_CODES } from 'node:http';
import { looksLikeCredential } from '@floe/values-files';
import { MASK } from './mask';
import {
  FIELDS,
  GO_TYPES,
  GROUPS,
  KINDS,
  MANAGERS,
  RESOURCES,
  SECRET_TYPES,
  SPEC_FIELDS,
} from './words';

/** What a slot accepts. */
export type Slot = {
  /**
   * A bounded character class or a list of words, with the flag `y`. It must
   * not nest repetitions, so that matching takes linear time.
   */
  pattern: RegExp;
  /**
   * Whether every accepted text is in a list of this code, so that it reveals
   * nothing about a value.
   */
  closed?: boolean;
  /** The list of words, if there is one. */
  words?: readonly string[];
  /** Returns the visible part of the text; by default all of it. */
  render?: (text: string) => string;
  /** Whether the part that is not shown may be a value. */
  hides?: (text: string) => boolean;
};

/** A closed slot; if one word begins like another, the longer one wins. */
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

const NAME = /[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/y;
const SECRET_KEY = /[A-Za-z0-9._-]{1,253}/y;
const REMOTE_KEY = /[A-Za-z0-9/](?:[A-Za-z0-9._/@:+-]{0,1022}[A-Za-z0-9])?/y;

/**
 * A path of fields with list indexes: `spec.data[0].remoteRef.key`. It does not
 * end with an index, because `data[1234]` names a key of a Secret.
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

/** The slots of shapes. `value` accepts any text and shows none of it. */
export const SLOTS: Readonly<Record<string, Slot>> = {
  /** Name of a Kubernetes object: an RFC 1123 subdomain. */
  name: { pattern: NAME },
  /** `namespace/name`. */
  object: { pattern: /[a-z0-9][a-z0-9.-]{0,252}\/[a-z0-9][a-z0-9.-]{0,252}/y },
  /** Key of a Secret. */
  secretKey: { pattern: SECRET_KEY },
  /** Keys that Kubernetes requires of the types of Secrets that it knows. */
  requiredKey: oneOf([
    ...['tls.crt', 'tls.key', '.dockercfg', '.dockerconfigjson'],
    ...['ssh-privatekey', 'username', 'password'],
  ]),
  /** Keys of a Secret in Go's format for lists. */
  secretKeys: { pattern: /[A-Za-z0-9._-][A-Za-z0-9._, -]{0,900}/y },
  /** Key or property at a provider; the spec has both. */
  remoteKey: { pattern: REMOTE_KEY },
  /** Name of a user or service account. */
  user: { pattern: /[A-Za-z0-9][A-Za-z0-9._:@/-]{0,252}/y },
  /** A path in Git or in the operator's file system. */
  path: { pattern: /[A-Za-z0-9._/][A-Za-z0-9._/+-]{0,499}/y },
  /** A file that is part of the operator's configuration. */
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
  /** A revision of a Flux source. */
  revision: {
    pattern:
      /[A-Za-z0-9][A-Za-z0-9._/-]{0,200}[@/](?:sha1|sha256):[0-9a-f]{1,64}/y,
  },
  /** `Kind.version.group/name`; `[noGrp]` is the core group. */
  resourceId: {
    pattern:
      /[A-Z][A-Za-z]{1,62}\.v[a-z0-9]{1,20}\.(?:\[noGrp\]|[a-z0-9.-]{1,253})\/[a-z0-9][a-z0-9.-]{0,252}/y,
  },
  /** Objects and their states in Flux's format for lists. */
  health: {
    pattern:
      /[A-Z][A-Za-z]{1,62}\/[a-z0-9./-]{1,300} status: '(?:InProgress|Failed|Current|Terminating|NotFound|Unknown)'(?:, [A-Z][A-Za-z]{1,62}\/[a-z0-9./-]{1,300} status: '(?:InProgress|Failed|Current|Terminating|NotFound|Unknown)'){0,30}/y,
  },
  arn: {
    pattern: /arn:aws[a-z-]{0,10}:[A-Za-z0-9:/._@+=,-]{1,500}[A-Za-z0-9]/y,
  },
  /** Request id of AWS and Azure. */
  requestId: { pattern: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/y },
  /** An age recipient, which is a public key, after its prefix. */
  bech32: { pattern: /[a-z0-9]{10,100}/y },
  /** A class of error or an action: a compound of words. */
  errorClass: { pattern: /[A-Z][a-z]{1,30}[A-Z][A-Za-z]{1,60}/y },
  action: { pattern: /[a-z]{2,30}:[A-Z][A-Za-z]{2,60}/y },
  duration: {
    pattern: /(?:\d{1,9}(?:\.\d{1,9})?(?:ns|µs|us|ms|h|m|s)){1,4}/y,
  },
  /** Number of an error of Entra ID. */
  entraCode: { pattern: /\d{5,7}/y, closed: true },
  count: { pattern: /\d{1,7}/y },
  resourceVersion: { pattern: /\d{1,20}/y },

  /** HTTP status; 472 and 473 are Vault's own. */
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
  /** Services and operations of `oci-go-sdk` that the provider calls. */
  ociService: oneOf(['Secrets', 'Vaults', 'secrets', 'vaults', 'KmsVault']),
  ociCall: oneOf([
    ...['GetSecretBundleByName', 'GetSecretBundle', 'ListSecrets'],
    ...['CreateSecret', 'UpdateSecret', 'ScheduleSecretDeletion', 'GetVault'],
  ]),
  /** Operations of `infisical/go-sdk` that the provider calls. */
  infisicalCall: oneOf([
    ...['CallRetrieveSecretV3Raw', 'CallListSecretsV3Raw'],
    ...['CallUniversalAuthLogin', 'CallKubernetesAuthLogin'],
    ...['CallAWSIamAuthLogin', 'CallGCPAuthLogin', 'CallAzureAuthLogin'],
    ...['CallJwtAuthLogin', 'CallLdapAuthLogin', 'CallOidcAuthLogin'],
    ...['CallOciAuthLogin', 'CallRevokeAccessToken', 'CallRenewAccessToken'],
  ]),
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
  /**
   * `StatusReason` of Kubernetes, and the reasons that Flux reports instead.
   */
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

/** Whether the text of an open slot does not look like a credential. */
export function isShown(text: string): boolean {
  return ![text, ...text.split(/[/:,\s]+/)].some(
    part => looksLikeCredential(part) || looksRandom(part),
  );
}

/**
 * 40 characters and more that nobody would choose as a name, such as a secret
 * access key of AWS.
 */
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
 * Paths of Vault's API that show the mount: of a KV engine, of a login, of the
 * system. Other services also have paths that begin with `/v1`, and there a
 * token in the path is a credential.
 */
const VAULT_PATH =
  /^\/v1\/(?:(?:[A-Za-z0-9._-]{1,100}\/){1,5}(?:data|metadata)\/[A-Za-z0-9._/-]{1,400}|auth\/(?:[A-Za-z0-9._-]{1,100}\/){1,3}login(?:\/[A-Za-z0-9._-]{1,100})?|auth\/token\/(?:lookup-self|renew-self|revoke-self)|sys\/[a-z/-]{1,100})$/;

/**
 * An address without user, query and fragment. Its path is kept if it is one of
 * Vault's API.
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
