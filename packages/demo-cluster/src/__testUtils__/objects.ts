import { ObjectManifest } from '../objects';

export function namespace(
  name: string,
  labels?: Record<string, string>,
): ObjectManifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, ...(labels && { labels }) },
  };
}

export function secret(
  name: string,
  labels: Record<string, string> = {},
): ObjectManifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'floe', labels },
    data: { color: Buffer.from('blue').toString('base64') },
  };
}

/**
 * A store with a provider in the operator itself, with the values of the
 * recorded store.
 */
export function fakeStore(name = 'fake-store'): ObjectManifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'SecretStore',
    metadata: { name, namespace: 'floe' },
    spec: {
      provider: {
        fake: {
          data: [
            {
              key: 'floe/prod/dagster-postgresql',
              value: '{"password":"example","username":"dagster","host":"db"}',
            },
          ],
        },
      },
    },
  };
}

/** An ExternalSecret that reads one property from the store above. */
export function externalSecret(
  name: string,
  spec: Record<string, unknown> = {},
  property = 'host',
): ObjectManifest {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, namespace: 'floe' },
    spec: {
      refreshInterval: '15m',
      secretStoreRef: { name: 'fake-store' },
      data: [
        {
          secretKey: 'p',
          remoteRef: { key: 'floe/prod/dagster-postgresql', property },
        },
      ],
      ...spec,
    },
  };
}
