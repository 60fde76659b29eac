import { InteropCase } from './InteropCase';
import { create, externalSecret, fakeStore, secret } from './objects';

/** Objects of External Secrets Operator that are not ExternalSecrets. */
export const otherCases: InteropCase[] = [
  {
    id: 'push-synced',
    title: 'a Secret is pushed to the provider',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        secret(namespace, 'source', { token: 'example-token' }),
        pushSecret(context.labels, namespace, 'push-synced'),
      ),
    expected: {
      state: ['synced'],
      findings: [],
      condition: { type: 'Ready', status: 'True', reason: 'Synced' },
    },
  },
  {
    id: 'push-source-missing',
    title: 'the Secret to push does not exist',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        fakeStore(namespace),
        pushSecret(context.labels, namespace, 'push-source-missing'),
      ),
    expected: {
      state: ['failing'],
      findings: ['push-source-missing'],
      condition: {
        type: 'Ready',
        status: 'False',
        reason: 'Errored',
        message: /could not get source secret/,
      },
    },
  },
  {
    id: 'ces-child-fails',
    title:
      'the child of a ClusterExternalSecret fails while its parent reports success',
    operator: 'external-secrets',
    arrange: async (context, namespace) => {
      const child = externalSecret(context, namespace, 'ces-child-fails');
      await context.client.create({
        apiVersion: 'external-secrets.io/v1',
        kind: 'ClusterExternalSecret',
        metadata: { name: 'ces-everywhere' },
        spec: {
          externalSecretName: child.metadata.name,
          externalSecretMetadata: { labels: context.labels },
          externalSecretSpec: child.spec,
          namespaceSelectors: [
            { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
          ],
        },
      });
      return child;
    },
    expected: {
      state: ['failing'],
      findings: ['store-not-found'],
      condition: {
        type: 'Ready',
        status: 'False',
        reason: 'SecretSyncedError',
      },
      event: { reason: 'UpdateFailed', message: /not found/ },
    },
  },
];

function pushSecret(
  labels: Record<string, string>,
  namespace: string,
  name: string,
) {
  return {
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: { namespace, name, labels },
    spec: {
      refreshInterval: '1h',
      secretStoreRefs: [{ kind: 'SecretStore', name: 'provider' }],
      selector: { secret: { name: 'source' } },
      data: [
        { match: { secretKey: 'token', remoteRef: { remoteKey: 'pushed' } } },
      ],
    },
  };
}
