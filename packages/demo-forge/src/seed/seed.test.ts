/** @jest-environment node */
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { demoServices } from '@floe/demo-cluster';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { renderChart } from '../gitops/renderChart';
import { DemoForge, startDemoForge } from '../startDemoForge';
import { demoCatalogLocations } from './demo';
import { SealTarget } from './types';

describe('the seed', () => {
  let dataDirectory: string;
  let forge: DemoForge;
  let sealed: (SealTarget & { value: string })[] = [];
  let ciphertexts = 0;

  const start = (fresh = false) =>
    startDemoForge({
      port: 0,
      dataDirectory,
      token: 't',
      logger: mockServices.logger.mock(),
      fresh,
      seed: {
        services: demoServices,
        seal: async (target, value) => {
          sealed.push({ ...target, value });
          return `AgSealed${++ciphertexts}`;
        },
      },
    });

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'demo-forge-seed-'));
    forge = await start();
  });
  afterAll(async () => {
    await forge.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const raw = async (repository: string, path: string) => {
    const response = await fetch(
      `${forge.url}/floe-demo/${repository}/raw/main/${path}`,
    );
    return response.ok ? response.text() : undefined;
  };

  const render = async (name: string) => {
    const service = demoServices.find(candidate => candidate.name === name)!;
    const files = await Promise.all(
      ['deploy/values.yaml', 'deploy/values-prod.yaml'].map(async path => ({
        path,
        text: (await raw(name, path)) ?? '',
      })),
    );
    const objects = await renderChart(files, {
      release: service.release,
      namespace: service.namespace,
      apiVersion: 'external-secrets.io/v1',
    });
    return {
      service,
      files,
      objects,
      names: objects.map(({ kind, metadata }) =>
        `${kind} ${metadata.name}`.replace(`${service.fullname}-`, ''),
      ),
    };
  };

  it.each([
    [
      'orders-lakehouse',
      [
        'ExternalSecret postgresql-secret',
        'ExternalSecret compute-secret',
        'ExternalSecret storage-secret',
        'ExternalSecret catalog-secret',
        'ExternalSecret dbt-cloud',
      ],
    ],
    [
      'customer-360',
      [
        'SealedSecret postgresql-secret',
        'SealedSecret compute-secret',
        'SealedSecret storage-secret',
        'SealedSecret catalog-secret',
      ],
    ],
    [
      'billing-metrics',
      [
        'ExternalSecret postgresql-secret',
        'ExternalSecret compute-secret',
        'ExternalSecret catalog-secret',
        'ExternalSecret erp-export',
      ],
    ],
    [
      'fraud-features',
      [
        'ExternalSecret postgresql-secret',
        'ExternalSecret compute-secret',
        'ExternalSecret storage-secret',
        'ExternalSecret catalog-secret',
        'ExternalSecret feature-store',
      ],
    ],
    // Dagster's embedded database, with the Secret that its chart creates.
    ['marketing-attribution', ['Secret dagster-postgresql-secret']],
    ['pricing-signals', []],
    ['store-traffic', []],
    ['supply-forecast', ['Secret dagster-postgresql-secret']],
  ])('renders the secrets of %s', async (name, expected) => {
    const { names, service, files } = await render(name);
    expect(names).toEqual(expected);
    expect(parse(files[1].text)?.dagster?.global?.postgresqlSecretName).toBe(
      expected[0] === 'Secret dagster-postgresql-secret'
        ? undefined
        : `${service.fullname}-postgresql-secret`,
    );
  });

  it('seals for the names that the chart renders, half of them without the required annotation', async () => {
    const { objects } = await render('customer-360');
    for (const object of objects) {
      const target = sealed.find(({ name }) => name === object.metadata.name)!;
      expect(target.namespace).toBe(object.metadata.namespace);
      expect(object.metadata.annotations).toBeUndefined();
    }
    expect(sealed.map(({ name, scope }) => `${name} ${scope}`)).toEqual(
      expect.arrayContaining([
        'customer-360-floe-dagster-postgresql-secret strict',
        'customer-360-floe-dagster-storage-secret namespace-wide',
      ]),
    );
    const text = await raw('customer-360', 'deploy/values-prod.yaml');
    const passwords = sealed.filter(({ value }) => value.length >= 24);
    expect(passwords).not.toEqual([]);
    for (const { value } of passwords) {
      expect(text).not.toContain(value);
    }
  });

  it('describes every service to the catalog', async () => {
    const organisation = parseAllDocuments(
      (await raw('platform-catalog', 'organisation.yaml'))!,
    ).map(document => stringifyEntityRef(document.toJS()));
    for (const service of demoServices) {
      const entity = parse((await raw(service.name, 'catalog-info.yaml'))!);
      expect(entity).toMatchObject({
        kind: 'Component',
        metadata: {
          name: service.name,
          annotations: {
            'backstage.io/kubernetes-id': service.name,
            'backstage.io/kubernetes-namespace': service.namespace,
            'floe.dev/release': service.release,
            'floe.dev/namespace': service.namespace,
            'floe.dev/values':
              'deploy/values.yaml,deploy/values-{environment}.yaml',
          },
        },
        spec: { type: 'service', system: 'floe' },
      });
      expect(organisation).toContain(entity.spec.owner);
    }
    for (const location of demoCatalogLocations(demoServices, forge.url)) {
      expect((await fetch(location)).status).toBe(200);
    }
  });

  it('keeps repositories at the next start, and creates them again with fresh', async () => {
    const head = async () => {
      const response = await fetch(
        `${forge.apiBaseUrl}/repos/floe-demo/customer-360/git/ref/heads/main`,
      );
      return (await response.json()).object.sha;
    };
    const before = await head();
    sealed = [];
    await forge.stop();
    forge = await start();
    expect(await head()).toBe(before);
    expect(sealed).toEqual([]);

    await forge.stop();
    forge = await start(true);
    expect(await head()).not.toBe(before);
    expect(sealed).not.toEqual([]);
  });
});
