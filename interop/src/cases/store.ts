import { InteropCase } from './InteropCase';
import { create, externalSecret, fakeStore, vaultStore } from './objects';
import { providerFailed } from './provider';

/** ExternalSecrets that cannot use their store. */
export const storeCases: InteropCase[] = [
  {
    id: 'es-store-missing',
    title: 'the store does not exist',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(context, externalSecret(context, namespace, 'es-store-missing')),
    expected: {
      state: ['failing'],
      findings: ['store-not-found'],
      notFindings: ['store-not-ready'],
      condition: providerFailed,
      event: {
        reason: 'UpdateFailed',
        message: /could not get SecretStore "provider".* not found/,
      },
    },
  },
  {
    id: 'es-store-auth-missing',
    title: 'the Secret with the credentials of the store does not exist',
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      const [, store] = vaultStore(context, namespace);
      return create(
        context,
        store,
        externalSecret(context, namespace, 'es-store-auth-missing'),
      );
    },
    expected: {
      state: ['failing'],
      findings: ['store-not-ready', 'store-auth-missing'],
      condition: providerFailed,
      event: {
        reason: 'UpdateFailed',
        message: /SecretStore "provider" is not ready/,
      },
    },
  },
  {
    id: 'es-store-auth-key-missing',
    title: "the Secret with the store's credentials lacks the key",
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      const [token, store] = vaultStore(context, namespace);
      return create(
        context,
        { ...token, data: {} },
        store,
        externalSecret(context, namespace, 'es-store-auth-key-missing'),
      );
    },
    expected: {
      state: ['failing'],
      findings: ['store-not-ready', 'store-auth-missing'],
      // The message is that of a missing property, but comes from the store.
      notFindings: ['remote-property-missing'],
      condition: providerFailed,
      event: {
        reason: 'UpdateFailed',
        message: /SecretStore "provider" is not ready/,
      },
    },
  },
  {
    id: 'es-store-unreachable',
    title: 'nothing listens at the address of Vault in the store',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        ...vaultStore(context, namespace, { server: 'http://127.0.0.1:1' }),
        externalSecret(context, namespace, 'es-store-unreachable'),
      ),
    expected: {
      state: ['failing'],
      findings: ['provider-unreachable'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /./ },
    },
  },
  {
    id: 'es-store-token-refused',
    title: "Vault refuses the store's token",
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        ...vaultStore(context, namespace, { token: 'refused' }),
        externalSecret(context, namespace, 'es-store-token-refused'),
      ),
    expected: {
      state: ['failing'],
      findings: ['provider-access-denied'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /./ },
    },
  },
  {
    id: 'es-store-namespace-denied',
    title: 'the cluster-wide store excludes the namespace',
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      const { spec } = fakeStore(namespace);
      return create(
        context,
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ClusterSecretStore',
          metadata: { name: 'other-teams' },
          spec: { ...spec, conditions: [{ namespaces: ['other-team'] }] },
        },
        externalSecret(context, namespace, 'es-store-namespace-denied', {
          store: { kind: 'ClusterSecretStore', name: 'other-teams' },
        }),
      );
    },
    expected: {
      state: ['failing'],
      findings: ['store-namespace-denied'],
      condition: providerFailed,
      event: {
        reason: 'UpdateFailed',
        message:
          /using cluster store "other-teams" is not allowed from namespace .*: denied by spec.condition/,
      },
    },
  },
  {
    id: 'es-cluster-store',
    title: 'a cluster-wide store serves the secret',
    operator: 'external-secrets',
    arrange: (context, namespace) => {
      const { spec } = fakeStore(namespace);
      return create(
        context,
        {
          apiVersion: 'external-secrets.io/v1',
          kind: 'ClusterSecretStore',
          metadata: { name: 'all-teams' },
          spec,
        },
        externalSecret(context, namespace, 'es-cluster-store', {
          store: { kind: 'ClusterSecretStore', name: 'all-teams' },
        }),
      );
    },
    expected: {
      state: ['synced'],
      findings: ['cluster-store-used'],
      condition: { type: 'Ready', status: 'True', reason: 'SecretSynced' },
    },
  },
  {
    id: 'es-generator-missing',
    title: 'the generator does not exist',
    operator: 'external-secrets',
    arrange: (context, namespace) =>
      create(
        context,
        externalSecret(context, namespace, 'es-generator-missing', {
          data: [],
          spec: {
            secretStoreRef: undefined,
            dataFrom: [
              {
                sourceRef: {
                  generatorRef: {
                    apiVersion: 'generators.external-secrets.io/v1alpha1',
                    kind: 'Password',
                    name: 'no-such-generator',
                  },
                },
              },
            ],
          },
        }),
      ),
    expected: {
      state: ['failing'],
      findings: ['generator-not-found'],
      condition: providerFailed,
      event: { reason: 'UpdateFailed', message: /no-such-generator/ },
    },
  },
];
