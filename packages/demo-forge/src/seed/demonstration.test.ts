/** @jest-environment node */
import { mockServices } from '@backstage/backend-test-utils';
import {
  DemoCluster,
  demoSeed,
  demoServices,
  KubernetesObject,
  startDemoCluster,
} from '@floe/demo-cluster';
import { parseCertificates, sealValue } from '@floe/sealed-secrets';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../__testUtils__/waitFor';
import { DemoForge, startDemoForge } from '../startDemoForge';
import { demoApplications } from './demo';
import { Seal } from './types';

const kinds = [
  { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret' },
  { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' },
];

/** The status of the condition that shows whether the secret has arrived. */
function arrived(object: KubernetesObject): string {
  const conditions = (object.status as any)?.conditions ?? [];
  return conditions[0]?.status ?? 'Unknown';
}

describe('the demonstration: Git host, GitOps and cluster together', () => {
  let dataDirectory: string;
  let cluster: DemoCluster;
  let forge: DemoForge;

  const seal: Seal = async (target, value) => {
    const [certificate] = await parseCertificates(cluster.certificate);
    return sealValue({ ...target, value, certificate });
  };

  const secretsOf = (name: string) => {
    const { namespace, fullname } = demoServices.find(
      service => service.name === name,
    )!;
    return cluster
      .list({ apiVersion: 'v1', kind: 'Secret', namespace })
      .flatMap(({ data, metadata }) =>
        metadata.name.startsWith(fullname)
          ? [
              [
                metadata.name.replace(`${fullname}-`, ''),
                Object.keys(data as object).sort(),
              ],
            ]
          : [],
      );
  };

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'demonstration-'));
    cluster = await startDemoCluster({
      seed: demoSeed(),
      sealingKeySize: 2048,
      reconcileDelay: 20,
    });
    forge = await startDemoForge({
      port: 0,
      dataDirectory,
      token: 't',
      logger: mockServices.logger.mock(),
      cluster,
      applications: demoApplications(demoServices, { cluster: 'demo' }),
      seed: { services: demoServices, seal },
    });
    // Modules for SOPS are loaded now: Jest loads none between two tests.
    await waitFor(() => {
      const count = ['pricing-signals', 'store-traffic'].flatMap(secretsOf);
      if (count.length < 5) {
        throw new Error(`${count.length} of 5 Secrets are there`);
      }
    });
  }, 60_000);
  afterAll(async () => {
    await forge.stop();
    await cluster.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const states = (name: string) => {
    const { namespace, fullname } = demoServices.find(
      service => service.name === name,
    )!;
    return Object.fromEntries(
      kinds
        .flatMap(kind => cluster.list({ ...kind, namespace }))
        .map(object => [
          object.metadata.name.replace(`${fullname}-`, ''),
          arrived(object),
        ]),
    );
  };
  const api = async (method: string, path: string, body?: object) => {
    const response = await fetch(
      `${forge.apiBaseUrl}/repos/floe-demo/${path}`,
      {
        method,
        headers: { Authorization: 'token t' },
        body: body && JSON.stringify(body),
      },
    );
    expect(response.ok).toBe(true);
    return response.json();
  };
  const valuesPath = 'deploy/values-prod.yaml';
  const read = async (repository: string) => {
    const { content } = await api(
      'GET',
      `${repository}/contents/${valuesPath}`,
    );
    return Buffer.from(content, 'base64').toString('utf8');
  };
  /** Changes the values file by a merged pull request. */
  const mergeChange = async (repository: string, text: string) => {
    const { object } = await api('GET', `${repository}/git/ref/heads/main`);
    const tree = await api('POST', `${repository}/git/trees`, {
      base_tree: object.sha,
      tree: [{ path: valuesPath, content: text }],
    });
    const commit = await api('POST', `${repository}/git/commits`, {
      message: 'Change the secrets',
      tree: tree.sha,
      parents: [object.sha],
    });
    const branch = `change-${commit.sha.slice(0, 7)}`;
    await api('POST', `${repository}/git/refs`, {
      ref: `refs/heads/${branch}`,
      sha: commit.sha,
    });
    const { number } = await api('POST', `${repository}/pulls`, {
      title: 'Change the secrets',
      head: branch,
      base: 'main',
    });
    await api('PUT', `${repository}/pulls/${number}/merge`);
  };

  it.each([
    [
      'orders-lakehouse',
      {
        'postgresql-secret': 'True',
        'compute-secret': 'True',
        'storage-secret': 'True',
        'catalog-secret': 'True',
        'dbt-cloud': 'False',
      },
    ],
    [
      'customer-360',
      {
        'postgresql-secret': 'True',
        'compute-secret': 'True',
        'storage-secret': 'False',
        'catalog-secret': 'False',
      },
    ],
    [
      'billing-metrics',
      {
        'postgresql-secret': 'True',
        'compute-secret': 'False',
        'catalog-secret': 'True',
        'erp-export': 'False',
      },
    ],
    [
      'fraud-features',
      {
        'legacy-s3-access': 'True',
        'postgresql-secret': 'True',
        'compute-secret': 'False',
        'storage-secret': 'False',
        'catalog-secret': 'False',
        'feature-store': 'False',
      },
    ],
    ['pricing-signals', {}],
    ['supply-forecast', {}],
  ])('brings %s into its state', async (name, expected) => {
    await waitFor(() => expect(states(name)).toEqual(expected));
  });

  const ofDatabase = [
    'postgresql-host',
    'postgresql-password',
    'postgresql-username',
  ];
  const ofSnowflake = [
    'SNOWFLAKE_ACCOUNT',
    'SNOWFLAKE_PASSWORD',
    'SNOWFLAKE_USER',
  ];
  it.each([
    [
      'pricing-signals',
      [
        ['competitor-feed', ['FEED_API_TOKEN']],
        ['compute-secret', ofSnowflake],
        ['postgresql-secret', ofDatabase],
      ],
    ],
    [
      'store-traffic',
      [
        ['compute-secret', ofSnowflake],
        ['postgresql-secret', ofDatabase],
      ],
    ],
  ])('decrypts the secrets of %s', async (name, expected) => {
    await waitFor(() => expect(secretsOf(name)).toEqual(expected));
  });

  describe('Flux', () => {
    const reference = {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { namespace: 'floe-stores', name: 'store-traffic-secrets' },
    };
    const status = () => cluster.find(reference)?.status as any;
    const request = (value: string) =>
      cluster.apply({
        ...reference,
        metadata: {
          ...reference.metadata,
          annotations: { 'reconcile.fluxcd.io/requestedAt': value },
        },
      });
    const key = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: 'floe-stores', name: 'sops-age' },
    };

    it('answers a request, and says what it has applied', async () => {
      request('1');
      await waitFor(() => expect(status()?.lastHandledReconcileAt).toBe('1'));
      expect(status()).toMatchObject({
        conditions: [
          { type: 'Ready', status: 'True', reason: 'ReconciliationSucceeded' },
        ],
        inventory: {
          entries: ['compute', 'postgresql'].map(component => ({
            id: `floe-stores_store-traffic-floe-dagster-${component}-secret__Secret`,
            v: 'v1',
          })),
        },
        lastAppliedRevision: expect.stringMatching(/^main@sha1:[0-9a-f]{40}$/),
      });
    });

    it('fails without its key, and keeps the Secrets', async () => {
      const data = cluster.find(key)?.data;
      cluster.remove(key);
      request('2');
      await waitFor(() =>
        expect(status().conditions[0]).toMatchObject({
          status: 'False',
          reason: 'BuildFailed',
          message: 'secrets "sops-age" not found',
        }),
      );
      expect(secretsOf('store-traffic')).toHaveLength(2);
      cluster.apply({ ...key, data });
      request('3');
      await waitFor(() =>
        expect(status().conditions[0]).toMatchObject({ status: 'True' }),
      );
    });
  });

  it('brings the first secrets of a service by a merged pull request', async () => {
    const text = await read('supply-forecast');
    await mergeChange(
      'supply-forecast',
      text.replace(
        'floe:\n',
        `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    postgresql:
      enabled: true
      passwordKey: floe/prod/dagster-postgresql
      passwordProperty: password
`,
      ),
    );
    await waitFor(() =>
      expect(states('supply-forecast')).toEqual({
        'postgresql-secret': 'True',
      }),
    );
    await mergeChange('supply-forecast', text);
    await waitFor(() => expect(states('supply-forecast')).toEqual({}));
  });

  it('fixes values that were sealed for another scope', async () => {
    const text = await read('customer-360');
    const target = {
      name: 'customer-360-floe-dagster-storage-secret',
      namespace: 'floe-customer',
      scope: 'strict',
    } as const;
    const key = await seal(target, 'AKIAEXAMPLE');
    const secret = await seal(target, 'example');
    await mergeChange(
      'customer-360',
      text
        .replace(/(AWS_ACCESS_KEY_ID: ).*/, `$1${key}`)
        .replace(/(AWS_SECRET_ACCESS_KEY: ).*/, `$1${secret}`),
    );
    await waitFor(() =>
      expect(states('customer-360')).toMatchObject({
        'storage-secret': 'True',
        'catalog-secret': 'False',
      }),
    );
    await mergeChange('customer-360', text);
    await waitFor(() =>
      expect(states('customer-360')).toMatchObject({
        'storage-secret': 'False',
      }),
    );
  });
});
