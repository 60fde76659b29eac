import { renderChart } from './renderChart';

const target = {
  release: 'orders',
  namespace: 'floe-orders',
  apiVersion: 'external-secrets.io/v1',
} as const;

const values = (text: string, path = 'deploy/values.yaml') => ({ path, text });

describe('renderChart', () => {
  it('renders the merged values in the version that the cluster serves', async () => {
    const objects = await renderChart(
      [
        values(
          'floe: {externalSecrets: {enabled: yes, secretStoreRef: aws, postgresql: {enabled: true, passwordKey: a, passwordProperty: b}}}',
        ),
        values(
          'floe: {externalSecrets: {secretStoreRef: vault}}\ndagster: {generatePostgresqlPasswordSecret: off}',
          'deploy/values-prod.yaml',
        ),
      ],
      target,
    );
    expect(objects).toMatchObject([
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: {
          name: 'orders-floe-dagster-postgresql-secret',
          namespace: 'floe-orders',
          labels: { 'app.kubernetes.io/instance': 'orders' },
        },
        spec: { secretStoreRef: { name: 'vault' } },
      },
    ]);
  });

  it('renders only the Secret of the Dagster chart from empty files', async () => {
    expect(await renderChart([values(''), values('# none')], target)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: 'dagster-postgresql-secret',
          namespace: 'floe-orders',
          labels: { app: 'dagster', release: 'orders', heritage: 'Helm' },
        },
        type: 'Opaque',
        stringData: { 'postgresql-password': 'test' },
      },
    ]);
  });

  it.each([
    ['under global', 'global: {generatePostgresqlPasswordSecret: false}', 1],
    ['at the top', 'generatePostgresqlPasswordSecret: false', 0],
    ['as null', 'generatePostgresqlPasswordSecret: null', 0],
    ['as a text', 'generatePostgresqlPasswordSecret: "false"', 1],
    ['without Dagster', 'enabled: false', 0],
  ])(
    'reads generatePostgresqlPasswordSecret as the Dagster chart does: %s',
    async (_, dagster, count) => {
      expect(
        await renderChart([values(`dagster: {${dagster}}`)], target),
      ).toHaveLength(count);
    },
  );

  it.each([
    'dagster: {global: {postgresqlSecretName: own}}',
    'global: {postgresqlSecretName: own}\ndagster: {global: {postgresqlSecretName: other}}',
  ])('reads the name and the password from the values: %s', async text => {
    const [object] = await renderChart(
      [
        values(text),
        values('dagster: {postgresql: {postgresqlPassword: hunter2}}'),
      ],
      target,
    );
    expect(object).toMatchObject({
      metadata: { name: 'own' },
      stringData: { 'postgresql-password': 'hunter2' },
    });
  });

  it.each([
    [
      'password: "hunter2\nx: 1',
      /^deploy\/values.yaml is not YAML: \S+ in line/,
    ],
    ['a: *hunter2', /^deploy\/values.yaml has aliases/],
  ])('names the place of a fault without quoting: %s', (text, message) => {
    const render = () => renderChart([values(text)], target);
    expect(render).toThrow(message);
    expect(render).not.toThrow('hunter2');
  });
});
