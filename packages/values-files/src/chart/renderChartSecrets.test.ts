import {
  chartFixtures,
  describeWithChart,
} from '../__testUtils__/chartFixtures';
import { ChartRenderError } from './errors';
import { mergeValues } from './mergeValues';
import { renderChartSecrets } from './renderChartSecrets';

const release = { release: 'floe-dagster', namespace: 'floe' };

function externalSecrets(values: object) {
  return {
    floe: {
      externalSecrets: {
        enabled: true,
        secretStoreRef: 'aws-secrets-manager',
        ...values,
      },
    },
  };
}

const compute = {
  enabled: true,
  secrets: [{ secretKey: 'SNOWFLAKE_USER', remoteKey: 'floe/prod/snowflake' }],
};

describeWithChart('renderChartSecrets, compared with Helm', () => {
  it.each([
    ['external-secrets-aws'],
    ['external-secrets-vault'],
    ['sealed-secrets'],
    ['sops'],
  ])('renders values-%s.yaml as the chart does', name => {
    const values = mergeValues(
      chartFixtures.values('values.yaml'),
      chartFixtures.values(`values-${name}.yaml`),
    );
    expect(renderChartSecrets(values, release)).toEqual(
      chartFixtures.rendered(`${name}.yaml`),
    );
  });

  it.each([
    ['external-secrets-aws'],
    ['external-secrets-vault'],
    ['sealed-secrets'],
    ['sops'],
  ])('adds the defaults that values-%s.yaml does not have', name => {
    expect(
      renderChartSecrets(chartFixtures.values(`values-${name}.yaml`), release),
    ).toEqual(chartFixtures.rendered(`${name}.yaml`));
  });

  it('renders nothing from the defaults', () => {
    expect(
      renderChartSecrets(chartFixtures.values('values.yaml'), release),
    ).toEqual([]);
  });
});

describe('renderChartSecrets', () => {
  it('uses the given API version and chart version', () => {
    const [object] = renderChartSecrets(externalSecrets({ compute }), {
      ...release,
      chartVersion: '0.2.0+build.5',
      externalSecretsApiVersion: 'external-secrets.io/v1',
    });
    expect(object.apiVersion).toBe('external-secrets.io/v1');
    expect(object.metadata.labels).toMatchObject({
      'helm.sh/chart': 'floe-dagster-0.2.0_build.5',
      'app.kubernetes.io/version': '0.2.0+build.5',
    });
  });

  it('lets a custom entry have its own store, interval and policy', () => {
    const objects = renderChartSecrets(
      externalSecrets({
        annotations: { team: 'data' },
        custom: [
          {
            name: 'dbt-cloud',
            secretStoreRef: 'vault',
            secretStoreKind: 'ClusterSecretStore',
            refreshInterval: '30m',
            creationPolicy: 'Merge',
            data: [{ secretKey: 'TOKEN', remoteKey: 'dbt', property: 'token' }],
          },
        ],
      }),
      release,
    );
    expect(objects).toEqual([
      expect.objectContaining({
        metadata: expect.objectContaining({
          name: 'floe-dagster-dbt-cloud',
          annotations: { team: 'data' },
          labels: expect.not.objectContaining({
            'app.kubernetes.io/component': expect.anything(),
          }),
        }),
        spec: expect.objectContaining({
          refreshInterval: '30m',
          secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
          target: { name: 'floe-dagster-dbt-cloud', creationPolicy: 'Merge' },
        }),
      }),
    ]);
  });

  it('adds the template only to the database', () => {
    const objects = renderChartSecrets(
      externalSecrets({
        template: { enabled: true, connectionString: true },
        postgresql: { enabled: true, passwordKey: 'db' },
        compute,
      }),
      release,
    );
    expect(objects.map(object => (object as any).spec.target.template)).toEqual(
      [
        {
          engineVersion: 'v2',
          data: { DAGSTER_PG_URL: expect.stringContaining('{{ .password }}') },
        },
        undefined,
      ],
    );
  });

  it('creates Secrets without a component from custom SOPS values', () => {
    expect(
      renderChartSecrets(
        { secrets: { custom: { trino: { TRINO_USER: 'floe', PORT: 443 } } } },
        release,
      ),
    ).toEqual([
      expect.objectContaining({
        kind: 'Secret',
        metadata: expect.objectContaining({
          name: 'floe-dagster-trino',
          labels: expect.not.objectContaining({
            'app.kubernetes.io/component': expect.anything(),
          }),
        }),
        stringData: { TRINO_USER: 'floe', PORT: '443' },
      }),
    ]);
  });

  it('treats any text as true for enabled, as Go templates do', () => {
    expect(
      renderChartSecrets(
        externalSecrets({ compute: { ...compute, enabled: 'false' } }),
        release,
      ),
    ).toHaveLength(1);
  });

  it.each([
    [
      'a store that is not named',
      externalSecrets({ secretStoreRef: '', compute }),
      'floe.externalSecrets.secretStoreRef: the chart needs a text here',
    ],
    [
      'a section that was deleted',
      externalSecrets({ compute: null }),
      'floe.externalSecrets.compute: the chart needs a map here',
    ],
    [
      'a refresh interval without unit',
      externalSecrets({ refreshInterval: 15, compute }),
      'floe.externalSecrets.refreshInterval: the chart writes this without quotes',
    ],
    [
      'a property that reads as a boolean',
      externalSecrets({
        compute: {
          enabled: true,
          secrets: [{ secretKey: 'A', remoteKey: 'a', property: 'on' }],
        },
      }),
      'floe.externalSecrets.compute.secrets[0].property: the chart writes this',
    ],
    [
      'a scope annotation without quotes',
      {
        floe: {
          sealedSecrets: {
            enabled: true,
            annotations: { 'sealedsecrets.bitnami.com/namespace-wide': true },
          },
        },
      },
      'floe.sealedSecrets.annotations.sealedsecrets.bitnami.com/namespace-wide: the cluster takes only text',
    ],
    [
      'a list that is a map',
      externalSecrets({ custom: { a: {} } }),
      'floe.externalSecrets.custom: the chart needs a list here',
    ],
    [
      'an entry that is a text',
      externalSecrets({ custom: ['a'] }),
      'floe.externalSecrets.custom[0]: the chart needs a map here',
    ],
  ])('fails like the chart or the cluster: %s', (_, values, message) => {
    const render = () => renderChartSecrets(values, release);
    expect(render).toThrow(ChartRenderError);
    expect(render).toThrow(message);
  });
});
