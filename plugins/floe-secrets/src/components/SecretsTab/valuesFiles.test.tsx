import { screen, within } from '@testing-library/react';
import { answer, service } from '../../__fixtures__/entitySecrets';
import { secret } from '../../__fixtures__/secrets';
import { fakePreview } from '../../__testUtils__/fakePreview';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

const values = (dagster: string, interval = '15m0s') => `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    refreshInterval: ${interval}
    postgresql: {enabled: true, passwordKey: floe/db}
    compute: {enabled: true, secrets: [{secretKey: A, remoteKey: floe/a}]}
dagster:
${dagster}`;

const WIRED = `  dagsterDaemon:
    envSecrets: [{name: orders-lakehouse-floe-dagster-compute-secret}]
`;
const MISPLACED = `  global:
    postgresqlSecretName: orders-lakehouse-floe-dagster-postgresql-secret
    generatePostgresqlPasswordSecret: false
`;
const RIGHT = '  generatePostgresqlPasswordSecret: false\n';

describe('the findings of values files in the Secrets tab', () => {
  async function render(text: string, mayChange?: boolean) {
    const api = fakeApi();
    const { environments } = service({});
    api.getEntitySecrets.mockResolvedValue(
      answer([secret()], {
        service: service({
          environments: environments.map(place => ({ ...place, mayChange })),
        }),
      }),
    );
    api.preview.mockImplementation(async request => fakePreview(request, text));
    await renderTab({ api });
    await screen.findByText(/in the cluster/);
    return api;
  }

  const partOf = (link: HTMLElement) =>
    new URL(link.getAttribute('href')!, 'http://portal').searchParams.get(
      'part',
    );

  it('leads from a misplaced setting of the database to the field that corrects it', async () => {
    const api = await render(values(MISPLACED + WIRED));
    const finding = (
      await screen.findByText(/The Dagster chart creates the Secret/)
    ).closest('li')!;
    expect(finding).toHaveTextContent(
      'dagster.global.generatePostgresqlPasswordSecret',
    );
    const link = within(finding).getByRole('link', {
      name: 'Correct it in the wizard',
    });
    expect(partOf(link)).toBe('postgresql');
    expect(api.preview).toHaveBeenCalledWith({
      entityRef: expect.stringContaining('orders-lakehouse'),
      environment: 'prod',
      cluster: 'floe-prod',
      namespace: 'floe-orders',
      dryRun: false,
    });
  });

  it('leads from an interval in another form to the field that corrects it', async () => {
    await render(values(RIGHT + WIRED, '15m'));
    const finding = (await screen.findByText(/not in Go's format/)).closest(
      'li',
    )!;
    const link = within(finding).getByRole('link', {
      name: 'Correct it in the wizard',
    });
    expect(partOf(link)).toBe('refreshInterval');
    expect(link.getAttribute('href')).toContain('task=interval-form');
  });

  it('names the Secrets that no workload reads', async () => {
    await render(values(RIGHT));
    expect(
      await screen.findByText(
        /No workload of Dagster reads orders-lakehouse-floe-dagster-compute-secret/,
      ),
    ).toBeInTheDocument();
    const link = screen.getByRole('link', {
      name: 'Choose workloads in the wizard',
    });
    expect(link.getAttribute('href')).toMatch(/[?&]part=compute\b/);
  });

  it('are empty where nothing is wrong, and not requested for users who may not change it', async () => {
    const api = await render(values(RIGHT + WIRED), false);
    expect(api.preview).not.toHaveBeenCalled();
    expect(screen.queryByText(/finding/)).not.toBeInTheDocument();
  });
});
