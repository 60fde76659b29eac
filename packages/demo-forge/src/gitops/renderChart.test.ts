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
          'floe: {externalSecrets: {secretStoreRef: vault}}',
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

  it('renders nothing from empty files', async () => {
    expect(await renderChart([values(''), values('# none')], target)).toEqual(
      [],
    );
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
