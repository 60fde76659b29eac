import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configOfEnvironment, namesClusters } from './ownClusters.mjs';

test('knows every place that names clusters', () => {
  const naming = [
    { kubernetes: { clusterLocatorMethods: [{ type: 'catalog' }] } },
    { floeSecrets: { clusters: { kubeconfig: { file: '/home/jo/kube' } } } },
    { floeSecrets: { clusters: { inCluster: 'home' } } },
    { kubernetes: { $include: 'kubernetes.yaml' } },
    { kubernetes: { clusterLocatorMethods: { $include: 'clusters.yaml' } } },
    { floeSecrets: { clusters: { $include: 'clusters.yaml' } } },
    { floeSecrets: { $include: 'floe.yaml' } },
    { $include: 'all.yaml' },
  ];
  for (const config of naming) {
    assert.equal(namesClusters(config), true, JSON.stringify(config));
  }
  const others = [
    null,
    {},
    { kubernetes: null },
    { kubernetes: { frontend: { podDelete: { enabled: false } } } },
    { floeSecrets: { environments: [] } },
    { auth: { providers: { $include: 'auth.yaml' } } },
    'text',
  ];
  for (const config of others) {
    assert.equal(namesClusters(config), false, JSON.stringify(config));
  }
});

test('reads the variables that Backstage lays over the files', () => {
  const config = configOfEnvironment({
    PATH: '/bin',
    APP_CONFIG_floeSecrets_clusters_kubeconfig_file: '/home/jo/kube',
    APP_CONFIG_auth_providers: '{"github":{"development":{}}}',
    APP_CONFIG_auth_environment: 'development',
  });
  assert.deepEqual(config, {
    floeSecrets: { clusters: { kubeconfig: { file: '/home/jo/kube' } } },
    auth: {
      providers: { github: { development: {} } },
      environment: 'development',
    },
  });
  assert.equal(namesClusters(config), true);
  assert.equal(namesClusters(configOfEnvironment({ HOME: '/' })), false);
  assert.equal(
    namesClusters(
      configOfEnvironment({
        APP_CONFIG_kubernetes: '{"clusterLocatorMethods":[]}',
      }),
    ),
    true,
  );
});
