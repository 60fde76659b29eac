import type {
  EntitySecrets,
  ManagedSecretChild,
} from '@floe/backstage-plugin-floe-secrets-common';
import { answer } from './entitySecrets';
import { secret, VAULT } from './secrets';
import { minutesAgo } from './time';

const generated = secret({
  name: 'session-key',
  component: null,
  target: { name: 'session-key', exists: true, keys: ['password'] },
  source: {
    store: null,
    remoteRefs: [],
    refreshInterval: 'PT1H',
    refreshPolicy: 'Periodic',
    origins: [
      {
        kind: 'ClusterGenerator',
        name: 'strong-password',
        namespace: null,
        exists: true,
        generates: 'Password',
        ready: null,
        message: null,
      },
    ],
  },
});

const withoutGenerator = secret({
  name: 'registry-token',
  component: null,
  state: 'failing',
  since: minutesAgo(34),
  target: { name: 'registry-token', exists: null, keys: [] },
  source: {
    store: null,
    remoteRefs: [],
    origins: [
      {
        kind: 'ECRAuthorizationToken',
        name: 'registry',
        namespace: 'floe-orders',
        exists: false,
        generates: null,
        ready: null,
        message: null,
      },
    ],
  },
  findings: [
    {
      id: 'generator-not-found',
      severity: 'error',
      confidence: 'proven',
      summary: 'There is no generator ECRAuthorizationToken registry.',
      evidence: [
        {
          kind: 'cluster',
          text: 'The cluster shows no ECRAuthorizationToken registry',
          time: null,
        },
      ],
      remedies: [],
    },
  ],
});

const pushed = secret({
  name: 'share-catalog-token',
  component: 'catalog',
  kind: 'PushSecret',
  apiVersion: 'external-secrets.io/v1alpha1',
  direction: 'to-provider',
  target: { name: 'catalog-token', exists: null, keys: ['token'] },
  source: {
    store: VAULT,
    remoteRefs: [
      { secretKey: 'token', key: 'shared/catalog-token', property: null },
    ],
    refreshInterval: 'PT1H',
  },
});

const everywhere = secret({
  name: 'registry-everywhere',
  component: null,
  kind: 'ClusterExternalSecret',
  namespace: '',
  target: { name: 'registry', exists: null, keys: [] },
  source: { store: null, remoteRefs: [], refreshInterval: 'PT1H' },
});

const kustomization = secret({
  name: 'orders-secrets',
  component: null,
  kind: 'Kustomization',
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  approach: 'sops',
  target: { name: '', count: 3, exists: null, keys: [] },
  source: { store: null, remoteRefs: [] },
});

/** What {@link everywhere} has come to in each namespace. */
export const childrenEverywhere: ManagedSecretChild[] = [
  {
    kind: 'ExternalSecret',
    namespace: 'floe-billing',
    name: 'registry',
    secretId: null,
    state: 'failing',
    summary: 'external secret already exists in namespace',
  },
  {
    kind: 'ExternalSecret',
    namespace: 'floe-payments',
    name: 'registry',
    secretId: 'registry-in-payments',
    state: 'failing',
    summary: 'There is no SecretStore vault-backend in namespace floe-payments.',
  },
  {
    kind: 'ExternalSecret',
    namespace: 'floe-orders',
    name: 'registry',
    secretId: 'registry-in-orders',
    state: 'synced',
    summary: null,
  },
];

/** Secrets that come from elsewhere than a store, or go out, in a cluster of which not everything can be seen. */
export const otherKinds: EntitySecrets = answer(
  [withoutGenerator, generated, pushed, everywhere, kustomization],
  {
    clusters: [
      {
        name: 'floe-prod',
        title: 'floe-prod',
        reachable: true,
        since: minutesAgo(60 * 24 * 12),
        reason: null,
        visibility: {
          hidden: [
            {
              resource: 'secretstores.external-secrets.io',
              approach: 'external-secrets',
              cause: 'forbidden',
              shows:
                'the SecretStores: which provider a secret comes from, and whether the store is ready',
              servedVersions: ['external-secrets.io/v1'],
              reason: 'Cluster "floe-prod" answers 403',
              since: minutesAgo(50),
            },
            {
              resource: 'events',
              approach: null,
              cause: 'forbidden',
              shows:
                'why a secret fails: the operators report the cause in events only',
              servedVersions: ['v1'],
              reason: 'Cluster "floe-prod" answers 403',
              since: minutesAgo(50),
            },
          ],
          remedies: [
            {
              title: 'Add to the rules of the ClusterRole floe-secrets-read',
              manifest: [
                '- apiGroups: [external-secrets.io]',
                '  resources: [secretstores]',
                '  verbs: [get, list, watch]',
                "- apiGroups: ['']",
                '  resources: [events]',
                '  verbs: [get, list, watch]',
              ].join('\n'),
            },
            {
              title:
                'Or apply the manifests of docs/rbac again, then check the permissions of the portal',
              command:
                'kubectl auth can-i --list --as=system:serviceaccount:backstage:floe-secrets',
            },
          ],
        },
      },
    ],
  },
);
