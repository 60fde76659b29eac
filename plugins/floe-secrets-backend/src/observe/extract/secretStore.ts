import { looksLikeCredential } from '@floe/values-files';
import { KubernetesObject } from '@floe/backstage-plugin-floe-secrets-node';
import { MASK } from '../../model/masking/mask';
import { plainText } from '../../model/masking/plainText';
import { StoreKind } from '../../model/kinds';
import { ObservedStore } from '../../model/observed';
import { extractCondition, findCondition } from './condition';
import { fieldsOf, Fields, itemsOf, nameOf, namesOf } from './fields';
import { ExtractContext, extractMetadata } from './metadata';

/**
 * Fields of a provider that distinguish one store from another. None is a
 * credential; of an address only scheme, host and port are stored.
 */
const DETAIL_FIELDS = [
  'service',
  'region',
  'role',
  'server',
  'path',
  'version',
  'namespace',
  'projectID',
  'location',
  'vaultUrl',
  'tenantId',
  'authType',
  'environmentType',
  'serviceUrl',
  'url',
];

/** Which of them are addresses, with or without a scheme. */
const ADDRESS_FIELDS = ['server', 'vaultUrl', 'serviceUrl', 'url'];

/** More fields than a block of any provider has. */
const MAX_FIELDS = 1_000;

/** Maximum depth of auth blocks: `auth.secretRef.accessKeyIDSecretRef`. */
const MAX_DEPTH = 6;

/** Reads a SecretStore or ClusterSecretStore of external-secrets.io. */
export function extractStore(
  object: KubernetesObject,
  context: ExtractContext & { kind: StoreKind },
): ObservedStore | undefined {
  const metadata = extractMetadata(object, context);
  if (!metadata) {
    return undefined;
  }
  const spec = fieldsOf(object.spec);
  const status = fieldsOf(object.status);
  const [provider, settings] = Object.entries(fieldsOf(spec.provider))[0] ?? [];
  return {
    id: metadata.id,
    cluster: metadata.cluster,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    kind: context.kind,
    namespace: context.kind === 'SecretStore' ? metadata.namespace : null,
    name: metadata.name,
    apiVersion: metadata.apiVersion,
    generation: metadata.generation,
    specChangedAt: metadata.specChangedAt,
    seenAt: metadata.seenAt,
    provider: nameOf(provider) ?? null,
    ...(nameOf(spec.controller) && { controller: nameOf(spec.controller) }),
    detail: detailOf(fieldsOf(settings)),
    authRefs: authRefs(settings, MAX_DEPTH).slice(0, 50),
    namespaceConditions:
      context.kind === 'SecretStore'
        ? []
        : itemsOf(spec.conditions).map(condition => ({
            namespaces: namesOf(condition.namespaces),
            namespaceRegexes: namesOf(condition.namespaceRegexes),
            hasSelector:
              Object.keys(fieldsOf(condition.namespaceSelector)).length > 0,
          })),
    capabilities: nameOf(status.capabilities) ?? null,
    ready: extractCondition(findCondition(status, 'Ready')),
  };
}

function detailOf(settings: Fields): Record<string, string> {
  return Object.fromEntries(
    DETAIL_FIELDS.flatMap(field => {
      const text = plainText(settings[field], 300);
      return text ? [[field, shownDetail(field, text)]] : [];
    }),
  );
}

/**
 * An address without user, query and path; other text unchanged, unless it
 * looks like a credential.
 */
function shownDetail(field: string, text: string): string {
  if (text.includes('://')) {
    return URL.canParse(text) ? new URL(text).origin : MASK;
  }
  const shown = ADDRESS_FIELDS.includes(field)
    ? text.split(/[/?#\s]/, 1)[0]
    : text;
  return shown.includes('@') || looksLikeCredential(shown) ? MASK : shown;
}

/**
 * The Secrets and ServiceAccounts that a provider's settings refer to. By
 * convention of External Secrets Operator, these are `serviceAccountRef`,
 * `…SecretRef`, and objects with a name and a key.
 */
function authRefs(value: unknown, depth: number): ObservedStore['authRefs'] {
  if (depth === 0) {
    return [];
  }
  if (Array.isArray(value)) {
    return itemsOf(value).flatMap(item => authRefs(item, depth - 1));
  }
  return Object.entries(fieldsOf(value))
    .slice(0, MAX_FIELDS)
    .flatMap(([field, child]) => {
      const { name: itsName, key: itsKey, type } = fieldsOf(child);
      const name = nameOf(itsName);
      const key = nameOf(itsKey) ?? null;
      if (name && /serviceAccountRef$/i.test(field)) {
        return [{ kind: 'ServiceAccount' as const, name, key: null }];
      }
      if (name && (key || /secretRef$/i.test(field)) && type !== 'ConfigMap') {
        return [{ kind: 'Secret' as const, name, key }];
      }
      return authRefs(child, depth - 1);
    });
}
