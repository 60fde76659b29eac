import { stringifyForGo } from '../model/quoteForGo';
import { authOf, storeTexts } from './providerSpec';
import { StoreProviderSpec } from './types';

/** @public */
export const STORE_KINDS = ['SecretStore', 'ClusterSecretStore'] as const;

/**
 * The namespaces that may use a ClusterSecretStore; one of the conditions has
 * to hold.
 * @public
 */
export type StoreCondition = {
  namespaces?: string[];
  namespaceSelector?: { matchLabels: Record<string, string> };
};

/** A store to create. @public */
export type NewSecretStore = {
  kind: (typeof STORE_KINDS)[number];
  name: string;
  provider: StoreProviderSpec;
  conditions?: StoreCondition[];
  /** Whether its ServiceAccount is created too. */
  withServiceAccount?: boolean;
  /** The identity of that ServiceAccount in the cloud. */
  identity?: string;
};

/** An object to apply. @public */
export type StoreManifest = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
  };
  spec?: Record<string, unknown>;
};

/**
 * The namespace and name of the ServiceAccount whose token a store uses.
 *
 * @param namespace - of a SecretStore. A ClusterSecretStore names the
 *   namespace, or uses that of each ExternalSecret
 * @public
 */
export function storeServiceAccount(
  { kind, provider }: Pick<NewSecretStore, 'kind' | 'provider'>,
  namespace: string,
): { name: string; namespace: string | undefined } | undefined {
  const ref = authOf(provider)?.serviceAccount;
  const texts = storeTexts(provider);
  const name = ref && texts.get(`${ref}.name`);
  return name
    ? {
        name,
        namespace:
          kind === 'SecretStore' ? namespace : texts.get(`${ref}.namespace`),
      }
    : undefined;
}

/**
 * The objects of a store: the store, and before it the ServiceAccount if one is
 * requested.
 *
 * @param place - `apiVersion` is one that the cluster serves, such as
 *   `external-secrets.io/v1`; `namespace` is that of the service
 * @public
 */
export function storeManifests(
  store: NewSecretStore,
  place: { apiVersion: string; namespace: string },
): StoreManifest[] {
  const { conditions, identity, kind, name, provider } = store;
  const account = storeServiceAccount(store, place.namespace);
  const annotation = authOf(provider)?.identity?.annotation;
  return [
    ...(store.withServiceAccount && account
      ? [
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            metadata: {
              name: account.name,
              namespace: account.namespace ?? place.namespace,
              ...(identity &&
                annotation && { annotations: { [annotation]: identity } }),
            },
          },
        ]
      : []),
    {
      apiVersion: place.apiVersion,
      kind,
      metadata: {
        name,
        ...(kind === 'SecretStore' && { namespace: place.namespace }),
      },
      spec: {
        provider: { ...provider },
        ...(conditions?.length && { conditions }),
      },
    },
  ];
}

/** The file of a store: one YAML document for each object. @public */
export function storeFile(manifests: readonly StoreManifest[]): string {
  return manifests
    .map(manifest => stringifyForGo(manifest, { lineWidth: 0 }))
    .join('---\n');
}
