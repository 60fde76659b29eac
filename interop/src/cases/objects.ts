import { KubernetesObject, ObjectReference } from '../harness/kubernetesObject';
import { CaseContext } from '../harness/CaseContext';

/**
 * A remote reference of an ExternalSecret: its key, its property and the key of
 * the Secret.
 */
type RemoteData = {
  secretKey: string;
  key: string;
  property?: string;
  decodingStrategy?: string;
};

/** The usual ExternalSecret with some changes. */
export function externalSecret(
  context: CaseContext,
  namespace: string,
  name: string,
  options: {
    store?: { kind?: string; name: string };
    data?: RemoteData[];
    refreshInterval?: string;
    target?: Record<string, unknown>;
    spec?: Record<string, unknown>;
  } = {},
): KubernetesObject {
  const data = options.data ?? [
    {
      secretKey: 'postgresql-password',
      key: 'floe/prod/dagster-postgresql',
      property: 'password',
    },
  ];
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { namespace, name, labels: context.labels },
    spec: {
      refreshInterval: options.refreshInterval ?? '15m',
      secretStoreRef: options.store ?? { name: 'provider' },
      target: { creationPolicy: 'Owner', ...options.target },
      ...(data.length > 0
        ? {
            data: data.map(({ secretKey, ...remoteRef }) => ({
              secretKey,
              remoteRef,
            })),
          }
        : {}),
      ...options.spec,
    },
  };
}

/** Values of the usual store; none of them is a real one. */
const providerValues: Record<string, string> = {
  'floe/prod/dagster-postgresql': JSON.stringify({
    username: 'dagster',
    password: 'example-password',
    host: 'db.example.internal',
  }),
};

/** A store with a provider inside the operator itself, called `provider`. */
export function fakeStore(
  namespace: string,
  values: Record<string, string> = providerValues,
): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { namespace, name: 'provider' },
    spec: {
      provider: {
        fake: {
          data: Object.entries(values).map(([key, value]) => ({ key, value })),
        },
      },
    },
  };
}

/** A Secret, with base64-encoded values as in requests. */
export function secret(
  namespace: string,
  name: string,
  values: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name },
    type: 'Opaque',
    data: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        Buffer.from(value).toString('base64'),
      ]),
    ),
  };
}

/** A Vault store called `provider`, and the Secret with its token. */
export function vaultStore(
  context: CaseContext,
  namespace: string,
  options: { path?: string; token?: string; server?: string } = {},
): KubernetesObject[] {
  return [
    secret(namespace, 'vault-token', {
      token: options.token ?? context.vault.token,
    }),
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'SecretStore',
      metadata: { namespace, name: 'provider' },
      spec: {
        // Otherwise the client would repeat a failed request for seconds,
        // and delay every other case.
        retrySettings: { maxRetries: 0 },
        provider: {
          vault: {
            server: options.server ?? context.vault.url,
            path: options.path ?? 'secret',
            version: 'v2',
            auth: { tokenSecretRef: { name: 'vault-token', key: 'token' } },
          },
        },
      },
    },
  ];
}

/** Annotation that gives a SealedSecret a scope wider than its own name. */
export const scopeAnnotations = {
  'namespace-wide': { 'sealedsecrets.bitnami.com/namespace-wide': 'true' },
  'cluster-wide': { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
};

/** A SealedSecret with the given ciphertexts. */
export function sealedSecret(
  context: CaseContext,
  namespace: string,
  name: string,
  encryptedData: Record<string, string>,
  options: {
    annotations?: Record<string, string>;
    template?: Record<string, unknown>;
  } = {},
): KubernetesObject {
  const { annotations, template } = options;
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: {
      namespace,
      name,
      labels: context.labels,
      ...(annotations ? { annotations } : {}),
    },
    spec: { encryptedData, ...(template ? { template } : {}) },
  };
}

/**
 * Creates objects in order and returns the last one, which is the one that a
 * case is about.
 */
export async function create(
  context: CaseContext,
  ...objects: KubernetesObject[]
): Promise<ObjectReference> {
  for (const object of objects) {
    await context.client.create(object);
  }
  return objects[objects.length - 1];
}
